import type { Tx } from '../db/tx.ts'
import { findCongressByName, listCongresses } from '../features/congress/store.ts'
import type { Congress } from '../features/congress/types.ts'
import { seenName } from './plain-word.ts'
import { WrongInput } from './wrong-input.ts'

/** @throws WrongInput with the names that are there. */
export async function congressCalled(tx: Tx, name: string): Promise<Congress> {
  // First as it is written: a name may be from before what nobody sees was left out.
  const congress =
    (await findCongressByName(tx, name.trim())) ?? (await findCongressByName(tx, seenName(name)))
  if (congress !== null) return congress
  const names = (await listCongresses(tx)).map(known => known.name)
  throw new WrongInput(
    names.length === 0
      ? `there is no congress yet: add one with "liaison congress add --name ${name}"`
      : `there is no congress ${name}; known: ${names.join(', ')}`,
  )
}
