import type { Tx } from '../../../db/tx.ts'
import { officeKey } from '../rules/known-names.ts'
import type { Addressed } from '../types.ts'
import { listOffices } from './offices.ts'
import { selectPeople } from './people.ts'

/** The contact persons of an office who are still there. */
export async function officePeople(tx: Tx, congressId: number, name: string): Promise<Addressed> {
  const office = (await listOffices(tx, congressId)).find(one => officeKey(one.name) === officeKey(name))
  if (office === undefined) return { people: [], unknown: [name], ambiguous: [] }
  const people = await selectPeople(
    tx,
    tx.sql.part`p.active and exists (
      select from office_contact c where c.person_id = p.id and c.office_id = ${office.id})`,
  )
  return { people, unknown: [], ambiguous: [] }
}

/** The contact persons of these offices who are still there. */
export async function contactsOf(
  tx: Tx,
  officeIds: readonly number[],
): Promise<{ readonly officeId: number; readonly name: string; readonly phone: string | null }[]> {
  return tx.sql<{ officeId: number; name: string; phone: string | null }[]>`
    select c.office_id as "officeId", p.name, p.phone from office_contact c join person p on p.id = c.person_id
    where c.office_id = any(${[...officeIds]}::int[]) and p.active order by p.id`
}
