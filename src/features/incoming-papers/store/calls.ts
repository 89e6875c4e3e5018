/** What is to be said of papers by itself: planned as rows, each done once. Whoever plans or says has locked the paper. */
import type { Tx } from '../../../db/tx.ts'
import type { DecisionCall } from '../../decisions/rules/calls.ts'
import type { IncomingPaper } from '../types.ts'
import { selectPapers } from './papers.ts'

/** Plans anew; what was said stays said. */
export async function planPaperCalls(tx: Tx, paperId: number, calls: readonly DecisionCall[]): Promise<void> {
  await tx.sql`delete from incoming_paper_call where paper_id = ${paperId} and done_at is null`
  if (calls.length === 0) return
  await tx.sql`
    insert into incoming_paper_call (paper_id, kind, slot, due_at, not_after)
    select ${paperId}::int, kind, slot, "dueAt", "notAfter"
    from jsonb_to_recordset(${tx.sql.json(calls)}) as t(kind text, slot text, "dueAt" timestamptz, "notAfter" timestamptz)
    on conflict do nothing`
}

export interface DuePaperCall extends Pick<DecisionCall, 'kind' | 'slot' | 'notAfter'> {
  readonly paperId: number
}

/** Papers of which something is to be said now, locked; those that another replica speaks of are passed over. */
export const takeDuePapers = (tx: Tx, now: Date, limit: number): Promise<IncomingPaper[]> =>
  selectPapers(
    tx,
    tx.sql.part`where i.id in (
                  select c.paper_id from incoming_paper_call c where c.done_at is null and c.due_at <= ${now}
                  order by c.due_at limit ${limit})
                order by i.congress_id, i.due_on, i.id for no key update of i skip locked`,
  )

/** What is due of papers that are locked. */
export function duePaperCalls(tx: Tx, paperIds: readonly number[], now: Date): Promise<DuePaperCall[]> {
  return tx.sql<DuePaperCall[]>`
    select paper_id as "paperId", kind, slot, not_after as "notAfter" from incoming_paper_call
    where paper_id = any(${[...paperIds]}::int[]) and done_at is null and due_at <= ${now}
    order by due_at, paper_id`
}

export async function settlePaperCalls(
  tx: Tx,
  done: readonly (DuePaperCall & { readonly outcome: 'sent' | 'nobody' | 'left_out' })[],
  now: Date,
): Promise<void> {
  if (done.length === 0) return
  const rows = done.map(({ paperId, kind, slot, outcome }) => ({ paperId, kind, slot, outcome }))
  await tx.sql`
    update incoming_paper_call c set done_at = ${now}, outcome = t.outcome
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t("paperId" int, kind text, slot text, outcome text)
    where c.paper_id = t."paperId" and c.kind = t.kind and c.slot = t.slot`
}

/** It is night where these would be heard. */
export async function putOffPaperCalls(tx: Tx, calls: readonly DuePaperCall[], until: Date): Promise<void> {
  const rows = calls.map(({ paperId, kind, slot }) => ({ paperId, kind, slot }))
  await tx.sql`
    update incoming_paper_call c set due_at = ${until}
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t("paperId" int, kind text, slot text)
    where c.paper_id = t."paperId" and c.kind = t.kind and c.slot = t.slot`
}

/** Null when nothing is planned. */
export async function nextPaperCallAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.sql<{ at: Date | null }[]>`
    select min(due_at) as at from incoming_paper_call where done_at is null`
  return row?.at ?? null
}
