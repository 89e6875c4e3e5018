import type { Tx } from '../../../db/tx.ts'
import type { Suggestion } from '../types.ts'
import { selectSuggestions } from './suggestions.ts'

/** What somebody has put his name to, and what lies open with an office whose contact he is; the latest first. */
export function ownSuggestions(
  tx: Tx,
  congressId: number,
  { personId, officeIds }: { readonly personId: number; readonly officeIds: readonly number[] },
): Promise<Suggestion[]> {
  return selectSuggestions(
    tx,
    tx.sql.part`
      where s.congress_id = ${congressId} and (
        exists (select from suggestion_signer g where g.suggestion_id = s.id and g.person_id = ${personId})
        or (s.state not in ('rejected', 'withdrawn', 'archived') and exists (
          select from suggestion_party p where p.suggestion_id = s.id and p.office_id = any(${[...officeIds]}::int[]))))
      order by s.id desc`,
  )
}
