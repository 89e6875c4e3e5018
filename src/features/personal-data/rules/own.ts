import type { Keep, Purpose } from '../types.ts'
import { linksOf, ofOnePerson, partOf } from './of-one.ts'

/** What the tables that are about somebody himself are for, by how long they are kept; each purpose under the longest. */
export function keptOf<L extends string>(
  longOf: Readonly<Record<Keep, L>>,
  longest: readonly L[],
): { readonly long: L; readonly purposes: readonly Purpose[] }[] {
  const named = new Set<Purpose>()
  return longest.flatMap(long => {
    const purposes = ofOnePerson
      .filter(table => longOf[table.keep] === long)
      .filter(table => linksOf(table).some(([column]) => partOf(table.table, column) === 'subject'))
      .map(table => table.purpose)
      .filter(purpose => !named.has(purpose))
    for (const purpose of purposes) named.add(purpose)
    return purposes.length === 0 ? [] : [{ long, purposes: [...new Set(purposes)] }]
  })
}
