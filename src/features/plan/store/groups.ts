import type { Tx } from '../../../db/tx.ts'
import { listGroups } from '../../roster/store/people.ts'

/** What the congress's groups are called, by id. */
export async function groupNames(tx: Tx, congressId: number): Promise<(id: number) => string | null> {
  const names = new Map((await listGroups(tx, congressId)).map(({ id, name }) => [id, name]))
  return id => names.get(id) ?? null
}
