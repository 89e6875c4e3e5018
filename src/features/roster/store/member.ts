import type { Member, Role } from '../../../bot/actor.ts'
import type { Tx } from '../../../db/tx.ts'

/** Somebody in office with what he is today; null when he has left. For what is done for him after he has spoken. */
export async function findMember(tx: Tx, personId: number): Promise<Member | null> {
  const [row] = await tx.sql<{ name: string; userid: string; congressId: number; roles: Role[] }[]>`
    select p.name, coalesce(p.userid, '') as userid, p.congress_id as "congressId",
           array(select r.role from person_role r where r.person_id = p.id) as roles
    from person p where p.id = ${personId} and p.active`
  return row === undefined ? null : { ...row, personId }
}

/** Which of these people are in office. */
export async function membersAmong(tx: Tx, personIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await tx.sql<{ id: number }[]>`
    select id from person where id = any(${[...new Set(personIds)]}::int[]) and active`
  return new Set(rows.map(({ id }) => id))
}
