import { addDays, type Day, isoDay } from '../../../calendar/day.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import { nominalDays } from '../../../calendar/recurrence.ts'
import { shift } from '../../../calendar/shift.ts'
import { instantOf } from '../../../calendar/zone.ts'
import type { DayStatus, ReceptionDay, ReceptionSettings } from '../types.ts'

/** A day as the rule has it. */
export type WantedDay = Pick<ReceptionDay, 'nominal' | 'day' | 'startsAt' | 'endsAt'> & {
  readonly status: Exclude<DayStatus, 'cancelled'>
}

/** A nominal day so far back may still come to a day ahead: no holiday is as long. */
const longestShiftDays = 31

/** The hours of a day on the zone's wall clock. */
export function hoursOn(
  day: Day,
  { fromMinute, untilMinute }: Pick<ReceptionSettings, 'fromMinute' | 'untilMinute'>,
  zone: string,
): { readonly startsAt: Date; readonly endsAt: Date } {
  return { startsAt: atMinute(day, fromMinute, zone), endsAt: atMinute(day, untilMinute, zone) }
}

/** When the zone's wall clock shows this minute of the day. */
export function atMinute(day: Day, minuteOfDay: number, zone: string): Date {
  return instantOf({ ...day, hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 }, zone)
}

/**
 * What the rule comes to on the days from `from` to `until` inclusive, in the order of the nominal days. Of several
 * that come to one day the first is it; the others are `merged`.
 */
export function wantedDays(
  settings: Pick<ReceptionSettings, 'rule' | 'fromMinute' | 'untilMinute'>,
  from: Day,
  until: Day,
  zone: string,
  table: HolidayTable,
): WantedDay[] {
  const { days, policy } = settings.rule
  const taken = new Set<string>()
  return nominalDays(days, addDays(from, -longestShiftDays), until).map((nominal): WantedDay => {
    const shifted = shift(nominal, policy, table)
    const day = shifted.day ?? nominal
    const status = shifted.day === null ? 'skipped' : taken.has(isoDay(day)) ? 'merged' : 'planned'
    if (status === 'planned') taken.add(isoDay(day))
    return { nominal, day, status, ...hoursOn(day, settings, zone) }
  })
}
