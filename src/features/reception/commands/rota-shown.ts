import type { Context } from '../../../bot/command.ts'
import type { Day } from '../../../calendar/day.ts'
import { activePeople } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import type { Exclusion } from '../rules/rota-input.ts'
import type { RotaSettings } from '../rules/rota-settings.ts'
import { plannedDays, upcomingDays } from '../store/days.ts'
import { dutiesOf } from '../store/duties.ts'
import { findRotaSettings } from '../store/rota.ts'
import { namesOnDuty } from '../texts/on-duty.ts'
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
      ? await upcomingDays(tx, tenant.id, today(context), upcoming + 1)
      : await plannedDays(tx, tenant.id, { year, month: month ?? 1, day: 1 }, { year, month: 12, day: 31 })
  const [first] = days
  if (first === undefined) return words.noDaysIn(year ?? today(context).year, month)
  const limit = year === null ? upcoming : mostLines
  const shown = days.slice(0, limit)
  const duties = await dutiesOf(
    tx,
    shown.map(day => day.id),
  )
  const next = days[limit]
  const people = await activePeople(tx, tenant.id)
  return [
    year === null ? words.comingHeading(how) : words.yearHeading(year, how),
    ...shown.map(day => sayTurn(context, day, duties, homonymsOf(people))),
    ...(next === undefined ? [] : [sayRest(next.day, year === null ? null : days.length - limit)]),
    ...(rota === null ? [] : sayMembers(rota, people)),
    rota === null ? words.howToMake : words.howToChange(nextDay(days, context) ?? first.day),
  ].join('\n')
}

/** @param count null: nobody knows how many there are */
const sayRest = ({ year, month }: Day, count: number | null): string =>
  count === null ? words.later(year) : words.more(count, year, month)

const nextDay = (days: readonly ReceptionDay[], { now }: Context): Day | null =>
  days.find(day => day.startsAt > now)?.day ?? null

/** Who always serve together, and who is not to serve or not on some days. */
function sayMembers({ pairs, exclusions }: RotaSettings, people: readonly Person[]): string[] {
  const nameOf = (id: number) => people.find(person => person.id === id)?.name ?? null
  const together = pairs.flatMap(([a, b]) => {
    const [first, second] = [nameOf(a), nameOf(b)]
    return first === null || second === null ? [] : [words.pair(first, second)]
  })
  const excluded = [...new Set(exclusions.map(({ personId }) => personId))].flatMap(id => {
    const name = nameOf(id)
    return name === null
      ? []
      : [words.excluded(name, timesOf(exclusions.filter(({ personId }) => personId === id)))]
  })
  return [
    ...(together.length === 0 ? [] : [words.pairsLine(together)]),
    ...(excluded.length === 0 ? [] : [words.excludedLine(excluded)]),
  ]
}

const timesOf = (exclusions: readonly Exclusion[]): string[] =>
  exclusions.map(timeOf).filter(time => time !== null)

function timeOf(exclusion: Exclusion): string | null {
  switch (exclusion.when) {
    case 'never':
      return null
    case 'month':
      return words.inMonth(exclusion.month)
    case 'day':
      return words.onDay(exclusion.day)
  }
}

/** By the ids of those who share their name with another: the name with the place. */
function homonymsOf(people: readonly Person[]): ReadonlyMap<number, string> {
  const shared = people.filter(person => people.some(other => other !== person && other.name === person.name))
  return new Map(shared.map(person => [person.id, words.withPlace(person.name, person.district)]))
}

/**
 * Whether somebody has asked leave or not answered is told to clerks alone.
 * @param longer what somebody is called whose name does not tell who he is
 */
export function sayTurn(
  context: Context,
  day: ReceptionDay,
  duties: readonly Duty[],
  longer: ReadonlyMap<number, string> = new Map(),
): string {
  const names = namesOnDuty(day, duties, {
    now: context.now,
    longer,
    withAnswers: context.origin.chat.type === 'single',
  })
  return words.dutyLine(day.day, today(context), names)
}
