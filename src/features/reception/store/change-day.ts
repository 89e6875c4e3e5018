import { type Day, isoDay } from '../../../calendar/day.ts'
import type { Tx } from '../../../db/tx.ts'
import { holidayTable } from '../../holidays/store.ts'
import { hoursOn, wantedDays } from '../rules/wanted.ts'
import type { ReceptionDay } from '../types.ts'
import { slotOf } from './apply-calls.ts'
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
  | {
      readonly outcome: 'changed'
      readonly before: ReceptionDay
      readonly day: ReceptionDay
      /** Null unless it is again as it was announced, and nobody was told of what it was in between. */
      readonly again: {
        /** Ids of those who answered for the day in between, or were put on duty on it. */
        readonly heardOther: readonly number[]
      } | null
    }
  | { readonly outcome: 'unchanged'; readonly day: ReceptionDay }
  /** It has begun, or is to be on a time that is past. */
  | { readonly outcome: 'past'; readonly day: ReceptionDay }
  /** Voters are received on that date already. */
  | { readonly outcome: 'taken'; readonly by: ReceptionDay }

/**
 * Changes one day by hand; planning leaves it alone until it is again as the rule has it. Who was told of it is told of
 * the change, and what is said about it is planned anew. Answers to an earlier time or place are asked again.
 *
 * What is taken back before anybody heard of it was no change: nothing is said twice, and no answer asked again. A day
 * called off keeps its version until that was told; one that is again where it was announced takes over what was said.
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
  const resumes = change.to === 'restored' && before.status === 'cancelled' && !toldOff(before)
  const isNew = change.to !== 'cancelled' && !resumes
  const byHand = change.to === 'cancelled' || !(await isAsRuled(tx, day))
  await tx.sql`
    update reception_day set
      day = ${isoDay(day.day)}::date, status = ${day.status}, by_hand = ${byHand}, starts_at = ${day.startsAt},
      ends_at = ${day.endsAt}, place = ${day.place}, reason = ${day.reason},
      version = version + ${isNew ? 1 : 0}, planned_at = case when ${isNew} then ${now} else planned_at end
    where id = ${dayId}`
  const again =
    isNew && day.told?.status === 'planned' && isAt(day.told, day)
      ? { heardOther: await takeOver(tx, dayId) }
      : null
  if (resumes) await sayAgain(tx, dayId, now)
  await planDay(tx, before.congressId, dayId, now)
  if (resumes) await leaveOutPast(tx, dayId, now)
  const [after] = await selectDays(tx, tx.sql.part`d.id = ${dayId}`)
  if (after === undefined) throw new Error('a day that was just changed is not there')
  return { outcome: 'changed', before, day: after, again }
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
  return (byHand ? await asRuled(tx, congressId, nominal) : null) ?? {}
}

async function asRuled(tx: Tx, congressId: number, nominal: Day) {
  const reception = await findReception(tx, congressId)
  if (reception === null) return null
  const zone = await zoneOf(tx, congressId)
  const wanted = wantedDays(reception, nominal, nominal, zone, await holidayTable(tx))
  const found = wanted.find(one => isoDay(one.nominal) === isoDay(nominal))
  if (found?.status !== 'planned') return null
  const { day, startsAt, endsAt, status } = found
  return { day, startsAt, endsAt, status, place: reception.place, reason: null }
}

async function isAsRuled(tx: Tx, day: ReceptionDay): Promise<boolean> {
  const rule = await asRuled(tx, day.congressId, day.nominal)
  return rule !== null && day.status === 'planned' && isAt(rule, day)
}

const toldOff = ({ told }: ReceptionDay): boolean => told?.status === 'cancelled'

/**
 * What was said of the last version that was announced, and answered to it, is of this one, which is the same.
 * @returns who has to do with those in between
 */
async function takeOver(tx: Tx, dayId: number): Promise<number[]> {
  const people = await tx.sql<{ id: number }[]>`
    with said as (
      select d.nominal, d.version, (
        select max(split_part(c.slot, '.', 2)::int) from reception_call c where c.day_id = d.id and c.outcome = 'sent'
      ) as before
      from reception_day d where d.id = ${dayId}
    ), answered as (
      update reception_duty u set answered_version = s.version from said s
      where u.day_id = ${dayId} and u.answered_version = s.before
    ), called as (
      update reception_call c set slot = s.nominal || '.' || s.version from said s
      where c.day_id = ${dayId} and c.slot = s.nominal || '.' || s.before and c.done_at is not null
        and c.outcome <> 'void'
    ), moved as (
      select min(c.due_at) as at from reception_call c, said s
      where c.day_id = ${dayId} and c.kind = 'moved' and split_part(c.slot, '.', 2)::int > s.before
    )
    select p.id from reception_duty u join person p on p.id = u.person_id, said s, moved m
    where u.day_id = ${dayId} and p.active and (
      u.answered_version > s.before or exists (
        select from duty_entry e
        where e.day_id = u.day_id and e.person_id = u.person_id and e.answer = 'assigned' and e.at >= m.at))
    order by p.id`
  return people.map(({ id }) => id)
}

/** What was not to be said any more while the day was off. */
async function sayAgain(tx: Tx, dayId: number, now: Date): Promise<void> {
  await tx.sql`
    update reception_call c set done_at = null, outcome = null from reception_day d
    where d.id = ${dayId} and c.day_id = d.id and c.slot = ${tx.sql.raw(slotOf)} and c.kind <> 'cancelled'
      and c.outcome = 'void' and c.not_after > ${now}`
}

/** What was not said because the day was off is not missed. */
async function leaveOutPast(tx: Tx, dayId: number, now: Date): Promise<void> {
  await tx.sql`
    update reception_call set done_at = ${now}, outcome = 'void'
    where day_id = ${dayId} and done_at is null and not_after <= ${now}`
}

async function zoneOf(tx: Tx, congressId: number): Promise<string> {
  const [congress] = await tx.sql<{ zone: string }[]>`select zone from congress where id = ${congressId}`
  if (congress === undefined) throw new Error(`there is no congress ${congressId}`)
  return congress.zone
}

const isSame = (a: ReceptionDay, b: ReceptionDay): boolean => a.status === b.status && isAt(a, b)

type TimeAndPlace = Pick<ReceptionDay, 'place' | 'startsAt' | 'endsAt'>

const isAt = (a: TimeAndPlace, b: TimeAndPlace): boolean =>
  a.place === b.place &&
  a.startsAt.getTime() === b.startsAt.getTime() &&
  a.endsAt.getTime() === b.endsAt.getTime()
