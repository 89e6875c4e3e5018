import type { Context } from '../../../bot/command.ts'
import { type Card, type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { settingsOf } from '../../congress/settings.ts'
import { noticeCard } from '../cards/notice.ts'
import { named } from '../finding/named.ts'
import { type Listener, type Told, tellPeople } from '../outreach/people.ts'
import { changeCards } from '../outreach/private-cards.ts'
import type { Moved, Part } from '../rules/notice.ts'
import { type LockedMeeting, readCounts } from '../store/answers.ts'
import { lockOne } from '../store/meetings.ts'
import { readSheet } from '../store/sheet.ts'
import * as texts from '../texts/amendment.ts'
import * as outreach from '../texts/outreach.ts'
import { factsFor } from './facts.ts'

/**
 * Everybody addressed is told, and the cards that he has alone show it.
 * @param isAsked whoever is told alone gets something to press
 */
export async function tellAddressed(
  context: Context,
  meeting: LockedMeeting,
  text: string,
  { isAsked = false }: { readonly isAsked?: boolean } = {},
): Promise<Told> {
  const { tx, clock, now } = context
  const people = await readSheet(tx, meeting.id)
  const card = async () => ({ ...(await freshCard(context, meeting)), body: text })
  const told = await tellPeople(tx, clock, now, meeting, [
    { kind: 'change', people, text, promise: 'at_least_once', ...(isAsked ? { card } : {}) },
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
    readonly stay: readonly Listener[]
  },
): Promise<Reply> {
  const { tx, clock, now, tenant, botName } = context
  const { parts, moved, stay } = change
  const { number, notice } = meeting
  const { title, when, place, deadline } = named(context, meeting)
  const { labels } = settingsOf(tenant)
  const sayParts = (some: readonly Part[]) => texts.sayChanges(some, notice, labels, now, tenant.zone)
  const forAll = parts.filter(part => part !== 'audience')
  const tellsAll = forAll.length > 0
  const asked = { number, title, when, place, requirements: notice.requirements }
  const amended = outreach.amended(number, title, sayParts(forAll), parts.includes('startsAt'), botName)
  const called = outreach.nowAddressed(
    { ...asked, deadline: meeting.status === 'open' ? deadline : null },
    botName,
  )
  // Whoever is asked, or asked again, gets something to press.
  const askingCard = (body: string) => async () => ({ ...(await freshCard(context, meeting)), body })
  const told = await tellPeople(tx, clock, now, meeting, [
    {
      kind: 'change',
      people: tellsAll ? stay : [],
      text: amended,
      ...(parts.includes('startsAt') ? { card: askingCard(amended) } : {}),
      promise: 'at_least_once',
    },
    {
      kind: 'change',
      people: moved.added,
      text: called,
      card: askingCard(called),
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
  const card = await freshCard(context, meeting)
  return { kind: 'card', card: note === null ? card : { ...card, body: `${note}\n${card.body}` } }
}

async function freshCard(context: Context, meeting: LockedMeeting): Promise<Card> {
  const counts = await readCounts(context.tx, meeting)
  return noticeCard(newTaskId(`meeting-${meeting.id}`), factsFor(context, meeting, counts))
}
