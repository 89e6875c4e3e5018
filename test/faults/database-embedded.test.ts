/** F9: the service is killed while it writes and while it starts for the first time; nothing acknowledged is lost. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startEmbedded } from '../../src/db/embedded.ts'
import { openDatabase } from '../../src/db/open.ts'
import { quietLog } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'
import { killAfter, killGuard, nextLine, serverPid, startService } from '../support/service-process.ts'
import { inForm } from './support-form.ts'

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

const kills = inForm(25, 100)
const firstStarts = inForm(10, 40)

test(`F9: ${kills} kills while writing lose no acknowledged row`, async ({ annotate }) => {
  const acknowledged: number[] = []
  for (let round = 0; round < kills; round++) {
    const casualties = Object.values(CASUALTIES)[round % 4] ?? CASUALTIES.nobody
    acknowledged.push(await killAfter(dataDir, 1 + ((round * 37) % 100), casualties))
  }
  const server = await startEmbedded(dataDir, quietLog)
  const db = await openDatabase({ url: server.url })
  const rows = await db.sql<{ n: number }[]>`select n from written`
  const stored = new Set(rows.map(({ n }) => n))
  await db.close()
  await server.stop()
  const lost = acknowledged.filter(n => !stored.has(n))
  await figure(
    annotate,
    'F9',
    `${acknowledged.length} kills of the service, its guard or its server in the middle of writing, ${rows.length} rows; ${lost.length} acknowledged ones lost (pass: 0)`,
  )
  expect(lost).toEqual([])
  expect(acknowledged).toEqual(acknowledged.toSorted((a, b) => a - b))
})

/** @returns ms from the start until there is a database that has written a row */
async function timeFirstStart(folder: string): Promise<number> {
  const startedMs = performance.now()
  const first = startService(folder)
  await nextLine(first)
  const tookMs = performance.now() - startedMs
  first.child.kill('SIGKILL')
  await first.exited
  return tookMs
}

test(`F9: ${firstStarts} kills during the first start leave a folder that starts`, async ({ annotate }) => {
  const wholeMs = await timeFirstStart(join(root, 'whole'))
  const met = { before: 0, initialising: 0, complete: 0 }
  for (let round = 0; round < firstStarts; round++) {
    const folder = join(root, `first-${round}`)
    mkdirSync(folder)
    const first = startService(folder)
    // Evenly over the time that a start takes here: from before initdb has begun until the server is up.
    await new Promise(resolve => setTimeout(resolve, ((round + 0.5) / firstStarts) * wholeMs))
    first.child.kill('SIGKILL')
    await first.exited
    const names = readdirSync(folder)
    if (names.includes('postgres')) met.complete += 1
    else if (names.some(name => name.startsWith('postgres.draft-'))) met.initialising += 1
    else met.before += 1
    const server = await startEmbedded(folder, quietLog)
    const db = await openDatabase({ url: server.url })
    expect(await db.sql`select 1 as n`).toEqual([{ n: 1 }])
    await db.close()
    await server.stop()
    expect(existsSync(join(folder, 'postgres.incomplete-1'))).toBe(false)
    rmSync(folder, { recursive: true })
  }
  await figure(
    annotate,
    'F9',
    `${firstStarts} kills within the ${Math.round(wholeMs)} ms of a first start: ${met.before} before initdb, ${met.initialising} during it, ${met.complete} after it; all started again (pass: all)`,
  )
  // It is most of that time.
  expect(met.initialising).toBeGreaterThan(0)
})
