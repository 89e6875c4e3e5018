/** From the days of one side of a phrase to a calendar day, as the reference day of the reader has it. */
import { addDays, addMonths, type Day, dayNumber, daysBetween, isRealDay, weekdayOf } from './day.ts'
import type { DateMeaning, DayMeaning, NthWeekdayMeaning, WeekdayMeaning } from './elements.ts'

export type DayProblem = 'impossible' | 'ambiguous'

/** A month and day without a year that passed at most so many days ago is a slip, not next year's (corpus rule D1). */
const slipDays = 30

export interface DayReading {
  readonly day: Day | null
  readonly dayProblem: DayProblem | null
  readonly weekdayMismatch: boolean
}

const ambiguousDay: DayReading = { day: null, dayProblem: 'ambiguous', weekdayMismatch: false }
const noDay: DayReading = { day: null, dayProblem: null, weekdayMismatch: false }

/**
 * The one day that the written ones mean together: 下周三(3月18日).
 * @param base the day before it in a range or a list: the 20 of 18日至20日
 */
export function resolveDays(days: readonly DayMeaning[], today: Day, base: Day | null): DayReading {
  if (days.length === 0) return noDay
  const dates = solarDates(days)
  const weekdays = days.filter(day => day.kind === 'weekday')
  const offsets = days.filter(day => day.kind === 'offset').map(({ days: count }) => addDays(today, count))
  if (dates.length === 0 && days.some(day => day.kind === 'lunar')) return ambiguousDay

  const counted = days.filter(day => day.kind === 'nth_weekday')
  const written = [
    ...dates.map(date => resolveDate(date, today, base)),
    ...counted.map(day => resolveNthWeekday(day, today)),
  ]
  if (written.some(day => day === null)) return { ...ambiguousDay, dayProblem: 'impossible' }
  const named = [...written.filter(day => day !== null), ...offsets]
  const [day] = named
  if (day) {
    if (named.some(other => dayNumber(other) !== dayNumber(day))) return ambiguousDay
    const agrees = (weekday: WeekdayMeaning) => {
      if (weekday.weekday !== weekdayOf(day)) return false
      return (
        weekday.week === null || dayNumber(weekdayIn(weekday.week, weekday.weekday, today)) === dayNumber(day)
      )
    }
    return { day, dayProblem: null, weekdayMismatch: !weekdays.every(agrees) }
  }
  return resolveWeekdays(days, weekdays, today, base)
}

/** 农历四月十五 and 四月十五(农历) are no solar dates; 4月24日(农历三月初八) is. */
function solarDates(days: readonly DayMeaning[]): DateMeaning[] {
  return days.filter((day, index): day is DateMeaning => {
    if (day.kind !== 'date') return false
    const before = days[index - 1]
    const after = days[index + 1]
    if (before?.kind === 'lunar' && before.markOnly) return false
    return !(after?.kind === 'lunar' && after.markOnly && index + 2 === days.length)
  })
}

function resolveWeekdays(
  days: readonly DayMeaning[],
  weekdays: readonly WeekdayMeaning[],
  today: Day,
  base: Day | null,
): DayReading {
  const [first] = weekdays
  const vague = days.find(day => day.kind === 'vague')
  if (!first || weekdays.some(({ weekday }) => weekday !== first.weekday)) return ambiguousDay
  const week = weekdays.find(({ week }) => week !== null)?.week ?? vague?.week ?? null
  if (vague && week === null) return ambiguousDay
  if (week !== null)
    return { day: weekdayIn(week, first.weekday, today), dayProblem: null, weekdayMismatch: false }
  if (base) {
    const ahead = (first.weekday - weekdayOf(base) + 7) % 7
    return { day: addDays(base, ahead), dayProblem: null, weekdayMismatch: false }
  }
  // 周三 said on a Wednesday: today or in a week?
  if (first.weekday === weekdayOf(today)) return ambiguousDay
  const ahead = (first.weekday - weekdayOf(today) + 7) % 7
  return { day: addDays(today, ahead), dayProblem: null, weekdayMismatch: false }
}

/** @returns null when the month has no fifth such weekday */
function resolveNthWeekday({ month, nth, weekday }: NthWeekdayMeaning, today: Day): Day | null {
  if (month !== null && typeof month === 'object')
    return nthWeekdayIn(addMonths(today, month.fromThisMonth), nth, weekday)
  const thisYear = nthWeekdayIn({ year: today.year, month: month ?? today.month }, nth, weekday)
  const passed = thisYear === null ? 0 : daysBetween(thisYear, today)
  if (month === null) return passed > 0 ? nthWeekdayIn(addMonths(today, 1), nth, weekday) : thisYear
  return passed <= slipDays ? thisYear : nthWeekdayIn({ year: today.year + 1, month }, nth, weekday)
}

function nthWeekdayIn(month: { year: number; month: number }, nth: number, weekday: number): Day | null {
  const first = { ...month, day: 1 }
  const ahead = (weekday - weekdayOf(first) + 7) % 7
  const days = [0, 1, 2, 3, 4].map(weeks => ({ ...month, day: 1 + ahead + 7 * weeks })).filter(isRealDay)
  return (nth < 0 ? days.at(-1) : days[nth - 1]) ?? null
}

function weekdayIn(week: number, weekday: number, today: Day): Day {
  return addDays(today, 1 - weekdayOf(today) + week * 7 + weekday - 1)
}

/** @returns null when there is no such day */
function resolveDate({ year, month, day }: DateMeaning, today: Day, base: Day | null): Day | null {
  const real = (candidate: Day): Day | null => (isRealDay(candidate) ? candidate : null)
  if (month !== null && typeof month === 'object')
    return real({ ...addMonths(today, month.fromThisMonth), day })
  if (month === null) return resolveDayOfMonth(day, today, base)
  if (year !== null)
    return real({ year: typeof year === 'number' ? year : today.year + year.fromThisYear, month, day })
  if (base) {
    const same = real({ year: base.year, month, day })
    return same && daysBetween(base, same) < 0 ? real({ year: base.year + 1, month, day }) : same
  }
  const thisYear = real({ year: today.year, month, day })
  if (!thisYear) return null
  return daysBetween(today, thisYear) >= -slipDays ? thisYear : real({ year: today.year + 1, month, day })
}

function resolveDayOfMonth(day: number, today: Day, base: Day | null): Day | null {
  const from = base ?? today
  const candidate = { year: from.year, month: from.month, day }
  if (isRealDay(candidate) && daysBetween(from, candidate) >= 0) return candidate
  const next = { ...addMonths(from, 1), day }
  return isRealDay(next) ? next : null
}
