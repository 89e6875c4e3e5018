import { isoDay } from '../../../calendar/day.ts'
import type { Tx } from '../../../db/tx.ts'
import type { PeriodCall, PlannedCall } from '../rules/calls.ts'
import type { WantedDay } from '../rules/wanted.ts'
import type { Member } from './apply-days.ts'

/** A day of a group with what is said about it. */
interface DayWithCalls {
  readonly day: WantedDay
  readonly calls: readonly PlannedCall[]
}

export interface GroupCalls {
  readonly group: number
  readonly said: readonly DayWithCalls[]
  readonly periods: readonly PeriodCall[]
}

/** What a call about a day is about: `<nominal day>.<version>`. */
export const slotOf = "d.nominal || '.' || d.version"

/**
 * What was to be said of an earlier version of a day is not said any more; and what was announced and is not so any
 * more is announced as moved or cancelled to whoever was told; called off, restored and called off again, too. Computed from rows alone: it may be said at any time.
 */
export async function applyChanges(tx: Tx, congressIds: readonly number[], now: Date): Promise<void> {
  const slot = tx.sql.raw(slotOf)
  await tx.sql`
    update reception_call c set done_at = ${now}, outcome = 'void' from reception_day d
    where d.id = c.day_id and d.congress_id = any(${[...congressIds]}::int[]) and c.done_at is null
      and (c.slot <> ${slot} or (d.status = 'planned') <> (c.kind <> 'cancelled'))`
  await tx.sql`
    insert into reception_call as c (congress_id, kind, slot, day_id, due_at, not_after)
    select d.congress_id, case d.status when 'planned' then 'moved' else 'cancelled' end, ${slot}, d.id, ${now},
           case d.status when 'planned' then greatest(d.told_ends_at, d.ends_at) else d.told_starts_at end
    from reception_day d
    where d.congress_id = any(${[...congressIds]}::int[]) and d.told_status is not null
      and case when d.status = 'planned'
            then d.starts_at > ${now}
              and ('planned', d.starts_at, d.ends_at, d.place)
                is distinct from (d.told_status, d.told_starts_at, d.told_ends_at, d.told_place)
            else d.told_status = 'planned' and d.told_starts_at > ${now}
              and not exists (
                select from reception_day o
                where o.congress_id = d.congress_id and o.status = 'planned' and o.starts_at = d.told_starts_at)
            end
    on conflict (congress_id, kind, slot) do update set
      done_at = null, outcome = null, due_at = excluded.due_at, not_after = excluded.not_after
    where c.outcome = 'void'`
}

/**
 * Writes what is to be said of the days as their rule has them: one statement, however many congresses. What is
 * there already stays as it is. What would come too late is not written, unless it was planned in time and only this
 * service was not there: then it is written so that it can be said that it was left out.
 */
export async function applyCalls(
  tx: Tx,
  members: readonly Member[],
  groups: readonly GroupCalls[],
  now: Date,
): Promise<void> {
  const who = tx.sql.json(members)
  const calls = groups.flatMap(({ group, said }) =>
    said.flatMap(({ day, calls }) =>
      calls.map(call => ({
        group,
        nominal: isoDay(day.nominal),
        starts_at: day.startsAt,
        ends_at: day.endsAt,
        ...rowOf(call),
      })),
    ),
  )
  const periods = groups.flatMap(({ group, periods }) =>
    periods.map(call => ({ group, slot: call.slot, ...rowOf(call) })),
  )
  await tx.sql`
    with said as materialized (
      select m."congressId" as congress_id, k.*
      from jsonb_to_recordset(${who}) as m("congressId" int, "group" int)
      join jsonb_to_recordset(${tx.sql.json(calls)}) as k(
          "group" int, nominal date, starts_at timestamptz, ends_at timestamptz, kind text, due_at timestamptz,
          not_after timestamptz)
        on k."group" = m."group"
    )
    insert into reception_call (congress_id, kind, slot, day_id, due_at, not_after)
    select d.congress_id, k.kind, ${tx.sql.raw(slotOf)}, d.id, k.due_at, k.not_after
    from said k
    join reception_day d on d.congress_id = k.congress_id and d.nominal = k.nominal and d.status = 'planned'
      and d.starts_at = k.starts_at and d.ends_at = k.ends_at
    where k.not_after > ${now} or d.planned_at < k.due_at
    on conflict do nothing`
  await tx.sql`
    insert into reception_call as c (congress_id, kind, slot, due_at, not_after)
    select m."congressId", k.kind, k.slot, k.due_at, k.not_after
    from jsonb_to_recordset(${who}) as m("congressId" int, "group" int, "plannedUntil" date)
    join jsonb_to_recordset(${tx.sql.json(periods)}) as k(
        "group" int, slot text, kind text, due_at timestamptz, not_after timestamptz)
      on k."group" = m."group"
    where k.not_after > ${now} or k.due_at >= m."plannedUntil"
    on conflict (congress_id, kind, slot) do update set due_at = excluded.due_at, not_after = excluded.not_after
    where c.done_at is null
      and (c.due_at, c.not_after) is distinct from (excluded.due_at, excluded.not_after)`
}

/** The same for days that are not as the rule has them: each has its own hours. */
export async function applyOwnCalls(
  tx: Tx,
  days: readonly { readonly id: number; readonly calls: readonly PlannedCall[] }[],
  now: Date,
): Promise<void> {
  const calls = days.flatMap(({ id, calls }) => calls.map(call => ({ id, ...rowOf(call) })))
  if (calls.length === 0) return
  await tx.sql`
    insert into reception_call (congress_id, kind, slot, day_id, due_at, not_after)
    select d.congress_id, k.kind, ${tx.sql.raw(slotOf)}, d.id, k.due_at, k.not_after
    from jsonb_to_recordset(${tx.sql.json(calls)}) as k(
      id int, kind text, due_at timestamptz, not_after timestamptz)
    join reception_day d on d.id = k.id and d.status = 'planned'
    where k.not_after > ${now} or d.planned_at < k.due_at
    on conflict do nothing`
}

/** By then the year is planned, too, for which the near days are planned first. */
const retabledAfterMs = 10 * 60_000
const retabledUntilMs = 14 * 86_400_000

/** The clerks of these congresses hear that days were moved by tables of holidays that have come: once for each revision. */
export async function applyRetabled(
  tx: Tx,
  congressIds: readonly number[],
  revision: string,
  now: Date,
): Promise<void> {
  if (congressIds.length === 0) return
  const due = new Date(now.getTime() + retabledAfterMs)
  await tx.sql`
    insert into reception_call (congress_id, kind, slot, due_at, not_after)
    select id, 'retabled', ${revision}, ${due}, ${new Date(now.getTime() + retabledUntilMs)}
    from unnest(${[...congressIds]}::int[]) as id
    on conflict do nothing`
}

const rowOf = ({ kind, dueAt, notAfter }: PlannedCall) => ({ kind, due_at: dueAt, not_after: notAfter })
