/** F5, the database's side: a network that swallows everything without closing. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterAll, expect, inject, test } from 'vitest'
import { parseAddress } from '../../src/db/address.ts'
import { openDatabase } from '../../src/db/open.ts'
import { isConnectionTrouble } from '../../src/db/trouble.ts'
import { testDatabase } from '../support/database.ts'

const { url } = await testDatabase({ migrated: false })

/** Passes bytes on to the server until it is told to swallow them. */
const target = parseAddress(inject('serverUrl'))
const pairs = new Set<Socket>()
let swallowing = false
const proxy = createServer(client => {
  const server = target.host.startsWith('/')
    ? connect(`${target.host}/.s.PGSQL.${target.port}`)
    : connect(target.port, target.host)
  for (const [from, to] of [
    [client, server],
    [server, client],
  ] as const) {
    pairs.add(from)
    from.on('data', bytes => swallowing || to.write(bytes))
    from.on('error', () => undefined).on('close', () => to.destroy())
  }
})
await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
afterAll(() => {
  for (const socket of pairs) socket.destroy()
  proxy.close()
})

test('a dead network is noticed, reported as trouble, and over when it is back', async () => {
  const through = new URL(url)
  const { port } = proxy.address() as AddressInfo
  through.host = `127.0.0.1:${port}`
  through.password = target.password
  const db = await openDatabase({
    url: through.href,
    poolSize: 4,
    statementTimeoutMs: 500,
    acquireMs: 1000,
  })
  await Promise.all(Array.from({ length: 4 }, () => db.sql`select pg_sleep(0.05)`))

  swallowing = true
  const start = performance.now()
  const outcomes = await Promise.allSettled([
    ...Array.from({ length: 8 }, () => db.sql`select 1`),
    ...Array.from({ length: 8 }, () => db.transaction(tx => tx.sql`select 1`)),
  ])
  expect(performance.now() - start).toBeLessThan(4000)
  expect(
    outcomes.every(outcome => outcome.status === 'rejected' && isConnectionTrouble(outcome.reason)),
  ).toBe(true)

  swallowing = false
  const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => db.sql`select ${n}::int as n`))
  expect(answers.map(([row]) => row?.n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  await db.close()
})

test('closing ends even when nothing answers', async () => {
  const through = new URL(url)
  const { port } = proxy.address() as AddressInfo
  through.host = `127.0.0.1:${port}`
  through.password = target.password
  const db = await openDatabase({ url: through.href, poolSize: 2, acquireMs: 500 })
  await db.sql`select 1`
  swallowing = true
  const start = performance.now()
  await db.close()
  expect(performance.now() - start).toBeLessThan(2000)
  swallowing = false
})
