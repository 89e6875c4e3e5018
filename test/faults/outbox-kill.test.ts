/** Dispatcher processes are killed at random moments; the database and the platform say what came of it. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { startFakePlatform } from '../channels/fake-platform.ts'
import { clear, countByState, message, put, stored, textOf } from '../outbox/stage.ts'
import { testDatabase } from '../support/database.ts'
import { prepareWorkers } from './outbox-workers.ts'

const { db, url } = await testDatabase()
afterEach(() => clear(db))

const settings = { leaseMs: 3_000, sendTimeoutMs: 1_000, concurrency: 16, burst: 1 }
const rows = 5_000
const kills = 60
const processes = 3

interface Delivery {
  readonly id: number
  readonly pid: number
}

test('60 kills of 3 dispatchers lose nothing; what is sent twice was in a killed one; a nudge never is', {
  timeout: 240_000,
}, async () => {
  const isNudge = (i: number) => i % 5 === 0
  await put(
    db,
    systemClock,
    Array.from({ length: rows }, (_, i) =>
      message({
        target: `chat:${i % 100}`,
        promise: isNudge(i) ? 'at_most_once' : 'at_least_once',
        payload: textOf(isNudge(i) ? 'nudge' : 'notice'),
      }),
    ),
  )
  const deliveries: Delivery[] = []
  const platform = await startFakePlatform()
  const workers = await prepareWorkers(url, platform.apiBase, settings)
  onTestFinished(async () => {
    await workers.close()
    await platform.close()
  })
  const alive: ChildProcess[] = []
  const killed = new Set<number>()
  const dying: Promise<unknown>[] = []
  const startOne = async () => void alive.push(await workers.start())

  let untilKill = 0
  let lastKillAtMs = 0
  platform.answer = (response, { body }) => {
    deliveries.push(body as Delivery)
    response.end('{}')
    untilKill -= 1
    if (untilKill > 0 || killed.size >= kills || alive.length === 0) return
    // By arrivals and not by the clock, so that there is always something to be interrupted.
    untilKill = 1 + Math.floor(Math.random() * 2 * (rows / kills / 1.5))
    const [victim] = alive.splice(Math.floor(Math.random() * alive.length), 1)
    if (victim?.pid === undefined) return
    killed.add(victim.pid)
    lastKillAtMs = Date.now()
    dying.push(once(victim, 'exit').then(startOne))
    victim.kill('SIGKILL')
  }
  await Promise.all(Array.from({ length: processes }, startOne))
  let leasesGoneAtMs = Number.POSITIVE_INFINITY
  const left = async () => {
    const oldest = new Date(lastKillAtMs + settings.leaseMs)
    const [row] = await db.sql<{ left: number; leases: number }[]>`
      select (select count(*) from outbox where state = 'waiting') as left,
             (select count(*) from outbox_target where lease_until <= ${oldest}) as leases
      from pg_sleep(0.05)`
    if (killed.size === kills && row?.leases === 0) leasesGoneAtMs = Math.min(leasesGoneAtMs, Date.now())
    return row?.left ?? 0
  }
  while ((await left()) > 0);
  const leasesGoneAfterMs = leasesGoneAtMs - lastKillAtMs
  await Promise.all(dying)

  const times = new Map<number, Delivery[]>()
  for (const delivery of deliveries) times.set(delivery.id, [...(times.get(delivery.id) ?? []), delivery])
  const all = await stored(db)
  const notices = all.filter(row => row.text === 'notice')
  const nudges = all.filter(row => row.text === 'nudge')
  const repeated = notices.filter(row => (times.get(row.id)?.length ?? 0) > 1)
  const duplicates = deliveries.length - times.size
  const maybe = nudges.filter(row => row.state === 'dead')
  const reallySent = maybe.filter(row => times.has(row.id))
  const leases = await db.sql`select from outbox_target where lease_by is not null`
  console.log(
    `F1: ${killed.size} kills, ${rows} messages, ${deliveries.length} deliveries; lost 0 of ${notices.length} notices, ` +
      `${duplicates} duplicates (at most ${kills * settings.concurrency} allowed), nudges sent twice 0, ` +
      `nudges given up ${maybe.length} (${reallySent.length} of them had arrived); ` +
      `no lease left ${(leasesGoneAfterMs / 1000).toFixed(1)} s after the last kill, which leases for ${settings.leaseMs / 1000} s`,
  )
  expect(killed.size).toBe(kills)
  expect(notices.filter(row => row.state !== 'sent' || !times.has(row.id))).toEqual([])
  expect(nudges.filter(row => (times.get(row.id)?.length ?? 0) > 1)).toEqual([])
  expect(nudges.filter(row => row.state === 'sent' && !times.has(row.id))).toEqual([])
  expect(maybe.every(row => row.error === 'maybe_sent')).toBe(true)
  for (const { id } of repeated) {
    const unexplained = times
      .get(id)
      ?.slice(0, -1)
      .filter(({ pid }) => !killed.has(pid))
    expect(unexplained).toEqual([])
  }
  expect(duplicates).toBeLessThanOrEqual(kills * settings.concurrency)
  expect(leases).toHaveLength(0)
  expect(leasesGoneAfterMs).toBeLessThan(settings.leaseMs + 5_000)
  expect(await countByState(db)).toEqual({
    sent: rows - maybe.length,
    ...(maybe.length > 0 && { dead: maybe.length }),
  })
})
