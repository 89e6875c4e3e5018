import type { Tx } from '../../../db/tx.ts'
import { callKinds, type VisitCall } from '../rules/calls.ts'

/** What is said about the register by itself: planned as rows, each done once. */

export interface DueCall extends VisitCall {
  readonly congressId: number
  readonly visitId: number | null
}

/** Plans a matter's calls anew; what was said for the same day stays said. */
export async function planCalls(
  tx: Tx,
  visit: { readonly id: number; readonly congressId: number },
  calls: readonly VisitCall[],
): Promise<void> {
  await tx.sql`
    delete from visit_call where visit_id = ${visit.id} and done_at is null and kind = any(${[...callKinds]}::text[])`
  if (calls.length === 0) return
  const rows = calls.map(call => ({ ...call, congressId: visit.congressId, visitId: visit.id }))
  await tx.sql`
    insert into visit_call (congress_id, kind, slot, visit_id, due_at, not_after)
    select "congressId", kind, slot, "visitId", "dueAt", "notAfter"
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t(
      "congressId" int, kind text, slot text, "visitId" int, "dueAt" timestamptz, "notAfter" timestamptz)
    on conflict do nothing`
}

/** Takes what is due, oldest first; another replica takes others. The rows are done when the transaction is. */
export async function takeCalls(tx: Tx, now: Date, limit: number): Promise<DueCall[]> {
  return tx.sql<DueCall[]>`
    select congress_id as "congressId", kind, slot, visit_id as "visitId", due_at as "dueAt", not_after as "notAfter"
    from visit_call where done_at is null and due_at <= ${now} and kind = any(${[...callKinds]}::text[])
    order by due_at, congress_id, visit_id limit ${limit} for update skip locked`
}

type Key = Pick<DueCall, 'congressId' | 'kind' | 'slot'>

export async function settleCalls(
  tx: Tx,
  done: readonly (Key & { readonly outcome: 'sent' | 'nobody' | 'left_out' })[],
  now: Date,
): Promise<void> {
  const rows = done.map(({ congressId, kind, slot, outcome }) => ({ congressId, kind, slot, outcome }))
  await tx.sql`
    update visit_call c set done_at = ${now}, outcome = t.outcome
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t("congressId" int, kind text, slot text, outcome text)
    where c.congress_id = t."congressId" and c.kind = t.kind and c.slot = t.slot`
}

/** It is night where these would be heard. */
export async function postponeCalls(tx: Tx, calls: readonly Key[], until: Date): Promise<void> {
  const rows = calls.map(({ congressId, kind, slot }) => ({ congressId, kind, slot }))
  await tx.sql`
    update visit_call c set due_at = ${until}
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t("congressId" int, kind text, slot text)
    where c.congress_id = t."congressId" and c.kind = t.kind and c.slot = t.slot`
}

/** Null when nothing is planned. */
export async function nextCallAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.sql<{ at: Date | null }[]>`
    select min(due_at) as at from visit_call where done_at is null and kind = any(${[...callKinds]}::text[])`
  return row?.at ?? null
}
