/** F5, the database's side: a network that swallows everything without closing. */
import { afterAll, expect, inject, test } from 'vitest'
import { openDatabase } from '../../src/db/open.ts'
import { isConnectionTrouble } from '../../src/db/trouble.ts'
import { testDatabase } from '../support/database.ts'
import { startNetwork } from './support-network.ts'

const { url } = await testDatabase({ migrated: false })

const network = await startNetwork(inject('serverUrl'))
afterAll(() => network.close())

test('a dead network is noticed, reported as trouble, and over when it is back', async () => {
  const db = await openDatabase({
    url: network.through(url),
    poolSize: 4,
    statementTimeoutMs: 500,
    acquireMs: 1000,
  })
  await Promise.all(Array.from({ length: 4 }, () => db.sql`select pg_sleep(0.05)`))

  network.swallowing = true
  const start = performance.now()
  const outcomes = await Promise.allSettled([
    ...Array.from({ length: 8 }, () => db.sql`select 1`),
    ...Array.from({ length: 8 }, () => db.transaction(tx => tx.sql`select 1`)),
  ])
  expect(performance.now() - start).toBeLessThan(4000)
  expect(
    outcomes.every(outcome => outcome.status === 'rejected' && isConnectionTrouble(outcome.reason)),
  ).toBe(true)

  network.swallowing = false
  const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => db.sql`select ${n}::int as n`))
  expect(answers.map(([row]) => row?.n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  await db.close()
})

test('closing ends even when nothing answers', async () => {
  const db = await openDatabase({ url: network.through(url), poolSize: 2, acquireMs: 500 })
  await db.sql`select 1`
  network.swallowing = true
  const start = performance.now()
  await db.close()
  expect(performance.now() - start).toBeLessThan(2000)
  network.swallowing = false
})
