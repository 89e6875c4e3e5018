import { type Day, daysBetween } from '../../../calendar/day.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import { sayPeriod } from '../../../calendar/say.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { whoComes } from '../rules/who-comes.ts'
import type { StaffedDay } from '../store/call-facts.ts'
import { leading, type SaidDay } from '../texts/calls.ts'
import { shiftOf } from '../texts/shift.ts'

/** Where and when something is said. */
export interface Occasion {
  readonly now: Date
  readonly zone: string
  readonly table: HolidayTable
}

export function sayDayOf({ day, duties }: StaffedDay, { now, zone, table }: Occasion): SaidDay {
  return {
    when: sayPeriod(day.startsAt, day.endsAt, now, zone),
    place: day.place,
    shift: shiftOf(day, table),
    names: whoComes(duties).map(duty => (duty.leads ? leading(duty.name) : duty.name)),
  }
}

export function nearness(day: Day, { now, zone }: Occasion): 'today' | 'tomorrow' | 'later' {
  const days = daysBetween(dayOf(now, zone), day)
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'later'
}
