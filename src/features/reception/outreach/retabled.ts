import { nominalDays } from '../../../calendar/recurrence.ts'
import { sayShift } from '../../../calendar/say.ts'
import { shift } from '../../../calendar/shift.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { horizonAt } from '../rules/horizon.ts'
import * as texts from '../texts/calls.ts'
import type { ReceptionRule } from '../types.ts'
import type { Occasion } from './said-day.ts'

/** The rest is shown by a command. */
const mostShown = 10

/** Which of the days ahead are not on the day of the rule, after a table of holidays has moved some. */
export function sayRetabled({ days, policy }: ReceptionRule, { now, zone, table }: Occasion): string {
  const today = dayOf(now, zone)
  const moved = nominalDays(days, today, horizonAt(now, 'far').lastDay).flatMap(
    nominal => sayShift(shift(nominal, policy, table)) ?? [],
  )
  return texts.retabled(moved.slice(0, mostShown), Math.max(0, moved.length - mostShown))
}
