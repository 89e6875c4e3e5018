/** The rota in the database: read a year, write what was made of it, and who is the next in turn. */
import { type Day, dayNumber, dayOfIso, isoDay } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { selectPeople } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import { nextInTurn, type Turns } from '../rules/next-in-turn.ts'
import { type RotaSettings, readRotaSettings, storedRota } from '../rules/rota-settings.ts'
import { type MadeYear, type RotaYear, yearsOf } from '../rules/rota-year.ts'
import type { Duty, ReceptionDay } from '../types.ts'
import { plannedDays } from './days.ts'
import { type DutyCause, dutiesOf, setDuties } from './duties.ts'

/** @returns null: the rota is made by hand */
export async function findRotaSettings(tx: Tx, congressId: number): Promise<RotaSettings | null> {
  return (await rotasOf(tx, [congressId])).get(congressId) ?? null
}

async function rotasOf(tx: Tx, congressIds: readonly number[]): Promise<ReadonlyMap<number, RotaSettings>> {
  const rows = await tx.sql<{ congressId: number; rota: unknown }[]>`
    select congress_id as "congressId", rota from reception_rule
    where congress_id = any(${[...congressIds]}::int[]) and rota is not null`
  return new Map(rows.map(({ congressId, rota }) => [congressId, readRotaSettings(rota)]))
}

/** Nobody else changes anything about the congress's reception until the transaction ends. @returns false: it has none */
export async function lockReception(tx: Tx, congressId: number): Promise<boolean> {
  const rows = await tx.sql`select from reception_rule where congress_id = ${congressId} for update`
  return rows.length === 1
}

/** Keeps how the rota is made, as made for the days that are planned now. */
export async function saveRotaSettings(tx: Tx, congressId: number, rota: RotaSettings): Promise<void> {
  await tx.sql`
    update reception_rule set rota = ${tx.sql.json(storedRota(rota, null))}::jsonb
      || jsonb_build_object('madeWith', planned_with)
    where congress_id = ${congressId}`
}

/** The calendar years for which days are planned from `from` on, each with all its days, duties and people. */
export async function readRotaYears(
  tx: Tx,
  congressId: number,
  rota: RotaSettings,
  from: Day,
  now: Date,
): Promise<RotaYear[]> {
  const until = (await lastPlannedDay(tx, congressId)) ?? from
  const days = await plannedDays(tx, congressId, { year: from.year, month: 1, day: 1 }, until)
  const duties = await dutiesOf(
    tx,
    days.map(day => day.id),
  )
  const people = await inOrderOfTurn(tx, congressId, { year: from.year, month: 1, day: 1 })
  return yearsOf(days)
    .map(year => days.filter(({ day }) => day.year === year))
    .filter(ofYear => ofYear.some(({ day }) => dayNumber(day) >= dayNumber(from)))
    .map(ofYear => {
      const ids = new Set(ofYear.map(day => day.id))
      return { rota, days: ofYear, duties: duties.filter(duty => ids.has(duty.dayId)), people, now }
    })
}

export async function lastPlannedDay(tx: Tx, congressId: number): Promise<Day | null> {
  const [last] = await tx.sql<{ day: string | null }[]>`
    select max(day) as day from reception_day where congress_id = ${congressId} and status = 'planned'`
  return dayOfIso(last?.day ?? '')
}

/** Those in office: who has never been on duty before this day first, then who has waited longest. */
async function inOrderOfTurn(tx: Tx, congressId: number, before: Day): Promise<readonly Person[]> {
  const people = await selectPeople(tx, tx.sql.part`p.congress_id = ${congressId} and p.active`)
  const last = new Map(
    (
      await tx.sql<{ personId: number; day: string }[]>`
        select u.person_id as "personId", max(d.day) as day
        from reception_duty u join reception_day d on d.id = u.day_id
        where d.congress_id = ${congressId} and d.status = 'planned' and d.day < ${isoDay(before)}::date
        group by 1`
    ).map(({ personId, day }) => [personId, day]),
  )
  const keyOf = ({ id }: Person) => last.get(id) ?? ''
  return [...people].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : a.id - b.id))
}

