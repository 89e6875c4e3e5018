/** Calls planned as rows, each done once. Whoever plans or says has locked what they are about. */
import type { Part } from '../../db/sql.ts'
import type { Tx } from '../../db/tx.ts'
import type { Call, CallOutcome, DueCall } from './types.ts'

export interface CallStore<Kind extends string> {
  /** Plans anew; what was said stays said. */
  plan(tx: Tx, subjectId: number, calls: readonly Call<Kind>[]): Promise<void>
  /** The same of many at once. */
  planAll(tx: Tx, plans: readonly Plan<Kind>[]): Promise<void>
  /** The ids of what has something due, the longest due first: what stands behind `in`. */
  dueSubjects(tx: Tx, now: Date, limit: number): Part
  /** What is due of subjects that are locked. */
  due(tx: Tx, subjectIds: readonly number[], now: Date): Promise<DueCall<Kind>[]>
  settle(
    tx: Tx,
    done: readonly (DueCall<Kind> & { readonly outcome: CallOutcome })[],
    now: Date,
  ): Promise<void>
  /** It is night where these would be heard. */
  putOff(tx: Tx, calls: readonly DueCall<Kind>[], until: Date): Promise<void>
  /** Null when nothing is planned. */
  nextAt(tx: Tx): Promise<Date | null>
}

interface Plan<Kind extends string> {
  readonly subjectId: number
  readonly calls: readonly Call<Kind>[]
}

/**
 * @param table of the calls
 * @param subject its column that names what they are about
 * @param kinds those that this version says; others are a newer one's (docs/deploy.md, «Upgrading»)
 */
export function callStore<Kind extends string>(
  table: string,
  subject: string,
  kinds: readonly Kind[],
): CallStore<Kind> {
  async function planAll({ sql }: Tx, plans: readonly Plan<Kind>[]): Promise<void> {
    if (plans.length === 0) return
    const [rows, id] = [sql.identifier(table), sql.identifier(subject)]
    await sql`
      delete from ${rows} where ${id} = any(${plans.map(({ subjectId }) => subjectId)}::int[]) and done_at is null
        and kind = any(${[...kinds]}::text[])`
    const calls = plans.flatMap(plan => plan.calls.map(call => ({ ...call, subjectId: plan.subjectId })))
    if (calls.length === 0) return
    await sql`
      insert into ${rows} (${id}, kind, slot, due_at, not_after)
      select "subjectId", kind, slot, "dueAt", "notAfter"
      from jsonb_to_recordset(${sql.json(calls)})
        as t("subjectId" int, kind text, slot text, "dueAt" timestamptz, "notAfter" timestamptz)
      on conflict do nothing`
  }
  return {
    plan: (tx, subjectId, calls) => planAll(tx, [{ subjectId, calls }]),
    planAll,
    dueSubjects: ({ sql }, now, limit) => sql.part`(
      select ${sql.identifier(subject)} from ${sql.identifier(table)}
      where done_at is null and due_at <= ${now} and kind = any(${[...kinds]}::text[])
      order by due_at limit ${limit})`,
    due: ({ sql }, subjectIds, now) => sql<DueCall<Kind>[]>`
      select ${sql.identifier(subject)} as "subjectId", kind, slot, not_after as "notAfter"
      from ${sql.identifier(table)}
      where ${sql.identifier(subject)} = any(${[...subjectIds]}::int[]) and done_at is null and due_at <= ${now}
        and kind = any(${[...kinds]}::text[])
      order by due_at, ${sql.identifier(subject)}`,
    async settle({ sql }, done, now) {
      if (done.length === 0) return
      const rows = done.map(({ subjectId, kind, slot, outcome }) => ({ subjectId, kind, slot, outcome }))
      await sql`
        update ${sql.identifier(table)} c set done_at = ${now}, outcome = t.outcome
        from jsonb_to_recordset(${sql.json(rows)}) as t("subjectId" int, kind text, slot text, outcome text)
        where c.${sql.identifier(subject)} = t."subjectId" and c.kind = t.kind and c.slot = t.slot`
    },
    async putOff({ sql }, calls, until) {
      const rows = calls.map(({ subjectId, kind, slot }) => ({ subjectId, kind, slot }))
      await sql`
        update ${sql.identifier(table)} c set due_at = ${until}
        from jsonb_to_recordset(${sql.json(rows)}) as t("subjectId" int, kind text, slot text)
        where c.${sql.identifier(subject)} = t."subjectId" and c.kind = t.kind and c.slot = t.slot`
    },
    async nextAt({ sql }) {
      const [row] = await sql<{ at: Date | null }[]>`
        select min(due_at) as at from ${sql.identifier(table)}
        where done_at is null and kind = any(${[...kinds]}::text[])`
      return row?.at ?? null
    },
  }
}
