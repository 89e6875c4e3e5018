import type { Tx } from '../../../db/tx.ts'

/** The contact persons of offices who are still there. */
export async function contactsOf(
  tx: Tx,
  officeIds: readonly number[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const found = new Map<number, number[]>()
  if (officeIds.length === 0) return found
  const rows = await tx.sql<{ officeId: number; personId: number }[]>`
    select c.office_id as "officeId", c.person_id as "personId"
    from office_contact c join person p on p.id = c.person_id and p.active
    where c.office_id = any(${[...new Set(officeIds)]}::int[]) order by 1, 2`
  for (const { officeId, personId } of rows) found.set(officeId, [...(found.get(officeId) ?? []), personId])
  return found
}

/** What people are called, whoever they are today: some of those in an item's history have left. */
export async function namesOf(tx: Tx, personIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx.sql<{ id: number; name: string }[]>`
    select id, name from person where id = any(${[...new Set(personIds)]}::int[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}
