import type { Day } from '../../calendar/day.ts'
import type { NoticeKind } from '../../language/notice.ts'

/** `activity`: any activity of deputies, whatever its kind; `contact`: deputies who were in contact with their voters. */
export type PlanKind = NoticeKind | 'activity' | 'contact'

/** Whose it is: of the presidium, of the deputies, of one group. */
export type Whose = 'presidium' | 'deputies' | `group:${number}`

/** What an item says. */
export interface PlanFields {
  readonly kind: PlanKind
  readonly title: string
  /** The first and the last day of its period. */
  readonly from: Day
  readonly until: Day
  /** Null: of anybody. */
  readonly whose: Whose | null
  /** How many of it, at least 1. Of duty reports and contacts: of how many deputies. */
  readonly count: number
  /** What it was drafted from (`rules/draft.ts`), so that drafting twice adds nothing; null: by hand. */
  readonly origin: string | null
}

/** One item of a year's plan. */
export interface PlanItem extends PlanFields {
  /** Within its year, not given again. */
  readonly number: number
  /** Why it was taken out; null: it stands. */
  readonly dropped: string | null
  /** Why it was not done, or not in time. */
  readonly explained: string | null
  /** That it is done, said by hand. */
  readonly doneByHand: { readonly text: string } | null
  /** Events that somebody said were for it, by notice. */
  readonly meetingIds: readonly number[]
}

export interface Plan {
  readonly year: number
  readonly isFinal: boolean
  readonly items: readonly PlanItem[]
}

/** Something that was held, or a deputy who did his part. */
export interface PlanEvent {
  /** Of its kind for good: `meeting:12`, `reception:40`, `report:12:7`, `contact:7`. */
  readonly key: string
  readonly meetingId: number | null
  readonly kind: PlanKind
  readonly on: Day
  readonly whose: Whose | null
  /** As papers and lists name it. */
  readonly label: string
}
