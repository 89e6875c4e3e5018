/** How an item stands, in its row and in the entries that it is folded from. */
import { isoDay } from '../../../../src/calendar/day.ts'
import type { Database } from '../../../../src/db/open.ts'
import { bareNumber } from '../../../../src/features/suggestions/texts/words.ts'
import type { Suggestion } from '../../../../src/features/suggestions/types.ts'
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

/** All that a row says of an item. */
interface Stored extends Columns {
  readonly number: string
  readonly revision: number
  readonly kind: string
  readonly title: string
  readonly text: string
  readonly category: string | null
  readonly confidential: boolean
  readonly signers: readonly number[]
  readonly parties: readonly string[]
}

export const storedRows = (db: Database) => db.sql<Stored[]>`
  select series || '-' || lpad(number::text, 3, '0') as number, revision, kind, state, title, text, category,
         confidential, is_key as "isKey", due_on as due, rating_until as "rateUntil", promised_until as promised,
         array(select person_id from suggestion_signer g where g.suggestion_id = s.id order by place) as signers,
         array(select role || ' ' || office_id from suggestion_party p where p.suggestion_id = s.id
               order by role, office_id) as parties
  from suggestion s order by id`

export const rowAs = (item: Suggestion): Stored => ({
  number: bareNumber(item),
  revision: item.revision,
  kind: item.kind,
  state: item.state,
  title: item.title,
  text: item.text,
  category: item.category,
  confidential: item.confidential,
  isKey: item.isKey,
  due: item.dueOn && isoDay(item.dueOn),
  rateUntil: item.ratingUntil && isoDay(item.ratingUntil),
  promised: item.promise?.keptOn === null ? isoDay(item.promise.until) : null,
  signers: item.signers.map(({ personId }) => personId),
  parties: item.parties.map(({ role, officeId }) => `${role} ${officeId}`).toSorted(),
})
