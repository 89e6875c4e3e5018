/** Who is to be told in many congresses at once; whoever has left is not among them. */
import type { Tx } from '../../../db/tx.ts'
import type { Posts } from '../rules/reminders.ts'

/**
 * Chair, vice-chair and clerks of each congress. Where a post is vacant those who do its work stand in for it: the
 * liaison.
 */
export async function readPosts(tx: Tx, congressIds: readonly number[]): Promise<ReadonlyMap<number, Posts>> {
  const rows = await tx.sql<{ congressId: number; personId: number; role: string }[]>`
    select p.congress_id as "congressId", p.id as "personId", r.role
    from person p join person_role r on r.person_id = p.id
    where p.congress_id = any(${[...congressIds]}::int[]) and p.active
      and r.role in ('chair', 'vice_chair', 'liaison')
    order by p.id`
  return new Map(
    congressIds.map(congressId => {
      const own = rows.filter(row => row.congressId === congressId)
      const holders = (role: string) => own.filter(row => row.role === role).map(row => row.personId)
      const orLiaison = (ids: number[]) => (ids.length > 0 ? ids : holders('liaison'))
      return [
        congressId,
        {
          chairIds: orLiaison(holders('chair')),
          viceChairIds: orLiaison(holders('vice_chair')),
          clerkIds: [...new Set(own.map(row => row.personId))],
        },
      ]
    }),
  )
}

export interface OfficeFacts {
  readonly name: string
  /** Its contact persons who are in office. */
  readonly contactIds: readonly number[]
}

export async function readOffices(
  tx: Tx,
  officeIds: readonly number[],
): Promise<ReadonlyMap<number, OfficeFacts>> {
  const rows = await tx.sql<(OfficeFacts & { id: number })[]>`
    select o.id, o.name, array(
      select c.person_id from office_contact c join person p on p.id = c.person_id and p.active
      where c.office_id = o.id order by 1) as "contactIds"
    from office o where o.id = any(${[...officeIds]}::int[])`
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}
