import type { Day } from '../calendar/day.ts'

/** How a matter is dealt with (domain 2: S6): on the spot, by an office, by a day, as a suggestion, as a petition. */
export type VisitHandling = 'answered' | 'referred' | 'timed' | 'suggestion' | 'petition'

/** What a congress knows: its villages, its offices, and what it sorts matters into. */
export interface VisitWorld {
  readonly villages: readonly string[]
  readonly offices: readonly string[]
  readonly categories: readonly string[]
}

export interface Named {
  /** As the congress calls it when it is known, else as it was said. */
  readonly name: string
  readonly known: boolean
}

export type Due =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'working_days'; readonly count: number }
  /** A day was meant and cannot be told; `said` is what was written. */
  | { readonly kind: 'unclear'; readonly said: string }

export interface HandlingReading {
  readonly handling: VisitHandling | null
  readonly office: Named | null
  readonly due: Due | null
  /** What was answered on the spot, as it was written. */
  readonly answer: string | null
}

export interface Visitor {
  readonly name: string | null
  readonly phone: string | null
}

/** What words about a visit, a letter or a contact say; what they do not say is null. */
export interface VisitReading extends HandlingReading {
  /** What it is about, in the writer's characters, without the visitor and what was done; empty: nothing was said. */
  readonly matter: string
  /** All words in the writer's characters, without the visitor. */
  readonly words: string
  readonly visitor: Visitor
  readonly village: Named | null
  /** How many came; null also where only an approximate number was said. */
  readonly people: number | null
  readonly isApproximate: boolean
  readonly category: string | null
  /** The word that decided on the category: of a closed list, so that it never tells who came. */
  readonly topic: string | null
  /** Who received, as he was called. */
  readonly deputy: string | null
  readonly receivedOn: Day | null
  /** A day to come, one long ago or none was named as the day on which it was received. */
  readonly isNotTaken: boolean
  /** Something is wanted: 反映, 要求, 希望. */
  readonly asks: boolean
}

/** A stretch of the folded text. */
export interface Span {
  readonly from: number
  readonly to: number
}
