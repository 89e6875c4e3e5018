import { addDays } from './day.ts'
import { dayOf, instantOf, wallClock } from './zone.ts'

/** Wall-clock minutes of the day: nothing is sent from `fromMinute` on until `untilMinute`. May span midnight. */
export interface QuietHours {
  readonly fromMinute: number
  readonly untilMinute: number
}

/** `instant`, or the end of the quiet hours that it falls into. */
export function afterQuiet(instant: Date, zone: string, quiet: QuietHours): Date {
  const wall = wallClock(instant, zone)
  const minute = wall.hour * 60 + wall.minute
  const spansMidnight = quiet.fromMinute > quiet.untilMinute
  const inEvening = spansMidnight && minute >= quiet.fromMinute
  const inMorning = spansMidnight
    ? minute < quiet.untilMinute
    : minute >= quiet.fromMinute && minute < quiet.untilMinute
  if (!inEvening && !inMorning) return instant
  const day = dayOf(instant, zone)
  return instantOf(
    {
      ...(inEvening ? addDays(day, 1) : day),
      hour: Math.floor(quiet.untilMinute / 60),
      minute: quiet.untilMinute % 60,
    },
    zone,
  )
}
