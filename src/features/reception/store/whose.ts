import type { Tx } from '../../../db/tx.ts'

/** Whose business something is, for people who stand in several rosters. Nothing is locked. */

/** @param key as it stands in a button or an option: the id, with what else was shown behind a dot; null where it is none */
export async function congressOfDay(tx: Tx, key: string | undefined): Promise<number | null> {
  const id = idIn(key)
  if (id === null) return null
  const [row] = await tx.sql<{ id: number }[]>`
    select congress_id as id from reception_day where id = ${id}`
  return row?.id ?? null
}

const idIn = (key: string | undefined): number | null => {
  const [, id] = /^(\d{1,9})(?:\.|$)/.exec(key ?? '') ?? []
  return id === undefined ? null : Number(id)
}

export async function congressOfSwap(tx: Tx, key: string | undefined): Promise<number | null> {
  const id = idIn(key)
  if (id === null) return null
  const [row] = await tx.sql<{ id: number }[]>`
    select congress_id as id from duty_swap where id = ${id}`
  return row?.id ?? null
}

/** Those of the congresses that receive voters. */
export async function receivingCongresses(tx: Tx, congressIds: readonly number[]): Promise<Set<number>> {
  const rows = await tx.sql<{ id: number }[]>`
    select congress_id as id from reception_rule where congress_id = any(${[...congressIds]}::int[])`
  return new Set(rows.map(row => row.id))
}
