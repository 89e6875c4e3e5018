/**
 * What this machine can do just now. A test that has a bound in time takes it beside what it measures, so that a
 * machine which is busy with other things moves both.
 */
import type { Database } from '../../src/db/open.ts'

export interface Yard {
  readonly perSecond: number
  readonly p99Ms: number
}

/** Single inserts, each with its commit, by so many callers over the pool of one service. */
export async function measureInserts(db: Database, callers: number, forMs = 400): Promise<Yard> {
  await db.sql`create table if not exists yardstick (n int, text text)`
  const took: number[] = []
  const startMs = performance.now()
  await Promise.all(
    Array.from({ length: callers }, async (_, n) => {
      while (performance.now() - startMs < forMs) {
        const sentMs = performance.now()
        await db.sql`insert into yardstick values (${n}, 'as long as the line of an answer, more or less')`
        took.push(performance.now() - sentMs)
      }
    }),
  )
  const perSecond = (took.length / (performance.now() - startMs)) * 1000
  return { perSecond, p99Ms: percentile(took, 0.99) }
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
