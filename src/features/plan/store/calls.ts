import type { Tx } from '../../../db/tx.ts'
import type { Congress } from '../../congress/types.ts'
import type { PlanCall } from '../rules/calls.ts'

/** What is said about plans by itself: planned as rows a month ahead, each done once. */

/** What a call's time is reckoned from; congresses that have all of it in common are planned together. */
export type PlanHabits = Pick<Congress, 'zone' | 'province' | 'settings'>

/** The habits of the congresses whose calls of a month are not planned yet. @param slot `2027-03` */
export async function unplannedHabits(tx: Tx, slot: string, limit: number): Promise<PlanHabits[]> {
  return tx.sql<PlanHabits[]>`
    select distinct c.zone, c.province, c.settings from congress c
    where not exists (
      select from plan_call k where k.congress_id = c.id and k.kind = 'month' and k.slot = ${slot})
    limit ${limit}`
}

/**
 * Plans a month's calls for all congresses of these habits at once. What was due before a congress came is over as it is
 * planned. @returns how many
 */
export async function planMonth(tx: Tx, habits: PlanHabits, calls: readonly PlanCall[]): Promise<number> {
  const rows = await tx.sql`
    insert into plan_call (congress_id, kind, slot, due_at, not_after)
    select c.id, t.kind, t.slot, t."dueAt",
           case when c.created_at > t."dueAt" then t."dueAt" else t."notAfter" end
    from congress c
    cross join jsonb_to_recordset(${tx.sql.json(calls)}) as t(
      kind text, slot text, "dueAt" timestamptz, "notAfter" timestamptz)
    where c.zone = ${habits.zone} and c.province is not distinct from ${habits.province}
      and c.settings = ${tx.sql.json(habits.settings)}
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
