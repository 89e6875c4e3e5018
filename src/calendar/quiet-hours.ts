import { addDays } from './day.ts'
import { dayOf, instantOf, wallClock } from './zone.ts'

/**
 * Wall-clock minutes of the day: nothing is sent from `fromMinute` on until `untilMinute`. May span midnight; when
 * both are one, no hour is quiet.
 */
export interface QuietHours {
  readonly fromMinute: number
  readonly untilMinute: number
}

/** `instant`, or the end of the quiet hours that it falls into. */
export function afterQuiet(instant: Date, zone: string, quiet: QuietHours): Date {
  return isQuiet(instant, zone, quiet) ? nextAt(quiet.untilMinute, instant, zone) : instant
}

/** The first quiet instant from `instant` on, which may be itself; null when no hour is quiet. */
export function nextQuiet(instant: Date, zone: string, quiet: QuietHours): Date | null {
  if (quiet.fromMinute === quiet.untilMinute) return null
  return isQuiet(instant, zone, quiet) ? instant : nextAt(quiet.fromMinute, instant, zone)
}

function isQuiet(instant: Date, zone: string, { fromMinute, untilMinute }: QuietHours): boolean {
  const minute = minuteOfDay(instant, zone)
  return fromMinute > untilMinute
    ? minute >= fromMinute || minute < untilMinute
    : minute >= fromMinute && minute < untilMinute
}

/** The next time after `instant` that the clock on the wall shows this minute of the day. */
function nextAt(minute: number, instant: Date, zone: string): Date {
  const today = dayOf(instant, zone)
  const day = minuteOfDay(instant, zone) < minute ? today : addDays(today, 1)
  return instantOf({ ...day, hour: Math.floor(minute / 60), minute: minute % 60 }, zone)
}

function minuteOfDay(instant: Date, zone: string): number {
  const { hour, minute } = wallClock(instant, zone)
  return hour * 60 + minute
}
