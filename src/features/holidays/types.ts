import type { HolidayYear } from '../../calendar/holidays.ts'

/** A year that was added to the database. */
export interface StoredYear extends HolidayYear {
  readonly addedAt: Date
}

/** What came of storing a year. */
export type Saved = 'added' | 'changed' | 'unchanged'

/** Why a year's table cannot be used. Days are ISO. */
export type YearProblem =
  | { readonly kind: 'bad_year'; readonly year: number }
  | { readonly kind: 'no_day'; readonly text: string }
  /** It belongs neither to the year nor to the December before it. */
  | { readonly kind: 'other_year'; readonly day: string }
  /** A working day of 调休 that is no Saturday or Sunday. */
  | { readonly kind: 'not_weekend'; readonly day: string; readonly weekday: number }
  | { readonly kind: 'off_and_working'; readonly day: string }
  | { readonly kind: 'bad_name'; readonly day: string }
  /** A day that is off by law: without it the table is not of the whole year. */
  | { readonly kind: 'incomplete'; readonly day: string }
  | { readonly kind: 'too_many_off'; readonly days: number }

/** Why a file cannot be read as tables. */
export type HolidayFileProblem =
  | { readonly kind: 'not_json' }
  /** `at`: the first place in it that is not as it should be; empty: the whole. */
  | { readonly kind: 'unknown_form'; readonly at: string }
  /** No such days, the last before the first, or too many. */
  | { readonly kind: 'bad_period'; readonly name: string; readonly from: string; readonly until: string }
  | { readonly kind: 'twice'; readonly day: string }
