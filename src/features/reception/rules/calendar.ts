/** A reception day as the calendar shows it. */
import type { Duty, ReceptionDay } from '../types.ts'
import { whoComes } from './who-comes.ts'

export interface CalendarDay {
  readonly day: ReceptionDay
  readonly duties: readonly Duty[]
  /** Why it is not on the day of the rule, in words. */
  readonly shift: string | null
  /** The public was told of it. */
  readonly isAnnounced: boolean
  /** Matters brought by people who came that day. */
  readonly matters: number
  readonly people: number
}

/** It is still to come, and nobody is to be there. */
export const isUncovered = ({ day, duties }: Pick<CalendarDay, 'day' | 'duties'>, now: Date): boolean =>
  day.status === 'planned' && day.endsAt > now && whoComes(duties).length === 0

export interface CalendarCounts {
  readonly planned: number
  readonly over: number
  readonly uncovered: number
  readonly matters: number
}

export function countCalendar(days: readonly CalendarDay[], now: Date): CalendarCounts {
  const planned = days.filter(({ day }) => day.status === 'planned')
  return {
    planned: planned.length,
    over: planned.filter(({ day }) => day.endsAt <= now).length,
    uncovered: planned.filter(each => isUncovered(each, now)).length,
    matters: planned.reduce((sum, { matters }) => sum + matters, 0),
  }
}
