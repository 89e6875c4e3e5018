import type { Context } from '../../../bot/command.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { settingsOf } from '../../congress/settings.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { holidayTable } from '../../holidays/store.ts'
import type { Act, Refusal } from '../rules/acts.ts'
import { decide } from '../rules/decide.ts'
import type { SuggestionEvent } from '../rules/events.ts'
import { readSuggestionStanding } from '../store/standing.ts'
import { append, lockSuggestion } from '../store/suggestions.ts'
import type { Suggestion } from '../types.ts'
import { afterwards } from './afterwards.ts'

export interface Performed {
  /** As it is now. */
  readonly item: Suggestion
  /** Null: it was done. */
  readonly refusal: Refusal | null
  readonly events: readonly SuggestionEvent[]
}

/**
 * Does something with an item: locks it, decides on what it is then, writes, and lets everybody know whom it concerns.
 * The one way in which commands and buttons change an item. What is refused is logged as well.
 */
export async function perform(context: Context, itemId: number, act: Act): Promise<Performed> {
  const { tx, tenant, actor, now, origin } = context
  const before = await lockSuggestion(tx, itemId)
  if (before === null || before.congressId !== tenant.id)
    throw new Error('an item that was seen is not there')
  const who = await readSuggestionStanding(tx, actor)
  const today = dayOf(now, tenant.zone)
  const decision = decide(before, act, {
    who,
    today,
    rules: settingsOf(tenant).suggestions,
    table: await holidayTable(tx),
  })
  const message = { bot: origin.bot, msgid: origin.msgid }
  const deed = {
    congressId: tenant.id,
    at: now,
    userid: actor.userid,
    action: `suggestion.${act.act}`,
    subject: `suggestion:${before.id}`,
    message,
  }
  if ('refusal' in decision) {
    await recordDeeds(tx, [{ ...deed, outcome: 'refused', detail: { why: decision.refusal.why } }])
    return { item: before, refusal: decision.refusal, events: [] }
  }
  const { events } = decision
  const entering = { on: today, at: now, enteredBy: actor.personId, message }
  const item = await append(tx, before, events, entering)
  await recordDeeds(tx, [{ ...deed, outcome: 'done', detail: { steps: events.map(({ type }) => type) } }])
  await afterwards(context, { before, item, events })
  return { item, refusal: null, events }
}
