import { type Day, daysBetween } from '../../../calendar/day.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import type { SuggestionRules } from '../settings.ts'
import type { Refusal } from './acts.ts'
import type { SuggestionEvent } from './events.ts'
import type { Standing } from './standing.ts'

/** What a decision takes besides the item and the act. */
export interface Bench {
  readonly who: Standing
  readonly rules: SuggestionRules
  readonly today: Day
  readonly table: HolidayTable
}

/** The entries to be written, or why nothing is done. */
export type Decision = { readonly events: readonly SuggestionEvent[] } | { readonly refusal: Refusal }

export const refuse = (refusal: Refusal): Decision => ({ refusal })
export const done = (...events: SuggestionEvent[]): Decision => ({ events })

export const isAfter = (day: Day, other: Day): boolean => daysBetween(other, day) > 0
