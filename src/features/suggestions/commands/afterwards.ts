import type { Context } from '../../../bot/command.ts'
import type { SuggestionEvent } from '../rules/events.ts'
import type { Suggestion } from '../types.ts'

/** What was done with an item. */
export interface Step {
  /** Null: it was handed in. */
  readonly before: Suggestion | null
  readonly item: Suggestion
  readonly events: readonly SuggestionEvent[]
}

/** What follows of a step, in its transaction: what is to be said by itself is planned anew, its people are told. */
export async function afterwards(_context: Context, _step: Step): Promise<void> {}
