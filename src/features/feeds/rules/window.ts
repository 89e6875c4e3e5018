import { addDays, addMonths, type Day, daysInMonth } from '../../../calendar/day.ts'
import { dayOf, endOfDay, instantOf } from '../../../calendar/zone.ts'

/** What a calendar shows: what is over stays three months, what comes is there for a year. */
export interface Window {
  readonly from: Day
  readonly until: Day
  readonly fromInstant: Date
  /** The first instant that is not in it. */
  readonly untilInstant: Date
}

const backMonths = 3
const aheadMonths = 12

/** By whole days, so that within a day nothing changes because time has passed. */
export function windowAt(now: Date, zone: string): Window {
  const today = dayOf(now, zone)
  const from = shifted(today, -backMonths)
  const until = addDays(shifted(today, aheadMonths), -1)
  return { from, until, fromInstant: instantOf(from, zone), untilInstant: endOfDay(until, zone) }
}

function shifted(day: Day, months: number): Day {
  const month = addMonths(day, months)
  return { ...month, day: Math.min(day.day, daysInMonth(month.year, month.month)) }
}
