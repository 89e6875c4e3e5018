import { type Day, isoDay } from '../../../calendar/day.ts'
import type { Tx } from '../../../db/tx.ts'
import { holidayTable } from '../../holidays/store.ts'
import { hoursOn, wantedDays } from '../rules/wanted.ts'
import type { ReceptionDay } from '../types.ts'
import { lockDay, selectDays } from './days.ts'
import { planDay } from './planning.ts'
import { findReception } from './rule.ts'

/** What somebody decides about one day. Minutes are of the congress's wall clock. */
export type DayChange =
  | {
      readonly to: 'another_time'
      readonly day: Day
      readonly fromMinute: number
      readonly untilMinute: number
      readonly place: string
      readonly reason: string | null
    }
  | { readonly to: 'cancelled'; readonly reason: string | null }
  /** A cancelled day as it was before; one that was moved as the rule has it. */
  | { readonly to: 'restored' }

export type ChangedDay =
  | { readonly outcome: 'changed'; readonly before: ReceptionDay; readonly day: ReceptionDay }
  | { readonly outcome: 'unchanged'; readonly day: ReceptionDay }
  /** It has begun, or is to be on a time that is past. */
  | { readonly outcome: 'past'; readonly day: ReceptionDay }
  /** Voters are received on that date already. */
  | { readonly outcome: 'taken'; readonly by: ReceptionDay }

/**
 * Changes one day by hand; planning leaves it alone from then on. Who was told of it is told of the change, and what
 * is said about it is planned anew. Answers to an earlier time or place are asked again.
 */
export async function changeDay(tx: Tx, dayId: number, change: DayChange, now: Date): Promise<ChangedDay> {
  const before = await lockDay(tx, dayId)
  if (before === null) throw new Error(`there is no reception day ${dayId}`)
  const wanted = await wantedState(tx, before, change)
  const day = { ...before, ...wanted }
  if (isSame(before, day)) return { outcome: 'unchanged', day: before }
  const begun = before.status === 'planned' && before.startsAt <= now
  if (begun || day.startsAt <= now) return { outcome: 'past', day: before }
  const [by] = await selectDays(
    tx,
    tx.sql
      .part`d.congress_id = ${before.congressId} and d.status = 'planned' and d.day = ${isoDay(day.day)}::date
      and d.id <> ${dayId}`,
  )
  if (by !== undefined && day.status === 'planned') return { outcome: 'taken', by }
  await tx.sql`
    update reception_day set
      day = ${isoDay(day.day)}::date, status = ${day.status}, by_hand = true, starts_at = ${day.startsAt},
      ends_at = ${day.endsAt}, place = ${day.place}, version = version + 1, reason = ${day.reason}, planned_at = ${now}
    where id = ${dayId}`
  await planDay(tx, before.congressId, dayId, now)
  const [after] = await selectDays(tx, tx.sql.part`d.id = ${dayId}`)
  if (after === undefined) throw new Error('a day that was just changed is not there')
  return { outcome: 'changed', before, day: after }
}

type State = Partial<Pick<ReceptionDay, 'day' | 'status' | 'startsAt' | 'endsAt' | 'place' | 'reason'>>

async function wantedState(tx: Tx, before: ReceptionDay, change: DayChange): Promise<State> {
  switch (change.to) {
    case 'cancelled':
      return { status: 'cancelled', reason: change.reason }
    case 'restored':
      return before.status === 'cancelled' ? { status: 'planned', reason: null } : ruled(tx, before)
    case 'another_time': {
      const { day, place, reason } = change
      const hours = hoursOn(day, change, await zoneOf(tx, before.congressId))
      return { day, place, reason, status: 'planned', ...hours }
    }
  }
}

/** The day as the rule has it; nothing when it was not changed, or when the rule does not have it any more. */
async function ruled(tx: Tx, { congressId, byHand, nominal }: ReceptionDay): Promise<State> {
  const reception = await findReception(tx, congressId)
  if (!byHand || reception === null) return {}
  const zone = await zoneOf(tx, congressId)
  const wanted = wantedDays(reception, nominal, nominal, zone, await holidayTable(tx))
  const found = wanted.find(one => isoDay(one.nominal) === isoDay(nominal))
  if (found?.status !== 'planned') return {}
  const { day, startsAt, endsAt, status } = found
  return { day, startsAt, endsAt, status, place: reception.place, reason: null }
}

async function zoneOf(tx: Tx, congressId: number): Promise<string> {
  const [congress] = await tx.sql<{ zone: string }[]>`select zone from congress where id = ${congressId}`
  if (congress === undefined) throw new Error(`there is no congress ${congressId}`)
  return congress.zone
}

const isSame = (a: ReceptionDay, b: ReceptionDay): boolean =>
  a.status === b.status &&
  a.place === b.place &&
  a.startsAt.getTime() === b.startsAt.getTime() &&
  a.endsAt.getTime() === b.endsAt.getTime()
