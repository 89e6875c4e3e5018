/** Days that come back by a rule, before anybody asks whether they are worked. */
import { addDays, type Day, dayOfIso, daysBetween, daysInMonth, weekdayOf } from './day.ts'
import { lunarDayOf } from './lunar.ts'

export type DayRule =
  /** 1 to 31; in a shorter month its last day. */
  | { readonly on: 'monthday'; readonly day: number }
  /** 1 Monday to 7 Sunday. */
  | { readonly on: 'weekday'; readonly weekday: number }
  /** -1: the last. A month without a fifth one is left out. */
  | { readonly on: 'nth_weekday'; readonly nth: 1 | 2 | 3 | 4 | 5 | -1; readonly weekday: number }
  /** Days whose last digit is one of these: 3 and 8 are the 3rd, 8th, 13th, 18th, 23rd, 28th. 0 is the 10th, 20th, 30th. */
  | { readonly on: 'market'; readonly calendar: 'lunar' | 'solar'; readonly ending: readonly number[] }
  /** Every so many days, the first on `from` (ISO). */
  | { readonly on: 'every'; readonly days: number; readonly from: string }

/**
 * The days that at least one of the rules names.
 * @param until inclusive
 * @returns sorted, each once. Throws RangeError for an `every` that counts from no day or by less than one, and
 * for lunar days outside of 1901 to 2100.
 */
export function nominalDays(rules: readonly DayRule[], from: Day, until: Day): Day[] {
  const tests = rules.map(namesDay)
  const days: Day[] = []
  for (let left = daysBetween(from, until), day = from; left >= 0; left--, day = addDays(day, 1))
    if (tests.some(names => names(day))) days.push(day)
  return days
}

function namesDay(rule: DayRule): (day: Day) => boolean {
  switch (rule.on) {
    case 'monthday':
      return ({ year, month, day }) => day === Math.min(rule.day, daysInMonth(year, month))
    case 'weekday':
      return day => weekdayOf(day) === rule.weekday
    case 'nth_weekday':
      return day => weekdayOf(day) === rule.weekday && isNth(day, rule.nth)
    case 'market':
      return day => rule.ending.includes((rule.calendar === 'lunar' ? lunarDayOf(day) : day.day) % 10)
    case 'every': {
      const first = dayOfIso(rule.from)
      if (!first || !(rule.days >= 1)) throw new RangeError(`every ${rule.days} days from ${rule.from}`)
      return day => {
        const passed = daysBetween(first, day)
        return passed >= 0 && passed % rule.days === 0
      }
    }
  }
}

function isNth({ year, month, day }: Day, nth: number): boolean {
  return nth === -1 ? day + 7 > daysInMonth(year, month) : Math.ceil(day / 7) === nth
}
