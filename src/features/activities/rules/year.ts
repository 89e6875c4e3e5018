/** Which year a list is of: 2026, 去年; null where the words name none. */
import type { Day } from '../../../calendar/day.ts'
import { readPeriod } from '../../visits/rules/period.ts'

export function readYear(words: string, today: Day): number | null {
  const period = readPeriod(words, today)
  return period === null || period.month !== null ? null : period.year
}

/** The whole of it. */
export const daysOf = (year: number): { readonly from: Day; readonly until: Day } => ({
  from: { year, month: 1, day: 1 },
  until: { year, month: 12, day: 31 },
})
