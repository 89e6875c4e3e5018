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
