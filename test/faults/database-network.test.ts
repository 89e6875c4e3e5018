/** F5, the database's side: a network that swallows everything without closing. */
import { afterAll, expect, inject, test } from 'vitest'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { isConnectionTrouble } from '../../src/db/trouble.ts'
import { createGate } from '../outbox/stage.ts'
import { testDatabase } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'
import { startNetwork } from './support-network.ts'

const { url } = await testDatabase({ migrated: false })

const network = await startNetwork(inject('serverUrl'))
afterAll(() => network.close())

/** Opens so many connections: that many transactions wait for each other. */
async function useAtOnce(db: Database, connections: number): Promise<void> {
  let begun = 0
  const all = createGate()
  const one = () =>
    db.transaction(async tx => {
      await tx.sql`select 1`
      if (++begun === connections) all.open()
      await all.opened
    })
  await Promise.all(Array.from({ length: connections }, one))
}

const calls = (db: Database): Promise<unknown>[] => [
  ...Array.from({ length: 8 }, () => db.sql`select 1`),
  ...Array.from({ length: 8 }, () => db.transaction(tx => tx.sql`select 1`)),
]
const mostMs = 4_000
const closedWithinMs = 2_000

/** @returns the promise in ms, or a hundred times what the same calls take on the living network if that is more */
async function allowed(db: Database, promisedMs: number): Promise<number> {
  const startMs = performance.now()
  await Promise.all(calls(db))
  return Math.max(promisedMs, 100 * (performance.now() - startMs))
}

test('F5: a dead network is noticed, reported as trouble, and over when it is back', async ({ annotate }) => {
  const db = await openDatabase({
    url: network.through(url),
    poolSize: 4,
    statementTimeoutMs: 500,
    acquireMs: 1000,
  })
  await useAtOnce(db, 4)
  const allowedMs = await allowed(db, mostMs)
  network.swallowing = true
  const startMs = performance.now()
  const outcomes = await Promise.allSettled(calls(db))
  const noticedMs = performance.now() - startMs

  network.swallowing = false
  const backMs = performance.now()
  const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => answered(db, n)))
  const servedMs = performance.now() - backMs
  await figure(
    annotate,
    'F5',
    `${outcomes.length} calls into a dead network refused after at most ${Math.round(noticedMs)} ms (pass: < ${Math.round(allowedMs)}), served ${Math.round(servedMs)} ms after it was back (pass: < ${Math.round(allowedMs)})`,
  )
  expect(
    outcomes.every(outcome => outcome.status === 'rejected' && isConnectionTrouble(outcome.reason)),
  ).toBe(true)
  expect(noticedMs).toBeLessThan(allowedMs)
  expect(answers).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(servedMs).toBeLessThan(allowedMs)
  await db.close()
})

/** A busy machine may need longer than the second that a caller waits for a connection: it asks again. */
async function answered(db: Database, n: number): Promise<unknown> {
  for (;;) {
    const rows = await db.sql<{ n: number }[]>`select ${n}::int as n`.catch(error => error)
    if (!isConnectionTrouble(rows)) return rows[0]?.n
  }
}

test('F5: closing ends even when nothing answers', async ({ annotate }) => {
  const db = await openDatabase({ url: network.through(url), poolSize: 2, acquireMs: 500 })
  await useAtOnce(db, 2)
  const allowedMs = await allowed(db, closedWithinMs)
  network.swallowing = true
  const startMs = performance.now()
  await db.close()
  const tookMs = performance.now() - startMs
  network.swallowing = false
  await figure(
    annotate,
    'F5',
    `closed after ${Math.round(tookMs)} ms into a dead network (pass: < ${Math.round(allowedMs)})`,
  )
  expect(tookMs).toBeLessThan(allowedMs)
})
