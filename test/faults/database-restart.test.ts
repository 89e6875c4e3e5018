/**
 * F3: the server is restarted, as often in an orderly way as by crash, under load. What the service adds to it counts:
 * from when a connection of the test's own is answered again, and beside the same calls on the undisturbed server.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parseAddress } from '../../src/db/address.ts'
import { startEmbedded } from '../../src/db/embedded.ts'
import { Lane } from '../../src/db/lane.ts'
import { openDatabase } from '../../src/db/open.ts'
import { ConnectionLost, isConnectionTrouble } from '../../src/db/trouble.ts'
import { quietLog } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'
import { inForm } from './support-form.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'liaison-restart-'))
const server = await startEmbedded(dataDir, quietLog)
const db = await openDatabase({ url: server.url, poolSize: 10 })
await db.sql`create table ledger (id int, part int, primary key (id, part))`

afterAll(async () => {
  await db.close()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Eight loops of transactions and eight of single statements. */
const WORKERS = Array.from({ length: 8 }, (_, n) => [`t${n}`, `s${n}`]).flat()
const CALLS = 25
/** Fast and immediate shutdown (postgres(1)); the service starts its server again. */
const RESTARTS = Array.from({ length: inForm(5, 25) }, () => ['SIGINT', 'SIGQUIT'] as const).flat()
const LONGEST_CALL_MS = 5000
const RECOVERY_MS = 5000

/** What was promised: acknowledged, certainly not committed, or unknown (the connection was lost in the commit). */
const promised = { yes: new Set<number>(), no: new Set<number>(), unknown: new Set<number>() }
const strange: unknown[] = []
let longestMs = 0
let running = true
let lastId = 0
/** Calls still to be answered by each worker before the test goes on. */
const owed = new Map<string, number>()
let everybodyServed = () => {}

async function timed(worker: string, call: () => Promise<unknown>): Promise<unknown> {
  const start = performance.now()
  try {
    await call()
    const rest = (owed.get(worker) ?? 0) - 1
    if (rest > 0) owed.set(worker, rest)
    else if (owed.delete(worker) && owed.size === 0) everybodyServed()
    return undefined
  } catch (error) {
    if (!isConnectionTrouble(error)) strange.push(error)
    return error
  } finally {
    longestMs = Math.max(longestMs, performance.now() - start)
  }
}

async function transact(worker: string): Promise<void> {
  while (running) {
    const id = ++lastId
    const error = await timed(worker, () =>
      db.transaction(async tx => {
        await tx.sql`insert into ledger values (${id}, 1)`
        await tx.sql`select count(*) from ledger where id = ${id}`
        await tx.sql`insert into ledger values (${id}, 2)`
      }),
    )
    const outcome = error === undefined ? 'yes' : error instanceof ConnectionLost ? error.committed : 'no'
    promised[outcome].add(id)
  }
}

async function ask(worker: string): Promise<void> {
  while (running) await timed(worker, () => db.sql`select ${worker} as worker`)
}

const laneOptions = {
  address: parseAddress(server.url),
  statementTimeoutMs: 10_000,
  connectTimeoutMs: 2_000,
  applicationName: 'onlooker',
}

/** When the server that answers now was started; waits for one. */
async function startOfServer(): Promise<number> {
  for (;;) {
    try {
      const lane = await Lane.open(laneOptions)
      const [row] = await lane.run<{ at: Date }[]>({
        text: 'select pg_postmaster_start_time() as at',
        parameters: [],
      })
      await lane.close(500)
      if (row) return row.at.getTime()
    } catch {
      await new Promise(resolve => setTimeout(resolve, 5))
    }
  }
}

/** @returns ms until another server answers in this one's place */
async function restart(signal: 'SIGINT' | 'SIGQUIT'): Promise<number> {
  const before = await startOfServer()
  const startMs = performance.now()
  process.kill(
    Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]),
    signal,
  )
  while ((await startOfServer()) === before);
  return performance.now() - startMs
}

/** Resolves with the time in ms that it took until every worker was answered `calls` times. */
async function allServed(calls: number): Promise<number> {
  const start = performance.now()
  await new Promise<void>(resolve => {
    everybodyServed = resolve
    for (const worker of WORKERS) owed.set(worker, calls)
  })
  return performance.now() - start
}

test(`F3: ${RESTARTS.length} restarts under load end no process, hang no call, lose nothing promised and nothing is done by halves`, async ({
  annotate,
}) => {
  const workers = WORKERS.map(worker => (worker.startsWith('t') ? transact(worker) : ask(worker)))
  await allServed(CALLS)
  const calmMs = await allServed(CALLS)
  const awayMs: number[] = []
  const recoveriesMs: number[] = []
  for (const signal of RESTARTS) {
    const away = restart(signal)
    const served = allServed(CALLS)
    awayMs.push(await away)
    recoveriesMs.push(Math.max(0, (await served) - (awayMs.at(-1) ?? 0)))
  }
  running = false
  await Promise.all(workers)

  const rows = await db.sql<
    { id: number; parts: number }[]
  >`select id, count(*) as parts from ledger group by id`
  const stored = new Set(rows.map(({ id }) => id))
  const halves = rows.filter(({ parts }) => parts !== 2)
  const lost = [...promised.yes].filter(id => !stored.has(id))
  const undead = [...promised.no].filter(id => stored.has(id))
  // Five seconds; more only where the undisturbed calls need half of one.
  const longestAllowedMs = Math.max(LONGEST_CALL_MS, 10 * calmMs)
  const recoveryAllowedMs = Math.max(RECOVERY_MS, 10 * calmMs)
  const ms = (value: number) => Math.round(value)
  await figure(
    annotate,
    'F3',
    `${RESTARTS.length} restarts, away for at most ${ms(Math.max(...awayMs))} ms; uncaught ${strange.length} (pass: 0), ` +
      `the longest call ${ms(longestMs)} ms (pass: < ${ms(longestAllowedMs)}), everybody served at most ${ms(Math.max(...recoveriesMs))} ms after the server (pass: < ${ms(recoveryAllowedMs)}; undisturbed ${ms(calmMs)}); ` +
      `${promised.yes.size} acknowledged, ${lost.length} of them lost (pass: 0); ${promised.no.size} refused, ${undead.length} of them done (pass: 0); ${promised.unknown.size} unknown; ${halves.length} done by halves (pass: 0)`,
  )
  expect(strange).toEqual([])
  expect(longestMs).toBeLessThan(longestAllowedMs)
  expect(Math.max(...recoveriesMs)).toBeLessThan(recoveryAllowedMs)
  expect(halves).toEqual([])
  expect(lost).toEqual([])
  expect(undead).toEqual([])
  expect(promised.yes.size).toBeGreaterThan(100)
  expect(promised.no.size).toBeGreaterThan(0)
})
