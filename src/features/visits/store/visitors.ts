import { places } from '../../../db/sealed-columns.ts'
import type { Tx } from '../../../db/tx.ts'
import { countPersons, type Seen } from '../rules/persons.ts'
import type { Period, Scope, Visitor } from '../types.ts'
import { within } from './within.ts'

/** Who came. Ask `rules/access.ts` first; nothing of it goes into a group, a log, a metric or a deed. */

export const nobodyKnown: Visitor = { name: null, phone: null }

/** Writes who came; nobody known leaves no row. */
export async function saveVisitor(tx: Tx, visitId: number, { name, phone }: Visitor): Promise<void> {
  if (name === null && phone === null) {
    await tx.sql`delete from visitor where visit_id = ${visitId}`
    return
  }
  const { vault } = tx.sql
  await tx.sql`
    insert into visitor (visit_id, name, phone)
    values (${visitId}, ${vault.seal(places.visitorName(visitId), name)}, ${vault.seal(places.visitorPhone(visitId), phone)})
    on conflict (visit_id) do update
    set name = excluded.name, phone = excluded.phone, known_by = null, erased_at = null`
}

export async function visitorOf(tx: Tx, visitId: number): Promise<Visitor> {
  return (await visitorsOf(tx, [visitId])).get(visitId) ?? nobodyKnown
}

export async function visitorsOf(tx: Tx, visitIds: readonly number[]): Promise<ReadonlyMap<number, Visitor>> {
  const rows = await tx.sql<(Visitor & { visitId: number })[]>`
    select visit_id as "visitId", name, phone from visitor where visit_id = any(${[...visitIds]}::int[])`
  return new Map(rows.map(row => [row.visitId, opened(tx, row)]))
}

/** How many persons came in a stretch of the register. Names and phones do not leave this function. */
export async function personsIn(tx: Tx, scope: Scope, period: Period): Promise<number> {
  const rows = await tx.sql<(Seen & { visitId: number })[]>`
    select v.id as "visitId", v.people, v.village, r.name, r.phone, r.known_by as "knownBy"
    from visit v left join visitor r on r.visit_id = v.id
    where ${within(tx, scope, period)} and v.status <> 'void' order by v.id`
  return countPersons(rows.map(row => ({ ...row, ...opened(tx, row) })))
}

const opened = (
  { sql: { vault } }: Tx,
  { visitId, name, phone }: Visitor & { visitId: number },
): Visitor => ({
  name: vault.open(places.visitorName(visitId), name),
  phone: vault.open(places.visitorPhone(visitId), phone),
})
