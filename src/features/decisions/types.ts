import type { Day } from '../../calendar/day.ts'

export type DecisionState = 'open' | 'done' | 'dropped'

/** What happened to it, as it is stored. Days are `2026-06-30`. */
export type DecisionEvent =
  | ({ readonly type: 'made' } & Terms)
  /** It had been written down wrong. */
  | ({ readonly type: 'corrected' } & Terms)
  | { readonly type: 'progress'; readonly words: string; readonly officeId: number | null }
  | { readonly type: 'extended'; readonly until: string; readonly reason: string }
  | { readonly type: 'done'; readonly result: string }
  | { readonly type: 'dropped'; readonly reason: string }
  /** It had ended, and was not over: it goes on as before. */
  | { readonly type: 'reopened'; readonly reason: string }

/** What is to be done, by whom, until when. Somebody, or an office, or nobody yet. */
export interface Terms {
  readonly words: string
  readonly officeId: number | null
  readonly personId: number | null
  readonly dueOn: string | null
}

/** What the events come to. */
export interface Folded {
  readonly state: DecisionState
  readonly words: string
  readonly officeId: number | null
  readonly personId: number | null
  readonly dueOn: string | null
  /** How it ended: the result, or why it was dropped. */
  readonly result: string | null
}

export interface Decision extends Omit<Folded, 'dueOn'> {
  readonly id: number
  readonly congressId: number
  readonly year: number
  readonly number: number
  readonly meetingId: number | null
  readonly meetingNumber: number | null
  readonly itemId: number | null
  readonly officeName: string | null
  readonly personName: string | null
  readonly dueOn: Day | null
}

export interface DecisionEntry {
  readonly event: DecisionEvent
  readonly day: Day
  readonly enteredByName: string
}
