import type { Day } from '../../calendar/day.ts'
import type { DayRule } from '../../calendar/recurrence.ts'
import type { HolidayPolicy } from '../../calendar/shift.ts'
import type { Level } from '../roster/types.ts'

/** On which days voters are received, and what becomes of a day off. No day at all: reception has been given up. */
export interface ReceptionRule {
  readonly days: readonly DayRule[]
  readonly policy: HolidayPolicy
}

/** How a congress receives voters. */
export interface ReceptionSettings {
  readonly congressId: number
  readonly rule: ReceptionRule
  /** Minutes of the wall clock; `untilMinute` is later on the same day. */
  readonly fromMinute: number
  readonly untilMinute: number
  readonly place: string
  /** For the public announcement. */
  readonly phone: string | null
}

/** `merged`: another nominal day comes to the same day; `skipped`: not by the rule (any more). */
export type DayStatus = 'planned' | 'cancelled' | 'skipped' | 'merged'

/** One day by the rule, and what it comes to. */
export interface ReceptionDay {
  readonly id: number
  readonly congressId: number
  /** The day that the rule names. */
  readonly nominal: Day
  /** The day on which voters are received. */
  readonly day: Day
  readonly status: DayStatus
  /** Moved or cancelled by somebody: planning leaves it alone. */
  readonly byHand: boolean
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  /** Counts the changes of time and place, cancelling and restoring. */
  readonly version: number
  /** Why somebody changed it. */
  readonly reason: string | null
  /** What was last announced of it to anybody; null: nothing was. */
  readonly told: {
    readonly startsAt: Date
    readonly endsAt: Date
    readonly place: string
    readonly status: 'planned' | 'cancelled'
  } | null
}

/** Somebody's turn on a day. */
export interface Duty {
  readonly dayId: number
  readonly personId: number
  readonly name: string
  readonly userid: string | null
  readonly levels: readonly Level[]
  /** False for who has left office since: he is called no more. */
  readonly active: boolean
  readonly leads: boolean
  readonly source: 'rota' | 'hand' | 'swap'
  /** As of the day's version: an answer to an earlier time or place is asked again. */
  readonly standing: 'confirm' | 'leave' | 'silent'
  readonly reason: string | null
  readonly answeredAt: Date | null
}

export type CallKind =
  | 'duty_week'
  | 'public_notice'
  | 'uncovered'
  | 'duty_eve'
  | 'duty_morning'
  | 'duty_after'
  | 'month_plan'
  | 'moved'
  | 'cancelled'
  | 'contacts_due'
  | 'no_table'
  | 'retabled'
