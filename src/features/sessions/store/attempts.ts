import type { Tx } from '../../../db/tx.ts'

export type AttemptKind = 'failed' | 'begun'

const windowMs = 10 * 60_000

/**
 * So many within ten minutes from one address. Tokens cannot be guessed; this keeps whoever tries all the same from
 * keeping the database busy. A whole township may come from one address, and begins when it opens a page.
 */
const most: Readonly<Record<AttemptKind, number>> = { failed: 30, begun: 300 }

/** @returns false when the address has to wait */
export async function mayTry(tx: Tx, address: string, kind: AttemptKind, now: Date): Promise<boolean> {
  const [row] = await tx.sql<{ count: number }[]>`
    select count from sign_in_attempt
    where address = ${address} and kind = ${kind} and since > ${new Date(now.getTime() - windowMs)}`
  return (row?.count ?? 0) < most[kind]
}

export async function noteAttempt(tx: Tx, address: string, kind: AttemptKind, now: Date): Promise<void> {
  await tx.sql`
    insert into sign_in_attempt as a (address, kind, since, count) values (${address}, ${kind}, ${now}, 1)
    on conflict (address, kind) do update set
      count = case when a.since > ${new Date(now.getTime() - windowMs)} then a.count + 1 else 1 end,
      since = case when a.since > ${new Date(now.getTime() - windowMs)} then a.since else excluded.since end`
}
