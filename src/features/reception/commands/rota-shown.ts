import type { Context } from '../../../bot/command.ts'
import type { Day } from '../../../calendar/day.ts'
import { plannedDays, upcomingDays } from '../store/days.ts'
import { dutiesOf } from '../store/duties.ts'
import { findRotaSettings } from '../store/rota.ts'
import * as words from '../texts/rota.ts'
import type { Duty, ReceptionDay } from '../types.ts'
import { today } from './coming-days.ts'

/** A year of monthly days. */
const upcoming = 12
/** A year of weekly days stays readable on a phone in two parts. */
const mostLines = 30

/** The rota from now on, or of a year, or of a year from a month on; where the rest is when it is long. */
export async function showRota(context: Context, year: number | null, month: number | null): Promise<string> {
  const { tx, tenant } = context
  const rota = await findRotaSettings(tx, tenant.id)
  const how = rota === null ? null : words.sayRota(rota)
  const days =
    year === null
      ? await upcomingDays(tx, tenant.id, today(context), upcoming)
      : await plannedDays(tx, tenant.id, { year, month: month ?? 1, day: 1 }, { year, month: 12, day: 31 })
  const [first] = days
  if (first === undefined) return words.noDaysIn(year ?? today(context).year, month)
  const shown = days.slice(0, mostLines)
  const duties = await dutiesOf(
    tx,
    shown.map(day => day.id),
  )
  const next = days[mostLines]
  return [
    year === null ? words.comingHeading(how) : words.yearHeading(year, how),
    ...shown.map(day => sayTurn(context, day, duties)),
    ...(next === undefined ? [] : [words.more(days.length - mostLines, next.day.year, next.day.month)]),
    rota === null ? words.howToMake : words.howToChange(nextDay(days, context) ?? first.day),
  ].join('\n')
}

const nextDay = (days: readonly ReceptionDay[], { now }: Context): Day | null =>
  days.find(day => day.startsAt > now)?.day ?? null

/** Whether somebody has asked leave or not answered is told to clerks alone. */
export function sayTurn(context: Context, day: ReceptionDay, duties: readonly Duty[]): string {
  const alone = context.origin.chat.type === 'single'
  const asked = alone && day.told !== null && day.endsAt > context.now
  const names = duties
    .filter(duty => duty.dayId === day.id)
    .map(duty => {
      const name = duty.leads ? words.leads(duty.name) : duty.name
      if (!duty.active) return words.hasLeft(name)
      if (alone && duty.standing === 'leave') return words.onLeave(name)
      return asked && duty.standing === 'silent' ? words.notConfirmed(name) : name
    })
  return words.dutyLine(day.day, today(context), names)
}
