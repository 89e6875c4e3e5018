import type { Database } from './open.ts'
import type { Tx } from './tx.ts'

/**
 * What `work` comes to, with all that it changed undone.
 * @param begin the kind of transaction that it wants
 */
export async function withoutTrace<T>(
  begin: Database['transaction'],
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const undone = new Error('undone on purpose')
  let found: { readonly value: T } | undefined
  await begin(async tx => {
    found = { value: await work(tx) }
    throw undone
  }).catch((error: unknown) => {
    if (error !== undone) throw error
  })
  if (found === undefined) throw undone
  return found.value
}
