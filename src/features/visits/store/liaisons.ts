import type { Tx } from '../../../db/tx.ts'

/** The liaisons of a congress; where it has none, those who do the work instead: chair and vice-chair. */
export async function liaisonIds(tx: Tx, congressId: number): Promise<number[]> {
  const rows = await tx.sql<{ id: number; isLiaison: boolean }[]>`
    select p.id, bool_or(r.role = 'liaison') as "isLiaison"
    from person p join person_role r on r.person_id = p.id
    where p.congress_id = ${congressId} and p.active and r.role in ('liaison', 'chair', 'vice_chair')
    group by p.id order by p.id`
  const liaisons = rows.filter(row => row.isLiaison)
  return (liaisons.length > 0 ? liaisons : rows).map(row => row.id)
}
