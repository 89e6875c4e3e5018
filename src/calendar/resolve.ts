/** From a phrase to a day and a clock time, as the reference day of the reader has it. Facts only: what is wrong is told, not mended. */
import { addDays, addMonths, type Day, dayNumber, daysBetween, isRealDay, weekdayOf } from './day.ts'
import type { DateMeaning, DayMeaning, Half, WeekdayMeaning } from './elements.ts'
import type { Phrase, Side } from './phrases.ts'
import { clockOf, type TimeOfDay } from './time-of-day.ts'

type DayProblem = 'impossible' | 'ambiguous'
/** `half_day`: 上午14:30 and 上午3:00 contradict themselves. */
export type TimeProblem = 'impossible' | 'half_day'

export interface ResolvedSide {
  readonly day: Day | null
  readonly dayProblem: DayProblem | null
  readonly weekdayMismatch: boolean
  readonly half: Half | null
  readonly time: TimeOfDay | null
  readonly timeProblem: TimeProblem | null
}

export interface Resolved {
  readonly start: ResolvedSide
  /** The end of a range, or the last of several half days; null when there is only a start. */
  readonly end: ResolvedSide | null
}

const noSide: ResolvedSide = {
  day: null,
  dayProblem: null,
  weekdayMismatch: false,
  half: null,
  time: null,
  timeProblem: null,
}

/** A month and day without a year that passed at most so many days ago is a slip, not next year's (corpus rule D1). */
const slipDays = 30

/** What a sentence said before a time without a half day: 晚上7点签到,7点半开会. */
export interface Carried {
  readonly half: Half | null
  readonly time: TimeOfDay | null
}

/** @param today the day of "now" in the reader's zone */
export function resolvePhrase(phrase: Phrase, today: Day, carried: Carried | null = null): Resolved {
  const [first, ...others] = phrase.sides
  if (!first) return { start: noSide, end: null }
  let start = resolveSide(first, today, null)
  if (carried?.time && first.days.length === 0 && first.half === null) {
    start = { ...start, ...clockOf(first, carried.half, carried.time) }
  }
  if (phrase.undecided)
    return { start: { ...start, day: null, dayProblem: start.dayProblem ?? 'ambiguous' }, end: null }
  if (others.length === 0) return { start, end: null }
  const last = others.at(-1)
  let end: ResolvedSide | null = null
  let previous = { side: first, resolved: start }
  let hoursFrom: ResolvedSide | null = null
  for (const side of others) {
    const resolved = resolveSide(side, today, previous)
    if (isDailyHours(others)) hoursFrom ??= resolved
    if (
      side.joint === 'list' &&
      side.days.length > 0 &&
      start.day &&
      !follows(previous.resolved.day ?? start.day, resolved.day)
    ) {
      return { start: { ...start, day: null, dayProblem: 'ambiguous' }, end: null }
    }
    if (side === last) end = isOpenHalf(side, first) ? null : resolved
    previous = { side, resolved }
  }
  // 4月8日至10日上午9点: the hour is said once, after the days, and is when it begins
  if (end?.time && !start.time && !start.half && start.day && others.length === 1 && end.time.hour < 16) {
    start = { ...start, time: end.time, half: end.half, timeProblem: end.timeProblem }
    end = { ...end, time: null, half: null, timeProblem: null }
  }
  // 3月23日至27日,每天上午9:00-11:00: it begins at nine on the first day, and ends with the last day
  if (hoursFrom?.time && !start.time && !start.half) {
    const { half, time, timeProblem } = hoursFrom
    start = { ...start, half, time, timeProblem }
    end = { ...hoursFrom, half: null, time: null, timeProblem: null }
  }
  return { start, end }
}

function isDailyHours([days, hours, ...more]: readonly Side[]): boolean {
  const toDay = days?.joint === 'range' && days.days.length > 0 && days.clock !== null
  return toDay && hours?.joint === 'range' && hours.days.length === 0 && more.length === 0
}

/** 上午9:00、下午2:30 tells when two halves begin, and nothing about the end. */
function isOpenHalf(side: Side, first: Side): boolean {
  return side.joint === 'list' && side.clock !== null && first.clock !== null
}

function follows(before: Day, day: Day | null): boolean {
  return day !== null && daysBetween(before, day) === 1
}

function resolveSide(
  side: Side,
  today: Day,
  previous: { side: Side; resolved: ResolvedSide } | null,
): ResolvedSide {
  const base = previous?.resolved.day ?? null
  const inherits = side.days.length === 0
  const day = inherits && previous ? { ...noSide, day: base } : resolveDays(side.days, today, base)
  const earlier = previous && inherits ? previous.resolved : null
  const clock = clockOf(side, previous?.side.half ?? null, earlier?.time ?? null)
  return { ...day, half: side.half, ...clock }
}

type DayReading = Pick<ResolvedSide, 'day' | 'dayProblem' | 'weekdayMismatch'>
const ambiguousDay: DayReading = { day: null, dayProblem: 'ambiguous', weekdayMismatch: false }
const noDay: DayReading = { day: null, dayProblem: null, weekdayMismatch: false }

function resolveDays(days: readonly DayMeaning[], today: Day, base: Day | null): DayReading {
  if (days.length === 0) return noDay
  const dates = solarDates(days)
  const weekdays = days.filter(day => day.kind === 'weekday')
  const offsets = days.filter(day => day.kind === 'offset').map(({ days: count }) => addDays(today, count))
  if (dates.length === 0 && days.some(day => day.kind === 'lunar')) return ambiguousDay

  const written = dates.map(date => resolveDate(date, today, base))
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
