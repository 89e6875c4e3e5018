import type { Day } from '../../calendar/day.ts'
import type { HolidayTable } from '../../calendar/holidays.ts'
import { bad, type Check, good } from './check.ts'

const remedy = 'add the notice with liaison holidays add FILE (docs/deploy.md), or take a newer release'

/**
 * Without a year's table its reception days follow weekends only. The notice of the coming year is out in November,
 * so from December on it is missed.
 */
export function checkHolidays(table: HolidayTable, { year, month }: Day): Check {
  const needed = month === 12 ? [year, year + 1] : [year]
  const missing = needed.filter(each => !table.has(each))
  return missing.length === 0
    ? good('holidays', `the days off of ${needed.join(' and ')} are known`)
    : bad('holidays', `there is no table of ${missing.join(' and ')}, only weekends count: ${remedy}`)
}
