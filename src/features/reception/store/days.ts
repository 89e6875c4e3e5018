import { type Day, dayOfIso, isoDay } from '../../../calendar/day.ts'
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import type { DayStatus, ReceptionDay } from '../types.ts'

/** The days on which voters are received, from `from` on, soonest first. */
export function upcomingDays(tx: Tx, congressId: number, from: Day, limit: number): Promise<ReceptionDay[]> {
  return selectDays(
    tx,
    tx.sql.part`d.congress_id = ${congressId} and d.status = 'planned' and d.day >= ${isoDay(from)}::date
      order by d.day limit ${limit}`,
  )
}

/** The days on which voters are received from `from` to `until` inclusive, soonest first. */
export const plannedDays = (tx: Tx, congressId: number, from: Day, until: Day): Promise<ReceptionDay[]> =>
  plannedDaysOf(tx, [congressId], from, until)

/** Those of many congresses at once. */
export function plannedDaysOf(
  tx: Tx,
  congressIds: readonly number[],
  from: Day,
  until: Day,
): Promise<ReceptionDay[]> {
  return selectDays(
    tx,
    tx.sql.part`d.congress_id = any(${[...congressIds]}::int[]) and d.status = 'planned'
      and d.day between ${isoDay(from)}::date and ${isoDay(until)}::date order by d.day, d.id`,
  )
}

/** Those of these days on which somebody has called reception off, soonest first. */
export function cancelledDays(tx: Tx, congressId: number, from: Day, until: Day): Promise<ReceptionDay[]> {
  return selectDays(
    tx,
    tx.sql.part`d.congress_id = ${congressId} and d.status = 'cancelled'
      and d.day between ${isoDay(from)}::date and ${isoDay(until)}::date order by d.day`,
  )
}

/**
 * The day that is meant by a date: the one on which voters are received then, else the one that the rule names
 * so, whatever became of it.
 */
export async function findDay(tx: Tx, congressId: number, date: Day): Promise<ReceptionDay | null> {
  const [day] = await selectDays(
    tx,
    tx.sql.part`d.congress_id = ${congressId}
      and (d.day = ${isoDay(date)}::date and d.status in ('planned', 'cancelled') or d.nominal = ${isoDay(date)}::date)
      order by d.status = 'planned' and d.day = ${isoDay(date)}::date desc, d.nominal = ${isoDay(date)}::date desc, d.id
      limit 1`,
  )
  return day ?? null
}

/**
 * The day, to be changed: nobody else changes anything about the reception of its congress, plans its days or
 * says something of them before this transaction has ended.
 */
export async function lockDay(tx: Tx, dayId: number): Promise<ReceptionDay | null> {
  await tx.sql`
    select from reception_rule r where r.congress_id = (select d.congress_id from reception_day d where d.id = ${dayId})
    for update`
  const [day] = await selectDays(tx, tx.sql.part`d.id = ${dayId} for update`)
  return day ?? null
}

/** Many days at once, in the order of their dates. */
export function daysById(tx: Tx, dayIds: readonly number[]): Promise<ReceptionDay[]> {
  return selectDays(tx, tx.sql.part`d.id = any(${[...dayIds]}::int[]) order by d.day, d.id`)
}

interface DayRow {
  readonly id: number
  readonly congressId: number
  readonly nominal: string
  readonly day: string
  readonly status: DayStatus
  readonly byHand: boolean
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly version: number
  readonly reason: string | null
  readonly toldStatus: 'planned' | 'cancelled' | null
  readonly toldStartsAt: Date | null
  readonly toldEndsAt: Date | null
  readonly toldPlace: string | null
}

/** `which` is a condition on `reception_day d`, with the order. */
export async function selectDays(tx: Tx, which: Part): Promise<ReceptionDay[]> {
  const rows = await tx.sql<DayRow[]>`
    select d.id, d.congress_id as "congressId", d.nominal, d.day, d.status, d.by_hand as "byHand",
           d.starts_at as "startsAt", d.ends_at as "endsAt", d.place, d.version, d.reason,
           d.told_status as "toldStatus", d.told_starts_at as "toldStartsAt", d.told_ends_at as "toldEndsAt",
           d.told_place as "toldPlace"
    from reception_day d where ${which}`
  return rows.map(fromRow)
}

function fromRow({ toldStatus, toldStartsAt, toldEndsAt, toldPlace, ...row }: DayRow): ReceptionDay {
  const told =
    toldStatus === null || toldStartsAt === null || toldEndsAt === null || toldPlace === null
      ? null
      : { status: toldStatus, startsAt: toldStartsAt, endsAt: toldEndsAt, place: toldPlace }
  return { ...row, nominal: readDay(row.nominal), day: readDay(row.day), told }
}

function readDay(iso: string): Day {
  const day = dayOfIso(iso)
  if (day === null) throw new RangeError(`${iso} is no day`)
  return day
}
