/** F3: the server is restarted, five times in an orderly way and five times by crash, under load. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startEmbedded } from '../../src/db/embedded.ts'
import { openDatabase } from '../../src/db/open.ts'
import { ConnectionLost, isConnectionTrouble } from '../../src/db/trouble.ts'
import { quietLog } from '../support/database.ts'

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
const RESTARTS = Array.from({ length: 5 }, () => ['SIGINT', 'SIGQUIT'] as const).flat()
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

function restart(signal: 'SIGINT' | 'SIGQUIT'): void {
  process.kill(
    Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]),
    signal,
  )
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

test('restarts under load end no process, hang no call, lose nothing promised and nothing is done by halves', async () => {
  const workers = WORKERS.map(worker => (worker.startsWith('t') ? transact(worker) : ask(worker)))
  await allServed(CALLS)
  const recoveriesMs: number[] = []
  for (const signal of RESTARTS) {
    restart(signal)
    recoveriesMs.push(await allServed(CALLS))
  }
  running = false
  await Promise.all(workers)

  expect(strange).toEqual([])
  expect(longestMs).toBeLessThan(LONGEST_CALL_MS)
  expect(Math.max(...recoveriesMs)).toBeLessThan(RECOVERY_MS)
  const rows = await db.sql<
    { id: number; parts: number }[]
  >`select id, count(*) as parts from ledger group by id`
  expect(rows.filter(({ parts }) => parts !== 2)).toEqual([])
  const stored = new Set(rows.map(({ id }) => id))
  expect([...promised.yes].filter(id => !stored.has(id))).toEqual([])
  expect([...promised.no].filter(id => stored.has(id))).toEqual([])
  expect(promised.yes.size).toBeGreaterThan(100)
  expect(promised.no.size).toBeGreaterThan(0)
  const ms = (value: number) => Math.round(value)
  console.log('F3', {
    acknowledged: promised.yes.size,
    refused: promised.no.size,
    unknown: promised.unknown.size,
    longestMs: ms(longestMs),
    recoveriesMs: recoveriesMs.map(ms),
  })
})
