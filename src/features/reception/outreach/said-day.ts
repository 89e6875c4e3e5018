import { type Day, daysBetween, isoDay } from '../../../calendar/day.ts'
import { type HolidayTable, kindOf } from '../../../calendar/holidays.ts'
import { sayPeriod, sayShift } from '../../../calendar/say.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { StaffedDay } from '../store/call-facts.ts'
import { leading, type SaidDay } from '../texts/calls.ts'
import type { Duty, ReceptionDay } from '../types.ts'

/** Where and when something is said. */
export interface Occasion {
  readonly now: Date
  readonly zone: string
  readonly table: HolidayTable
}

/** Who comes, as far as is known: in office, and not on leave. */
export const whoComes = (duties: readonly Duty[]): readonly Duty[] =>
  duties.filter(duty => duty.active && duty.standing !== 'leave')

export function sayDayOf({ day, duties }: StaffedDay, { now, zone, table }: Occasion): SaidDay {
  return {
    when: sayPeriod(day.startsAt, day.endsAt, now, zone),
    place: day.place,
    shift: shiftOf(day, table),
    names: whoComes(duties).map(duty => (duty.leads ? leading(duty.name) : duty.name)),
  }
}

/** Why the day is not the rule's, where that is the calendar's doing. */
export function shiftOf({ nominal, day, byHand }: ReceptionDay, table: HolidayTable): string | null {
  if (byHand || isoDay(nominal) === isoDay(day)) return null
  return sayShift({ nominal, day, why: kindOf(nominal, table), sure: true })
}

export function nearness(day: Day, { now, zone }: Occasion): 'today' | 'tomorrow' | 'later' {
  const days = daysBetween(dayOf(now, zone), day)
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'later'
}
