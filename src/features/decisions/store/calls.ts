/** What is to be said of decisions by itself: planned as rows, each done once. Whoever plans or says has locked the decision. */
import type { Tx } from '../../../db/tx.ts'
import type { DecisionCall } from '../rules/calls.ts'
import type { Decision } from '../types.ts'
import { selectDecisions } from './decisions.ts'

/** Plans anew; what was said stays said. */
export async function planCalls(tx: Tx, decisionId: number, calls: readonly DecisionCall[]): Promise<void> {
  await tx.sql`delete from decision_call where decision_id = ${decisionId} and done_at is null`
  if (calls.length === 0) return
  await tx.sql`
    insert into decision_call (decision_id, kind, slot, due_at, not_after)
    select ${decisionId}::int, kind, slot, "dueAt", "notAfter"
    from jsonb_to_recordset(${tx.sql.json(calls)}) as t(kind text, slot text, "dueAt" timestamptz, "notAfter" timestamptz)
    on conflict do nothing`
}

export interface DueCall extends Pick<DecisionCall, 'kind' | 'slot' | 'notAfter'> {
  readonly decisionId: number
}

/** Decisions of which something is to be said now, locked; those that another replica speaks of are passed over. */
export const takeDueDecisions = (tx: Tx, now: Date, limit: number): Promise<Decision[]> =>
  selectDecisions(
    tx,
    tx.sql.part`where d.id in (
                  select c.decision_id from decision_call c where c.done_at is null and c.due_at <= ${now}
                  order by c.due_at limit ${limit})
                order by d.congress_id, d.due_on, d.id for no key update of d skip locked`,
  )

/** What is due of decisions that are locked. */
export function dueCalls(tx: Tx, decisionIds: readonly number[], now: Date): Promise<DueCall[]> {
  return tx.sql<DueCall[]>`
    select decision_id as "decisionId", kind, slot, not_after as "notAfter" from decision_call
    where decision_id = any(${[...decisionIds]}::int[]) and done_at is null and due_at <= ${now}
    order by due_at, decision_id`
}

export async function settleCalls(
  tx: Tx,
  done: readonly (DueCall & { readonly outcome: 'sent' | 'nobody' | 'left_out' })[],
  now: Date,
): Promise<void> {
  if (done.length === 0) return
  const rows = done.map(({ decisionId, kind, slot, outcome }) => ({ decisionId, kind, slot, outcome }))
  await tx.sql`
    update decision_call c set done_at = ${now}, outcome = t.outcome
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t("decisionId" int, kind text, slot text, outcome text)
    where c.decision_id = t."decisionId" and c.kind = t.kind and c.slot = t.slot`
}

/** It is night where these would be heard. */
export async function putOffCalls(tx: Tx, calls: readonly DueCall[], until: Date): Promise<void> {
  const rows = calls.map(({ decisionId, kind, slot }) => ({ decisionId, kind, slot }))
  await tx.sql`
    update decision_call c set due_at = ${until}
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t("decisionId" int, kind text, slot text)
    where c.decision_id = t."decisionId" and c.kind = t.kind and c.slot = t.slot`
}

/** Null when nothing is planned. */
export async function nextDecisionCallAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.sql<{ at: Date | null }[]>`
    select min(due_at) as at from decision_call where done_at is null`
  return row?.at ?? null
}
