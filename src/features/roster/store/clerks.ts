import type { Tx } from '../../../db/tx.ts'

/** userids of chair, vice-chair and liaison, for calling them. */
export async function clerkUserids(tx: Tx, congressId: number): Promise<string[]> {
  const rows = await tx.sql<{ userid: string }[]>`
    select distinct p.userid from person p join person_role r on r.person_id = p.id
    where p.congress_id = ${congressId} and p.active and p.userid is not null
      and r.role in ('chair', 'vice_chair', 'liaison')
    order by p.userid`
  return rows.map(row => row.userid)
}

/** Chair, vice-chair and liaison of a congress. */
export async function clerkIds(tx: Tx, congressId: number): Promise<number[]> {
  return (await clerksOf(tx, [congressId])).map(clerk => clerk.personId)
}

/** Those of many congresses at once. */
export async function clerksOf(
  tx: Tx,
  congressIds: readonly number[],
): Promise<{ readonly personId: number; readonly congressId: number }[]> {
  return tx.sql<{ personId: number; congressId: number }[]>`
    select distinct p.id as "personId", p.congress_id as "congressId"
    from person p join person_role r on r.person_id = p.id
    where p.congress_id = any(${[...congressIds]}::int[]) and p.active
      and r.role in ('chair', 'vice_chair', 'liaison')
    order by p.id`
}
