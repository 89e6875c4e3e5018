/** The day of the lunar month, which market days go by: counted from the day of the new moon in China, in no machine's zone. */
import chineseDays from 'chinese-days'
import { type Day, isoDay } from './day.ts'

/**
 * As the almanac has it; the package's table is a day off in May 2060, and the tests will tell when that is mended.
 * @returns 1 to 30. Throws RangeError outside of 1901 to 2100, where the package has no table.
 */
export function lunarDayOf(day: Day): number {
  if (day.year < 1901 || day.year > 2100) throw new RangeError(`no lunar table for ${isoDay(day)}`)
  return chineseDays.getLunarDate(isoDay(day)).lunarDay
}
