import type { Tx } from '../../../db/tx.ts'
import type { KnownNames } from '../../../language/called.ts'
import { knownNames } from '../rules/known-names.ts'
import { listOffices } from './offices.ts'
import { activePeople, listGroups } from './people.ts'

/** What a congress's roster tells of the words of a notice. */
export const namesKnownTo = async (tx: Tx, congressId: number): Promise<KnownNames> =>
  knownNames(
    await activePeople(tx, congressId),
    await listOffices(tx, congressId),
    await listGroups(tx, congressId),
  )
