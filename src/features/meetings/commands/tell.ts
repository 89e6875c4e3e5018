import type { Context } from '../../../bot/command.ts'
import { type Card, type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { settingsOf } from '../../congress/settings.ts'
import { noticeCard } from '../cards/notice.ts'
import { named } from '../finding/named.ts'
import { type Listener, type Told, tellPeople } from '../outreach/people.ts'
import { changeCards } from '../outreach/private-cards.ts'
import type { Moved, Part } from '../rules/notice.ts'
import type { LockedMeeting } from '../store/answers.ts'
import { lockOne } from '../store/meetings.ts'
import { readSheet } from '../store/sheet.ts'
import * as texts from '../texts/amendment.ts'
import * as outreach from '../texts/outreach.ts'
import type { Line } from '../types.ts'
import { readFacts } from './facts.ts'

/**
 * Everybody addressed is told, and the cards that he has alone show it.
 * @param onCard whoever is told alone gets something to press, with these words on it
 */
export async function tellAddressed(
  context: Context,
  meeting: LockedMeeting,
  text: string,
  { onCard = null }: { readonly onCard?: string | null } = {},
): Promise<Told> {
  const { tx, clock, now } = context
  const people = await readSheet(tx, meeting.id)
  const asking = onCard === null ? {} : { card: askingCard(context, meeting, onCard) }
  const told = await tellPeople(tx, clock, now, meeting, [
    { kind: 'change', people, text, promise: 'at_least_once', ...asking },
  ])
  // As it stands now: whoever calls this has just changed it.
  await changeCards(context, await lockOne(tx, meeting.id))
  return told
}

/**
 * A changed notice: those who stay hear what is different, those who are new are asked, those who are no longer called
 * are told so. Whoever stays hears nothing of others coming and going.
 */
export async function tellAmended(
  context: Context,
  meeting: LockedMeeting,
  change: {
    readonly parts: readonly Part[]
    readonly moved: Moved<Listener>
    /** With what they had answered, and to which time. */
    readonly stay: readonly (Listener & Pick<Line, 'answer' | 'timeVersion'>)[]
  },
): Promise<Reply> {
  const { tx, clock, now, tenant } = context
  const { parts, moved, stay } = change
  const { number, notice } = meeting
  const { title, when, place, deadline } = named(context, meeting)
  const { labels } = settingsOf(tenant)
  const sayParts = (some: readonly Part[]) => texts.sayChanges(some, notice, labels, now, tenant.zone)
  const forAll = parts.filter(part => part !== 'audience')
  const tellsAll = forAll.length > 0
  const asked = { number, title, when, place, requirements: notice.requirements }
  // Also who has not yet answered anew since an earlier change of the time.
  const isAskedAgain = ({ answer, timeVersion }: Pick<Line, 'answer' | 'timeVersion'>) =>
    parts.includes('startsAt') || (answer !== null && timeVersion !== meeting.timeVersion)
  const amended = (isAsked: boolean, where: outreach.Place) =>
    outreach.amended(number, title, sayParts(forAll), isAsked, where)
  const called = (where: outreach.Place) =>
    outreach.nowAddressed({ ...asked, deadline: meeting.status === 'open' ? deadline : null }, where)
  // Whoever is asked, or asked again, gets something to press.
  const told = await tellPeople(tx, clock, now, meeting, [
    {
      kind: 'change',
      people: tellsAll ? stay.filter(line => isAskedAgain(line)) : [],
      text: amended(true, context),
      card: askingCard(context, meeting, amended(true, 'card')),
      promise: 'at_least_once',
    },
    {
      kind: 'change',
      people: tellsAll ? stay.filter(line => !isAskedAgain(line)) : [],
      text: amended(false, context),
      promise: 'at_least_once',
    },
    {
      kind: 'change',
      people: moved.added,
      text: called(context),
      card: askingCard(context, meeting, called('card')),
      promise: 'at_least_once',
    },
    {
      kind: 'change',
      people: moved.removed,
      text: outreach.noLongerAddressed(number, title, when),
      promise: 'at_least_once',
    },
  ])
  if (tellsAll) await changeCards(context, meeting)
  const outcome = { number, changes: sayParts(parts), moved, tellsAll, ...told }
  return context.chat === null
    ? say(texts.amended(outcome))
    : noticeReply(context, meeting, texts.amendedOnCard(outcome))
}

/** The card of today: in a group the reply itself is the new notice. @param note what its chair has to do besides */
export async function noticeReply(
  context: Context,
  meeting: LockedMeeting,
  note: string | null = null,
): Promise<Reply> {
  const card = await freshCard(context, meeting, false)
  return { kind: 'card', card: note === null ? card : { ...card, body: `${note}\n${card.body}` } }
}

async function freshCard(context: Context, meeting: LockedMeeting, isAlone: boolean): Promise<Card> {
  const facts = await readFacts(context.tx, context, meeting, isAlone)
  return noticeCard(newTaskId(`meeting-${meeting.id}`), facts)
}

/** For somebody alone. */
const askingCard = (context: Context, meeting: LockedMeeting, body: string) => async (): Promise<Card> => ({
  ...(await freshCard(context, meeting, true)),
  body,
})
