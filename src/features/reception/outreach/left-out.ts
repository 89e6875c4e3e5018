import { dayOfIso } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { groupedBy } from '../rules/grouped.ts'
import type { StaffedDay } from '../store/call-facts.ts'
import type { LeftOut } from '../store/due-calls.ts'
import * as texts from '../texts/calls.ts'
import type { Occasion } from './said-day.ts'

/** What was left out, in one text: a line for each day, month and year. */
export function sayLeftOut(
  calls: readonly LeftOut[],
  days: ReadonlyMap<number, StaffedDay>,
  { now, zone }: Pick<Occasion, 'now' | 'zone'>,
): string {
  const today = dayOf(now, zone)
  const about = (call: LeftOut): string => {
    const staffed = call.dayId === null ? undefined : days.get(call.dayId)
    if (staffed !== undefined) return texts.aboutDay(sayCalendarDay(staffed.day.day, today))
    if (call.kind === 'retabled') return texts.aboutTables
    const month = dayOfIso(`${call.slot}-01`)
    return month === null ? texts.aboutYear(call.slot) : texts.aboutMonth(month.month)
  }
  return texts.leftOut(
    [...groupedBy(calls, about)].map(([subject, ofIt]) => ({
      about: subject,
      kinds: [...new Set(ofIt.map(call => call.kind))],
    })),
  )
}
