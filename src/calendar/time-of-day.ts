/** A clock time as written, with or without 上午 and 下午, on the 24-hour dial. */
import type { Clock, Half } from './elements.ts'
import type { TimeProblem } from './resolve.ts'

export interface TimeOfDay {
  /** 0 to 24; 24 only as midnight at the day's end */
  readonly hour: number
  readonly minute: number
}

interface ClockReading {
  readonly time: TimeOfDay | null
  readonly timeProblem: TimeProblem | null
}

/** The clock that stands for a half day when no hour was said: a convention (corpus rule D6). */
export const conventionalHour: Readonly<Record<Half, number>> = {
  dawn: 6,
  early: 9,
  morning: 9,
  noon: 12,
  afternoon: 14,
  evening: 19,
}

/**
 * @param inherited the half day said before, in a range: 下午2:30-5:00
 * @param earlier the time at which the range begins, when it is on the same day
 */
export function clockOf(
  { half, clock }: { readonly half: Half | null; readonly clock: Clock | null },
  inherited: Half | null,
  earlier: TimeOfDay | null,
): ClockReading {
  if (!clock) return { time: null, timeProblem: null }
  const { minute } = clock
  // A figure that nobody can read is NaN.
  if (!(minute <= 59) || clock.hour > 24 || (clock.hour === 24 && minute > 0))
    return { time: null, timeProblem: 'impossible' }
  const hour = half ? hourInHalf(clock.hour, half) : followingHour(clock, inherited, earlier)
  return hour === null
    ? { time: null, timeProblem: 'half_day' }
    : { time: { hour, minute }, timeProblem: null }
}

function followingHour(clock: Clock, inherited: Half | null, earlier: TimeOfDay | null): number {
  const isLater = (hour: number) => !earlier || hour * 60 + clock.minute > earlier.hour * 60 + earlier.minute
  const inHalf = inherited ? hourInHalf(clock.hour, inherited) : null
  if (inHalf !== null && isLater(inHalf)) return inHalf
  const bare = bareHour(clock)
  return isLater(bare) || clock.hour > 11 || !isLater(clock.hour + 12) ? bare : clock.hour + 12
}

/** 1点 to 6点 are the afternoon, everything else as written (corpus rule D4). */
function bareHour({ hour, padded }: Clock): number {
  return hour >= 1 && hour <= 6 && !padded ? hour + 12 : hour
}

/** @returns null when the hour cannot lie in that half of the day */
function hourInHalf(hour: number, half: Half): number | null {
  switch (half) {
    case 'dawn':
      return hour > 12 ? null : hour % 12
    case 'early':
      return hour > 12 || (hour > 0 && hour < 4) ? null : hour
    case 'morning':
      return hour > 12 || hour < 5 ? null : hour
    case 'noon':
      if (hour >= 1 && hour <= 3) return hour + 12
      return hour >= 10 && hour <= 15 ? hour : null
    case 'afternoon':
      if (hour === 0) return null
      return hour < 12 ? hour + 12 : hour
    case 'evening':
      if (hour === 0 || hour === 12) return 24
      return hour < 12 ? hour + 12 : hour
  }
}
