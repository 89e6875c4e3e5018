import type { Tx } from '../../../db/tx.ts'

type AttemptKind = 'failed' | 'begun'

const windowMs = 10 * 60_000

/**
 * So many within ten minutes from one address. Tokens cannot be guessed; this keeps whoever tries all the same from
 * keeping the database busy. A whole township may come from one address, and begins when it opens a page.
 */
const most: Readonly<Record<AttemptKind, number>> = { failed: 30, begun: 1_000 }

/**
 * Counts one more. Asked only where somebody has tried in vain or begins, so that nobody who holds a good link is kept
 * waiting by what others at his address have done.
 * @returns false when the address has to wait
 */
export async function countAttempt(tx: Tx, address: string, kind: AttemptKind, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - windowMs)
  const [row] = await tx.sql<{ count: number }[]>`
    insert into sign_in_attempt as a (address, kind, since, count) values (${address}, ${kind}, ${now}, 1)
    on conflict (address, kind) do update set
      count = case when a.since > ${since} then a.count + 1 else 1 end,
      since = case when a.since > ${since} then a.since else excluded.since end
    where a.since <= ${since} or a.count <= ${most[kind]}
    returning count`
  return row !== undefined && row.count <= most[kind]
}
