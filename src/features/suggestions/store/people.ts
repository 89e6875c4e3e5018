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
