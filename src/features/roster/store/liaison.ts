import type { Tx } from '../../../db/tx.ts'
import { endHeldBefore } from '../../sessions/store/sessions.ts'
import { setOfficeState } from './office-state.ts'
import { selectPeople } from './people.ts'

/**
 * Makes the holder of the account a liaison. Somebody who is not in the roster yet is entered under his
 * account; an import with that account gives him his name. Who had left is in office again.
 * @returns the name he goes by
 */
export async function makeLiaison(tx: Tx, congressId: number, userid: string, now: Date): Promise<string> {
  const [known] = await selectPeople(
    tx,
    tx.sql.part`p.congress_id = ${congressId} and lower(p.userid) = lower(${userid})`,
  )
  if (known?.active === false)
    await setOfficeState(tx, { congressId, personId: known.id }, { inOffice: true }, now)
  if (known === undefined) await endHeldBefore(tx, [userid])
  const person =
    known ??
    (
      await tx.sql<{ id: number; name: string }[]>`
        insert into person (congress_id, name, userid, updated_at)
        values (${congressId}, ${userid}, ${userid}, ${now}) returning id, name`
    )[0]
  if (person === undefined) throw new Error('an insert returned no row')
  await tx.sql`insert into person_role (person_id, role) values (${person.id}, 'liaison') on conflict do nothing`
  return person.name
}
