import type { Tx } from '../../../db/tx.ts'
import type { Suggestion } from '../types.ts'
import { selectSuggestions } from './suggestions.ts'

/** The suggestion that a matter of the register of visits was made into. */
export async function suggestionOfVisit(tx: Tx, visitId: number): Promise<Suggestion | null> {
  const [item] = await selectSuggestions(tx, tx.sql.part`where s.visit_id = ${visitId}`)
  return item ?? null
}
