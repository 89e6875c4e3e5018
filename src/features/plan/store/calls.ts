import type { Tx } from '../../../db/tx.ts'
import type { Congress } from '../../congress/types.ts'
import { finalSlotOf, type PlanCall, spreadFrom, type Wall } from '../rules/calls.ts'

/** What is said about plans by itself: planned as rows a month ahead, each done once. */

/** What a call's time is reckoned from; congresses that have all of it in common are planned together. */
export type PlanHabits = Pick<Congress, 'zone' | 'province' | 'settings'>

/** The habits of the congresses whose calls of a month are not planned yet. @param slot `2027-03` */
export async function unplannedHabits(tx: Tx, slot: string, limit: number): Promise<PlanHabits[]> {
  return tx.sql<PlanHabits[]>`
    select distinct c.zone, c.province, c.settings from congress c
    where c.kind <> 'county' and not exists (
      select from plan_call k where k.congress_id = c.id and k.kind = 'month' and k.slot = ${slot})
    limit ${limit}`
}

/**
 * Plans a month's calls for all congresses of these habits at once. What was due before a congress came is over as it is
 * planned. @returns how many
 */
export async function planMonth(
  tx: Tx,
  habits: PlanHabits,
  calls: readonly PlanCall[],
  wall: Wall,
): Promise<number> {
  const rowsOf = calls.map(call => ({ ...call, spread: spreadFrom(call.dueAt, wall) }))
  const rows = await tx.sql`
    insert into plan_call (congress_id, kind, slot, due_at, not_after)
    select c.id, t.kind, t.slot, own.due_at,
           case when c.created_at > own.due_at then own.due_at else t."notAfter" end
    from congress c
    cross join jsonb_to_recordset(${tx.sql.json(rowsOf)}) as t(
      kind text, slot text, "dueAt" timestamptz, "notAfter" timestamptz, spread int)
    cross join lateral (select t."dueAt" + make_interval(mins => c.id % t.spread) as due_at) own
    where c.zone = ${habits.zone} and c.province is not distinct from ${habits.province}
      and c.settings = ${tx.sql.json(habits.settings)} and c.kind <> 'county'
    on conflict do nothing`
  return rows.count
}

export interface DueCall extends PlanCall {
  readonly congressId: number
}

/** Takes what is due, oldest first; another replica takes others. */
export async function takeCalls(tx: Tx, now: Date, limit: number): Promise<DueCall[]> {
  return tx.sql<DueCall[]>`
    select congress_id as "congressId", kind, slot, due_at as "dueAt", not_after as "notAfter"
    from plan_call where done_at is null and due_at <= ${now}
    order by due_at, congress_id, kind limit ${limit} for update skip locked`
}

export type Outcome = 'sent' | 'nobody' | 'left_out'
type Key = Pick<DueCall, 'congressId' | 'kind' | 'slot'>

export async function settleCalls(
  tx: Tx,
  done: readonly (Key & { readonly outcome: Outcome })[],
  now: Date,
): Promise<void> {
  const rows = done.map(({ congressId, kind, slot, outcome }) => ({ congressId, kind, slot, outcome }))
  await tx.sql`
    update plan_call c set done_at = ${now}, outcome = t.outcome
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t("congressId" int, kind text, slot text, outcome text)
    where c.congress_id = t."congressId" and c.kind = t.kind and c.slot = t.slot`
}

type MonthOf = { readonly congressId: number; readonly slot: string }

/** Holds a month's call, so that it is not said, and found without a plan, while the plan is being finalised. */
export async function lockMonthCall(tx: Tx, { congressId, slot }: MonthOf): Promise<void> {
  await tx.sql`
    select from plan_call where congress_id = ${congressId} and kind = 'month' and slot = ${slot} for update`
}

/**
 * A month that was called while its plan was a draft is called once more, now that there is a plan, as long as it is of
 * use. What was not called yet finds the plan by itself. @param month whose call is locked
 */
export async function callMonthAgain(tx: Tx, { congressId, slot }: MonthOf, now: Date): Promise<void> {
  await tx.sql`
    insert into plan_call (congress_id, kind, slot, due_at, not_after)
    select congress_id, kind, ${finalSlotOf(slot)}, ${now}::timestamptz, not_after from plan_call
    where congress_id = ${congressId} and kind = 'month' and slot = ${slot}
      and done_at is not null and outcome <> 'left_out' and not_after > ${now}
    on conflict do nothing`
}

/** It is night, or a holiday, where these would be heard. */
export async function putOffCalls(tx: Tx, calls: readonly (Key & { readonly until: Date })[]): Promise<void> {
  const rows = calls.map(({ congressId, kind, slot, until }) => ({ congressId, kind, slot, until }))
  await tx.sql`
    update plan_call c set due_at = t.until
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t("congressId" int, kind text, slot text, until timestamptz)
    where c.congress_id = t."congressId" and c.kind = t.kind and c.slot = t.slot`
}

/** Null when nothing is planned. */
export async function nextPlanCallAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.sql<{ at: Date | null }[]>`
    select min(due_at) as at from plan_call where done_at is null`
  return row?.at ?? null
}
