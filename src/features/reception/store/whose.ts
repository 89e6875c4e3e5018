import type { Tx } from '../../../db/tx.ts'

/** Whose business something is, for people who stand in several rosters. Nothing is locked. */

/** @param id as it stands in a button or an option; null where it is none */
export async function congressOfDay(tx: Tx, id: string | undefined): Promise<number | null> {
  if (!/^\d{1,9}$/.test(id ?? '')) return null
  const [row] = await tx.sql<{ id: number }[]>`
    select congress_id as id from reception_day where id = ${Number(id)}`
  return row?.id ?? null
}

export async function congressOfSwap(tx: Tx, id: string | undefined): Promise<number | null> {
  if (!/^\d{1,9}$/.test(id ?? '')) return null
  const [row] = await tx.sql<{ id: number }[]>`
    select congress_id as id from duty_swap where id = ${Number(id)}`
  return row?.id ?? null
}

/** Those of the congresses that receive voters. */
export async function receivingCongresses(tx: Tx, congressIds: readonly number[]): Promise<Set<number>> {
  const rows = await tx.sql<{ id: number }[]>`
    select congress_id as id from reception_rule where congress_id = any(${[...congressIds]}::int[])`
  return new Set(rows.map(row => row.id))
}
