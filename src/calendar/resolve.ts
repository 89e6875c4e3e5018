/** From a phrase to a day and a clock time, as the reference day of the reader has it. Facts only: what is wrong is told, not mended. */
import { type Day, daysBetween } from './day.ts'
import type { Half } from './elements.ts'
import type { Phrase, Side } from './phrases.ts'
import { type DayProblem, resolveDays } from './resolve-day.ts'
import { clockOf, type TimeOfDay } from './time-of-day.ts'

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
