/** What is to be said about a notice by itself: planned as rows, each done once. Whoever plans or says has locked it. */
import type { Tx } from '../../../db/tx.ts'
import type { CountyCall } from '../rules/calls.ts'
import type { CountyNotice } from '../types.ts'
import { selectNotices } from './notices.ts'

/** Plans anew; what was said stays said. */
export async function planCalls(tx: Tx, noticeId: number, calls: readonly CountyCall[]): Promise<void> {
  await tx.sql`delete from county_call where notice_id = ${noticeId} and done_at is null`
  if (calls.length === 0) return
  await tx.sql`
    insert into county_call (notice_id, kind, slot, due_at, not_after)
    select ${noticeId}::int, kind, slot, "dueAt", "notAfter"
    from jsonb_to_recordset(${tx.sql.json(calls)}) as t(kind text, slot text, "dueAt" timestamptz, "notAfter" timestamptz)
    on conflict do nothing`
}

export interface DueCall extends Pick<CountyCall, 'kind' | 'slot' | 'notAfter'> {
  readonly noticeId: number
}

/** Notices of which something is to be said now, locked; those that another replica speaks of are passed over. */
export const takeDueNotices = (tx: Tx, now: Date, limit: number): Promise<CountyNotice[]> =>
  selectNotices(
    tx,
    tx.sql.part`where n.id in (
                  select c.notice_id from county_call c where c.done_at is null and c.due_at <= ${now}
                  order by c.due_at limit ${limit})
                order by n.id for no key update of n skip locked`,
  )

/** What is due of notices that are locked. */
export function dueCalls(tx: Tx, noticeIds: readonly number[], now: Date): Promise<DueCall[]> {
  return tx.sql<DueCall[]>`
    select notice_id as "noticeId", kind, slot, not_after as "notAfter" from county_call
    where notice_id = any(${[...noticeIds]}::int[]) and done_at is null and due_at <= ${now}
    order by notice_id, due_at`
}

export async function settleCalls(
  tx: Tx,
  done: readonly (DueCall & { readonly outcome: 'sent' | 'nobody' | 'left_out' })[],
  now: Date,
): Promise<void> {
  const rows = done.map(({ noticeId, kind, slot, outcome }) => ({ noticeId, kind, slot, outcome }))
  await tx.sql`
    update county_call c set done_at = ${now}, outcome = t.outcome
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t("noticeId" int, kind text, slot text, outcome text)
    where c.notice_id = t."noticeId" and c.kind = t.kind and c.slot = t.slot`
}

/** Null when nothing is planned. */
export async function nextCountyCallAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.sql<{ at: Date | null }[]>`
    select min(due_at) as at from county_call where done_at is null`
  return row?.at ?? null
}
