import type { Tx } from '../../../db/tx.ts'
import type { Standing } from '../rules/standing.ts'
import type { Suggestion } from '../types.ts'
import { selectSuggestions } from './suggestions.ts'

/** The items that somebody has to do with and that may wait for him: a clerk has to do with all. */
export function openItemsOf(tx: Tx, congressId: number, who: Standing): Promise<Suggestion[]> {
  const { isClerk, personId, officeIds } = who
  return selectSuggestions(
    tx,
    tx.sql.part`where s.congress_id = ${congressId} and s.state <> 'archived'
      and s.state not in ('rejected', 'withdrawn') and (s.state <> 'closed' or s.promised_until is not null)
      and (${isClerk}::bool
        or exists (select from suggestion_signer g where g.suggestion_id = s.id and g.person_id = ${personId}::int)
        or exists (select from suggestion_party y
                   where y.suggestion_id = s.id and y.office_id = any(${[...officeIds]}::int[])))`,
  )
}

/** Those that can go to the archive, the oldest first: closed with nothing promised any more, refused, withdrawn. */
export function archivableItems(tx: Tx, congressId: number, most: number): Promise<Suggestion[]> {
  return selectSuggestions(
    tx,
    tx.sql.part`where s.congress_id = ${congressId} and s.state <> 'archived'
      and (s.state in ('rejected', 'withdrawn') or (s.state = 'closed' and s.promised_until is null))
      order by s.id limit ${most}`,
  )
}

/** How many those are. */
export async function countArchivable(tx: Tx, congressId: number): Promise<number> {
  const [row] = await tx.sql<{ n: number }[]>`
    select count(*)::int as n from suggestion s where s.congress_id = ${congressId} and s.state <> 'archived'
      and (s.state in ('rejected', 'withdrawn') or (s.state = 'closed' and s.promised_until is null))`
  return row?.n ?? 0
}
