import type { Tx } from '../../../db/tx.ts'
import type { Suggestion } from '../types.ts'
import { selectSuggestions } from './suggestions.ts'

/** The suggestion that a matter of the register of visits was made into; of one that was withdrawn it waits again. */
export async function suggestionOfVisit(tx: Tx, visitId: number): Promise<Suggestion | null> {
  const [item] = await selectSuggestions(
    tx,
    tx.sql.part`where s.visit_id = ${visitId} and s.state <> 'withdrawn'`,
  )
  return item ?? null
}
