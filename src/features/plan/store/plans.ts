import { isoDay } from '../../../calendar/day.ts'
import type { Tx } from '../../../db/tx.ts'
import { groupedBy } from '../../reception/rules/grouped.ts'
import { type PlanChange, planEventSchema, planOf } from '../rules/events.ts'
import type { Plan } from '../types.ts'

/** Plans, read and written. A plan is what its entries come to; whoever changes one holds its row's lock. */

interface Key {
  readonly congressId: number
  readonly year: number
}

/** @returns null when there is none */
export const readPlan = async (tx: Tx, { congressId, year }: Key): Promise<Plan | null> =>
  (await readPlans(tx, [congressId], year)).get(congressId) ?? null

/** Those of many congresses at once, by congress; none where there is none. */
export async function readPlans(
  tx: Tx,
  congressIds: readonly number[],
  year: number,
): Promise<ReadonlyMap<number, Plan>> {
  const rows = await tx.sql<{ congressId: number; event: unknown }[]>`
    select congress_id as "congressId", event from plan_entry
    where congress_id = any(${[...congressIds]}::int[]) and year = ${year} order by congress_id, nth`
  const entries = groupedBy(rows, ({ congressId }) => congressId)
  return new Map(
    [...entries].map(([id, own]) => [
      id,
      planOf(
        year,
        own.map(({ event }) => planEventSchema.parse(event)),
      ),
    ]),
  )
}

/** The plan, which nobody else changes until the transaction ends; one without items where there was none. */
export async function lockPlan(tx: Tx, key: Key, now: Date): Promise<Plan> {
  const { congressId, year } = key
  await tx.sql`
    insert into year_plan (congress_id, year, created_at) values (${congressId}, ${year}, ${now})
    on conflict do nothing`
  await tx.sql`select from year_plan where congress_id = ${congressId} and year = ${year} for update`
  return (await readPlan(tx, key)) ?? planOf(year, [])
}

export interface Entering {
  readonly at: Date
  /** Null: it happened by itself. */
  readonly enteredBy: number | null
  readonly message: { readonly bot: string; readonly msgid: string } | null
}

/** @param key of a plan that is locked */
export async function appendChanges(
  tx: Tx,
  { congressId, year }: Key,
  changes: readonly PlanChange[],
  { at, enteredBy, message }: Entering,
): Promise<void> {
  const rows = changes.map((change, i) => ({ place: i + 1, event: stored(change) }))
  await tx.sql`
    insert into plan_entry (congress_id, year, nth, event, at, entered_by, bot, msgid)
    select ${congressId}::int, ${year}::int,
           t.place + coalesce((select max(nth) from plan_entry where congress_id = ${congressId} and year = ${year}), 0),
           t.event, ${at}::timestamptz, ${enteredBy}::int, ${message?.bot ?? null}, ${message?.msgid ?? null}
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t(place int, event jsonb)`
}

function stored(change: PlanChange): object {
  switch (change.type) {
    case 'added':
      return { ...change, items: change.items.map(withIsoDays) }
    case 'changed':
      return { ...change, change: withIsoDays(change.change) }
    default:
      return change
  }
}

const withIsoDays = <
  F extends { readonly from: Parameters<typeof isoDay>[0]; readonly until: Parameters<typeof isoDay>[0] },
>(
  fields: F,
) => ({ ...fields, from: isoDay(fields.from), until: isoDay(fields.until) })