/** Writes the duties of the days that a rota changes. */
export async function writeMadeYears(
  tx: Tx,
  made: readonly MadeYear[],
  cause: Omit<DutyCause, 'source'>,
): Promise<void> {
  const changed = made.flatMap(year => year.changed)
  if (changed.length === 0) return
  await setDuties(
    tx,
    changed.map(({ day }) => day.id),
    changed.flatMap(({ day, duties }) => duties.map(duty => ({ dayId: day.id, ...duty }))),
    { ...cause, source: 'rota' },
  )
}

/** A place on a day that is free, or that somebody cannot take. */
export interface FreeTurn {
  readonly day: ReceptionDay
  /** Everybody on duty that day, those on leave too. */
  readonly duties: readonly Duty[]
  /** Who is missed; null: nobody was there. */
  readonly absentId: number | null
}

/** Who is the next in the rota for each of these places; null where nobody is left. In the order of the places. */
export async function whoAreNext(tx: Tx, places: readonly FreeTurn[]): Promise<(Person | null)[]> {
  if (places.length === 0) return []
  const congressIds = [...new Set(places.map(({ day }) => day.congressId))]
  const rotas = await rotasOf(tx, congressIds)
  const everybody = new Map<number, Person[]>(congressIds.map(id => [id, []]))
  for (const person of await selectPeople(
    tx,
    tx.sql.part`p.congress_id = any(${congressIds}::int[]) and p.active`,
  ))
    everybody.get(person.congressId)?.push(person)
  const turns = await turnsOfYears(tx, congressIds, [...new Set(places.map(({ day }) => day.day.year))])
  // Of several places each falls to another, as if he who is proposed for one had taken it.
  const proposed: { readonly dayId: number; readonly year: number; readonly personId: number }[] = []
  return places.map(({ day, duties, absentId }) => {
    const people = everybody.get(day.congressId) ?? []
    const taken = proposed.filter(({ dayId }) => dayId === day.id).map(({ personId }) => personId)
    const { year } = day.day
    const next = nextInTurn(
      {
        day: day.day,
        busy: [...duties.map(duty => duty.personId), ...taken],
        absent: people.find(person => person.id === absentId) ?? null,
        leads: duties.some(duty => duty.personId === absentId && duty.leads),
      },
      people,
      rotas.get(day.congressId) ?? null,
      personId => {
        const { count, last } = turns.get(`${year} ${personId}`) ?? { count: 0, last: null }
        const more = proposed.filter(one => one.year === year && one.personId === personId).length
        return { count: count + more, last }
      },
    )
    if (next !== null) proposed.push({ dayId: day.id, year, personId: next.id })
    return next
  })
}

/** Who is the next in the rota for a day on which somebody is missed. */
export async function whoIsNext(tx: Tx, place: FreeTurn): Promise<Person | null> {
  return (await whoAreNext(tx, [place]))[0] ?? null
}

/** By `<year> <person>`; leave is no turn. */
async function turnsOfYears(
  tx: Tx,
  congressIds: readonly number[],
  years: readonly number[],
): Promise<ReadonlyMap<string, Turns>> {
  const rows = await tx.sql<{ year: number; personId: number; count: number; last: string }[]>`
    select extract(year from d.day)::int as year, u.person_id as "personId", count(*)::int as count, max(d.day) as last
    from reception_duty u join reception_day d on d.id = u.day_id
    where d.congress_id = any(${[...congressIds]}::int[]) and d.status = 'planned'
      and extract(year from d.day)::int = any(${[...years]}::int[])
      and (u.answer is distinct from 'leave' or u.answered_version <> d.version)
    group by 1, 2`
  return new Map(
    rows.map(({ year, personId, count, last }) => {
      const day = dayOfIso(last)
      return [`${year} ${personId}`, { count, last: day === null ? null : dayNumber(day) }]
    }),
  )
}

/** The first day from which a rota may put somebody on duty: from its own day on, and not before today. */
export function rotaBegins(rota: Pick<RotaSettings, 'from'>, now: Date, zone: string): Day {
  const today = dayOf(now, zone)
  const from = dayOfIso(rota.from)
  return from !== null && dayNumber(from) > dayNumber(today) ? from : today
}
