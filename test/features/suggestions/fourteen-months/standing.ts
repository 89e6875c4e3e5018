/** How an item stands, in its row and in the entries that it is folded from. */
import type { Database } from '../../../../src/db/open.ts'
import type { Standing } from './script.ts'

interface Columns {
  readonly state: string
  readonly due: string | null
  readonly rateUntil: string | null
  readonly promised: string | null
  readonly isKey: boolean
}

export async function standingOf(db: Database, number: string): Promise<Columns | null> {
  const [row] = await db.sql<Columns[]>`
    select state, due_on as due, rating_until as "rateUntil", promised_until as promised, is_key as "isKey"
    from suggestion where series || '-' || lpad(number::text, 3, '0') = ${number}`
  return row ?? null
}

export const columnsOf = ({ state, due, rateUntil, promised, isKey }: Standing): Columns => ({
  state,
  due: due ?? null,
  rateUntil: rateUntil ?? null,
  promised: promised ?? null,
  isKey: isKey ?? false,
})
