import type { Context } from '../../../bot/command.ts'
import { holidayTable } from '../../holidays/store.ts'
import { tellKeyListed } from '../outreach/key-list.ts'
import type { SuggestionEvent } from '../rules/events.ts'
import { planItems, wallOf } from '../store/planning.ts'
import type { Suggestion } from '../types.ts'

/** What was done with an item. */
export interface Step {
  /** Null: it was handed in. */
  readonly before: Suggestion | null
  readonly item: Suggestion
  readonly events: readonly SuggestionEvent[]
}

/** What follows of a step, in its transaction: what is to be said by itself is planned anew, its people are told. */
export async function afterwards(context: Context, step: Step): Promise<void> {
  await planAnew(context, step)
}

async function planAnew(context: Context, { item, events }: Step): Promise<void> {
  const { tx, now, tenant } = context
  await planItems(tx, [{ item, wall: wallOf(tenant, await holidayTable(tx)) }], now)
  if (events.some(({ type }) => type === 'key_listed')) await tellKeyListed(context, item)
}
