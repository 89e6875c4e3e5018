/** F9: the service is killed while it writes and while it starts for the first time; nothing acknowledged is lost. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startEmbedded } from '../../src/db/embedded.ts'
import { openDatabase } from '../../src/db/open.ts'
import { quietLog } from '../support/database.ts'
import { killAfter, killGuard, serverPid, startService } from '../support/service-process.ts'

const root = mkdtempSync(join(tmpdir(), 'liaison-killed-'))
const dataDir = join(root, 'data')
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** What else dies with the service. */
const CASUALTIES = {
  nobody: () => undefined,
  'the guard, so that the server is left behind': () => killGuard(dataDir),
  'the guard and the server': () => {
    killGuard(dataDir)
    process.kill(serverPid(dataDir), 'SIGKILL')
  },
  'the server': () => process.kill(serverPid(dataDir), 'SIGKILL'),
}

test('25 kills while writing lose no acknowledged row', async () => {
  const acknowledged: number[] = []
  for (let round = 0; round < 25; round++) {
    const casualties = Object.values(CASUALTIES)[round % 4] ?? CASUALTIES.nobody
    acknowledged.push(await killAfter(dataDir, 1 + ((round * 37) % 100), casualties))
  }
  const server = await startEmbedded(dataDir, quietLog)
  const db = await openDatabase({ url: server.url })
  const rows = await db.sql<{ n: number }[]>`select n from written`
  const stored = new Set(rows.map(({ n }) => n))
  await db.close()
  await server.stop()
  expect(acknowledged.filter(n => !stored.has(n))).toEqual([])
  expect(acknowledged).toEqual(acknowledged.toSorted((a, b) => a - b))
})

test('10 kills during the first start leave a folder that starts', async () => {
  for (let round = 0; round < 10; round++) {
    const folder = join(root, `first-${round}`)
    mkdirSync(folder)
    const first = startService(folder)
    const started = performance.now()
    // From before initdb has begun until the server is up: 0.3 to 2.1 s on the machine this was written on.
    while (performance.now() - started < 300 + round * 200)
      await new Promise(resolve => setImmediate(resolve))
    first.child.kill('SIGKILL')
    await first.exited
    const server = await startEmbedded(folder, quietLog)
    const db = await openDatabase({ url: server.url })
    expect(await db.sql`select 1 as n`).toEqual([{ n: 1 }])
    await db.close()
    await server.stop()
    expect(existsSync(join(folder, 'postgres.incomplete-1'))).toBe(false)
  }
})
