import type { Day } from '../../calendar/day.ts'

/** `own`: what concerns its person; `congress`: everything of the congress, for a clerk. */
export type FeedScope = 'own' | 'congress'

/** Two instants, or whole days, the last one counted. */
type When =
  | { readonly kind: 'hours'; readonly from: Date; readonly until: Date }
  | { readonly kind: 'days'; readonly from: Day; readonly until: Day }

/** Something in a calendar. All of it comes from rows, so that an unchanged state is written in the same bytes. */
export interface CalendarEvent {
  /** The same for good, also when it is moved or cancelled. */
  readonly uid: string
  /** Grows with every change, so that a calendar takes the later one. */
  readonly sequence: number
  readonly changedAt: Date
  readonly when: When
  readonly title: string
  readonly place: string | null
  readonly notes: string | null
  readonly isCancelled: boolean
  /** It takes nobody's time: a deadline, or a meeting that its person does not attend. */
  readonly isFree: boolean
}

export interface Feed {
  readonly name: string
  readonly events: readonly CalendarEvent[]
}
