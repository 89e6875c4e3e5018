import type { Context } from '../../../bot/command.ts'
import type { Click } from '../../../bot/incoming.ts'
import { type Card, type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { countAttachments } from '../../attachments/store.ts'
import { settingsOf } from '../../congress/settings.ts'
import { listOffices } from '../../roster/store/offices.ts'
import { namesOf } from '../../roster/store/people.ts'
import { selectVisits } from '../../visits/store/visits.ts'
import { numberOf as visitNumber } from '../../visits/texts/words.ts'
import { suggestionCard } from '../cards/suggestion.ts'
import { withAsked } from '../rules/life.ts'
import type { Standing } from '../rules/standing.ts'
import { type Entry, entriesOf } from '../store/suggestions.ts'
import * as words from '../texts/card.ts'
import { lifeLine, lifeLines, type Named } from '../texts/life.ts'
import type { Suggestion } from '../types.ts'
import { isGroup } from './facts.ts'
import { activityLines } from './from-activity.ts'

/** The card of an item, as this person may see it here. */

/** So many steps of its life stand on the card, each so long; the whole is behind a button. */
const shownSteps = 3
const stepChars = 40
const wholeStepChars = 200

/** Ask `maySee` first; in a group the card of a confidential item tells nothing, not even its number. */
export async function cardOf(
  context: Context,
  item: Suggestion,
  who: Standing,
  notes: readonly string[] = [],
  taskId: string = newTaskId(`sg-${item.id}`),
): Promise<Card> {
  const { tx, tenant, now } = context
  const inGroup = isGroup(context)
  const today = dayOf(now, tenant.zone)
  const offices = await listOffices(tx, tenant.id)
  const entries = (await entriesOf(tx, [item.id])).get(item.id) ?? []
  const named = await namedIn(context, item, entries, offices)
  const facts = { ...named, today, mostChars: stepChars }
  return suggestionCard(taskId, {
    item,
    who,
    inGroup,
    today,
    rules: settingsOf(tenant).suggestions,
    named,
    steps: withAsked(entries)
      .slice(-shownSteps)
      .map(step => lifeLine(step, facts)),
    attachments: await countAttachments(tx, { kind: 'suggestion', id: item.id }),
    visit: inGroup ? null : await visitOf(context, item),
    notes: [...notes, ...(inGroup && item.confidential ? [] : await activityLines(context, item))],
  })
}

/** As the answer to words. In a group a confidential item is not answered with a card: its buttons would name it. */
export async function shown(
  context: Context,
  item: Suggestion,
  who: Standing,
  notes: readonly string[] = [],
): Promise<Reply> {
  if (isGroup(context) && item.confidential) return say(words.onlyAlone)
  return { kind: 'card', card: await cardOf(context, item, who, notes) }
}

/** As the answer to a click: the clicked card, for whoever clicked. */
export async function shownOn(
  context: Context,
  click: Click,
  item: Suggestion,
  who: Standing,
  notes: readonly string[] = [],
): Promise<Reply> {
  return {
    kind: 'update',
    audience: 'clicker',
    card: await cardOf(context, item, who, notes, click.taskId),
  }
}

/** All steps of its life, one a line; for one person alone. */
export async function lifeOf(
  context: Pick<Context, 'tx' | 'tenant' | 'now'>,
  item: Suggestion,
): Promise<string[]> {
  const { tx, tenant, now } = context
  const entries = (await entriesOf(tx, [item.id])).get(item.id) ?? []
  const named = await namedIn(context, item, entries, await listOffices(tx, tenant.id))
  const facts = { ...named, today: dayOf(now, tenant.zone), mostChars: wholeStepChars }
  return lifeLines(withAsked(entries), facts)
}

async function namedIn(
  { tx }: Pick<Context, 'tx'>,
  item: Suggestion,
  entries: readonly Entry[],
  offices: readonly { readonly id: number; readonly name: string }[],
): Promise<Named> {
  const people = await namesOf(tx, [
    ...item.signers.map(({ personId }) => personId),
    ...item.invited,
    ...entries.flatMap(({ event, enteredBy }) => [
      ...(enteredBy === null ? [] : [enteredBy]),
      ...('personId' in event ? [event.personId] : []),
      ...('personIds' in event ? event.personIds : []),
      ...('signerId' in event ? [event.signerId] : []),
    ]),
  ])
  return {
    person: personId => people.get(personId) ?? '',
    office: officeId => offices.find(({ id }) => id === officeId)?.name ?? '',
  }
}

/** The number of the matter that it came of. */
export async function visitOf({ tx }: Pick<Context, 'tx'>, { visitId }: Suggestion): Promise<string | null> {
  if (visitId === null) return null
  const [visit] = await selectVisits(tx, tx.sql.part`where v.id = ${visitId}`)
  return visit === undefined ? null : visitNumber(visit)
}
