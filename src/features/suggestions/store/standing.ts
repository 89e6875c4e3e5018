import type { Member } from '../../../bot/actor.ts'
import type { Tx } from '../../../db/tx.ts'
import { type Standing, standingOf } from '../rules/standing.ts'

/** What a member is when it comes to suggestions: a deputy of some level, the contact of offices. */
export async function readSuggestionStanding(tx: Tx, member: Member): Promise<Standing> {
  const [row] = await tx.sql<{ isDeputy: boolean; officeIds: number[] }[]>`
    select p.levels <> '{}' as "isDeputy",
           array(select c.office_id from office_contact c where c.person_id = p.id order by 1) as "officeIds"
    from person p where p.id = ${member.personId} and p.active`
  return standingOf(member, row ?? { isDeputy: false, officeIds: [] })
}
