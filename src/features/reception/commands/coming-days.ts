import type { Context } from '../../../bot/command.ts'
import type { Day } from '../../../calendar/day.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { holidayTable } from '../../holidays/store.ts'
import { whoComes } from '../rules/who-comes.ts'
import { cancelledDays, upcomingDays } from '../store/days.ts'
import { dutiesOf } from '../store/duties.ts'
import * as words from '../texts/days.ts'
import { shiftOf } from '../texts/shift.ts'
import type { ReceptionDay } from '../types.ts'

/** Half a year of monthly days: who looks wants to know his next turns. */
const shown = 6

export const today = ({ now, tenant }: Pick<Context, 'now' | 'tenant'>): Day => dayOf(now, tenant.zone)

/** The next days with the reason of each shift and who is on duty, and those between them that were called off. */
export async function sayNextDays(context: Context): Promise<string> {
  const { tx, tenant } = context
  const planned = await upcomingDays(tx, tenant.id, today(context), shown)
  const last = planned.at(-1)
  if (last === undefined) return words.noDays
  const calledOff = await cancelledDays(tx, tenant.id, today(context), last.day)
  const days = [...planned, ...calledOff].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return [words.heading, ...(await sayDays(context, days))].join('\n')
}

export async function sayDays(context: Context, days: readonly ReceptionDay[]): Promise<string[]> {
  const { tx } = context
  const table = await holidayTable(tx)
  const duties = await dutiesOf(
    tx,
    days.map(day => day.id),
  )
  const lines = days.map(day =>
    sayOne(
      context,
      day,
      table,
      whoComes(duties.filter(duty => duty.dayId === day.id)).map(duty => duty.name),
    ),
  )
  const years = [...new Set(days.map(day => day.day.year))].filter(year => !table.has(year))
  return years.length === 0 ? lines : [...lines, words.unsure(years)]
}

function sayOne(context: Context, day: ReceptionDay, table: HolidayTable, names: readonly string[]): string {
  const { zone } = context.tenant
  if (day.status === 'cancelled') return words.cancelledLine(day.day, today(context), day.reason)
  return words.dayLine({
    day: day.day,
    today: today(context),
    hours: words.sayHoursOf(day, zone),
    place: day.place,
    shift: day.byHand ? words.movedByHand(day.nominal, day.day) : shiftOf(day, table),
    names,
  })
}
