/**
 * Acts on items that are locked: decided by the rules, written, logged, what is refused as well. Commands go through
 * `commands/act.ts`, one item at a time and for a person; the service acts here for itself, on many at once.
 */
import type { HolidayTable } from '../../../calendar/holidays.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import { recordDeeds } from '../../deeds/store.ts'
import type { Act, Refusal } from '../rules/acts.ts'
import { decide } from '../rules/decide.ts'
import type { SuggestionEvent } from '../rules/events.ts'
import type { Standing } from '../rules/standing.ts'
import type { Suggestion } from '../types.ts'
import { appendAll } from './suggestions.ts'

/** What somebody wants done with an item of a congress. */
export interface Asked {
  readonly item: Suggestion
  readonly act: Act
  readonly congress: Pick<Congress, 'zone' | 'province' | 'settings'>
}

/** Who acts, when, and with which message; of the service account and message are null. */
export interface Hand {
  readonly who: Standing
  readonly userid: string | null
  readonly now: Date
  readonly table: HolidayTable
  readonly message: { readonly bot: string; readonly msgid: string } | null
}

export interface Performed {
  readonly before: Suggestion
  /** As it is now. */
  readonly item: Suggestion
  /** Null: it was done. */
  readonly refusal: Refusal | null
  readonly events: readonly SuggestionEvent[]
}

/** Each item at most once. As many statements for many as for one. @returns in the order in which they were asked */
export async function actOn(tx: Tx, asked: readonly Asked[], hand: Hand): Promise<Performed[]> {
  const { who, userid, now, table, message } = hand
  const decided = asked.map(({ item: before, act, congress }) => {
    const on = dayOf(now, congress.zone)
    const rules = settingsOf(congress).suggestions
    return { before, act, on, decision: decide(before, act, { who, today: on, rules, table }) }
  })
  const allowed = decided.flatMap(({ before, on, decision }) =>
    'refusal' in decision ? [] : [{ before, on, events: decision.events }],
  )
  const after = await appendAll(tx, allowed, { at: now, enteredBy: who.personId, message })
  await recordDeeds(
    tx,
    decided.map(({ before, act, decision }) => ({
      congressId: before.congressId,
      at: now,
      userid,
      action: `suggestion.${act.act}`,
      subject: `suggestion:${before.id}`,
      ...('refusal' in decision
        ? { outcome: 'refused', detail: { why: decision.refusal.why } }
        : { outcome: 'done', detail: { steps: decision.events.map(({ type }) => type) } }),
      ...(message === null ? {} : { message }),
    })),
  )
  const itemOf = new Map(after.map(item => [item.id, item]))
  return decided.map(({ before, decision }) =>
    'refusal' in decision
      ? { before, item: before, refusal: decision.refusal, events: [] }
      : { before, item: itemOf.get(before.id) ?? before, refusal: null, events: decision.events },
  )
}
