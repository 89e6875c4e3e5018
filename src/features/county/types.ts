import type { Congress } from '../congress/types.ts'
import type { State as SuggestionState } from '../suggestions/types.ts'

/** What is overdue in a town: how many of a kind, and for how long the oldest has been. Never which. */
export interface Overdue {
  readonly kind: 'answer' | 'promise' | 'decision' | 'matter'
  readonly count: number
  readonly days: number
}

/** What a county sees of a town: counts, and nothing that names a person or a matter. */
export interface TownFigures {
  readonly town: Pick<Congress, 'id' | 'name' | 'kind'>
  readonly deputies: number
  readonly sessions: number
  /** Null: a street has no presidium. */
  readonly presidium: { readonly year: number; readonly quarter: number } | null
  readonly activities: number
  readonly studies: number
  readonly receptionDays: number
  /** Visits and letters of this year. */
  readonly matters: number
  readonly suggestions: {
    /** Handed in this year, and of these. */
    readonly handedIn: number
    readonly answered: number
    readonly closed: number
    /** Not over, of whatever year, by how far they are. */
    readonly open: readonly { readonly state: SuggestionState; readonly count: number }[]
  }
  /** Null: there is no finalised plan. */
  readonly plan: { readonly done: number; readonly all: number } | null
  readonly overdue: readonly Overdue[]
}

/** A county's notice as it is (schema/county.ts). */
export interface CountyNotice {
  readonly id: number
  readonly congressId: number
  readonly number: number
  readonly state: 'draft' | 'open' | 'cancelled' | 'dropped'
  readonly version: number
  readonly words: string
  readonly asks: string | null
  readonly dueAt: Date | null
  readonly cancelReason: string | null
  readonly completedAt: Date | null
}

/** The same as a town sees it. */
export interface SentNotice extends CountyNotice {
  /** The county's name, for a town that has been sent notices by several: each counts from 1. Else null. */
  readonly from: string | null
}

/** A reply that a town gave; of several the last counts. */
export interface TownReply {
  readonly words: string
  readonly version: number
  readonly at: Date
  readonly enteredByName: string
}

/** A town that a notice went to, with the reply that counts. */
export interface TownLine {
  readonly townId: number
  readonly name: string
  readonly reply: TownReply | null
  /** What it said before something else was asked. */
  readonly earlier: TownReply | null
  /** How often it has answered. */
  readonly times: number
}
