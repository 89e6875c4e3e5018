import type { Day } from '../../calendar/day.ts'
import type { VisitHandling } from '../../language/visit-reading.ts'

export type { VisitHandling, Visitor } from '../../language/visit-reading.ts'

/** Somebody came, something was found in a letter box, a deputy went to his voters. */
export type VisitKind = 'visit' | 'letter' | 'contact'
/** `void`: entered by mistake; it keeps its number and counts no longer. */
type VisitStatus = 'open' | 'closed' | 'void'
export type Satisfaction = 'satisfied' | 'basically' | 'dissatisfied'

/** One matter of the register. Who came is not in it (`store/visitors.ts`). */
export interface Visit {
  readonly id: number
  readonly congressId: number
  readonly year: number
  /** Of its congress and year, without gaps. */
  readonly number: number
  readonly kind: VisitKind
  readonly receivedOn: Day
  readonly deputyId: number | null
  readonly deputyName: string | null
  readonly village: string | null
  readonly matter: string
  readonly category: string | null
  /** 人次 */
  readonly people: number
  readonly handling: VisitHandling | null
  readonly officeId: number | null
  readonly officeName: string | null
  readonly dueOn: Day | null
  readonly status: VisitStatus
  readonly outcome: string | null
  readonly closedOn: Day | null
  readonly followedUpOn: Day | null
  readonly satisfaction: Satisfaction | null
  readonly enteredBy: number
}

/** What of a matter can be changed. */
export type VisitFields = Omit<
  Visit,
  'id' | 'congressId' | 'year' | 'number' | 'kind' | 'deputyName' | 'enteredBy'
>

/** A stretch of the register. */
export interface Period {
  readonly year: number
  /** null: the whole year. */
  readonly month: number | null
}

/** Whose matters: of everybody, or received by one person. */
export interface Scope {
  readonly congressId: number
  readonly deputyId: number | null
}
