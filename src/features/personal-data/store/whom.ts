import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { isThrough, type Linked } from '../rules/of-one.ts'

/** One person of one congress's roster, and how rows are found to be his. */
export interface Whom {
  readonly congressId: number
  readonly personId: number
  /** In small letters; null while he has none. */
  readonly account: string | null
  /** The account stands in the roster of another congress, too: what is the account's alone is not this congress's. */
  readonly isElsewhere: boolean
}

/** @returns null when the congress has no such person */
export async function readWhom(tx: Tx, congressId: number, personId: number): Promise<Whom | null> {
  const [row] = await tx.sql<{ account: string | null; isElsewhere: boolean }[]>`
    select lower(p.userid) as account,
           exists (select from person o where lower(o.userid) = lower(p.userid) and o.congress_id <> p.congress_id)
             as "isElsewhere"
    from person p where p.id = ${personId} and p.congress_id = ${congressId}`
  return row === undefined ? null : { congressId, personId, ...row }
}

/** His conversations as the outbox writes its targets. */
export const placesOf = ({ personId, account }: Whom): string[] => [
  `person:${personId}`,
  ...(account === null ? [] : [`user:${account}`, `app:user:${account}`]),
]

/** A condition on the table `t`: the column says that the row is his. */
export function isHis({ sql }: Tx, whom: Whom, [column, { link }]: Linked): Part {
  const name = sql.part`t.${sql.identifier(column)}`
  switch (link) {
    case 'person':
      return sql.part`coalesce(${name} = ${whom.personId}, false)`
    case 'people':
      return sql.part`coalesce(${whom.personId} = any(${name}), false)`
    case 'account':
      return sql.part`coalesce(lower(${name}) = ${whom.account}::text, false)`
    case 'place':
      return sql.part`coalesce(${name} = any(${placesOf(whom)}::text[]), false)`
  }
}

/** A condition on the table `t` whose rows belong to one that names him. */
export function isHisThrough({ sql }: Tx, { personId }: Whom, table: string): Part {
  if (!isThrough(table)) return sql.part`false`
  switch (table) {
    case 'duty_ruling':
      return sql.part`exists (select from duty_dispute d where d.id = t.dispute_id and d.person_id = ${personId})`
    case 'suggestion':
      return sql.part`exists (select from suggestion_signer s where s.suggestion_id = t.id and s.person_id = ${personId})`
  }
}

/**
 * A condition on the table `t`: that the row is this congress's (true), another's (false), or nobody says (null). Rows that name a
 * person are his congress's anyway; this is for those that name an account.
 */
export function isOfCongress(
  { sql }: Tx,
  { congressId }: Whom,
  table: string,
  columns: readonly string[],
): Part {
  if (columns.includes('congress_id')) return sql.part`(t.congress_id = ${congressId})`
  if (table === 'inbound')
    return sql.part`(select c.congress_id = ${congressId} from chat c where c.chatid = t.chatid limit 1)`
  return sql.part`null::boolean`
}
