import type { Day } from '../../../calendar/day.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import { workingDaysAfter } from '../../../calendar/shift.ts'
import type { Due } from '../../../language/visit-reading.ts'

/** Nobody promises further ahead, and no table knows the holidays. */
const mostWorkingDays = 500
const mostYears = 5

/**
 * The day by which something is due; the day on which it is promised does not count.
 * @returns null when no day can be told
 */
export function dayOfDue(due: Due, from: Day, table: HolidayTable): Day | null {
  switch (due.kind) {
    case 'day':
      return due.day.year > from.year + mostYears ? null : due.day
    case 'unclear':
      return null
    case 'working_days':
      return due.count > mostWorkingDays ? null : workingDaysAfter(from, due.count, table)
  }
}
