import type { Tx } from '../../../db/tx.ts'
import { listOffices } from '../../roster/store/offices.ts'
import { wholeRoster } from '../../roster/store/people.ts'
import type { Names } from '../types.ts'

/** Of all people and offices that a congress has or had. */
export async function readNames(tx: Tx, congressId: number): Promise<Names> {
  const people = new Map((await wholeRoster(tx, congressId)).map(({ id, name }) => [id, name]))
  const offices = new Map((await listOffices(tx, congressId)).map(({ id, name }) => [id, name]))
  return { person: id => people.get(id) ?? '', office: id => offices.get(id) ?? '' }
}
