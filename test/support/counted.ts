import type { Tx } from '../../src/db/tx.ts'

/** Counts what is sent to the database through the transaction's SQL. */
export function counted(tx: Tx): { readonly tx: Tx; readonly statements: () => number } {
  let count = 0
  const plain = tx.sql
  const counting = new Proxy(plain, {
    apply: (target, self, args) => {
      count++
      return Reflect.apply(target, self, args)
    },
  })
  Object.defineProperty(tx, 'sql', { value: counting })
  return { tx, statements: () => count }
}
