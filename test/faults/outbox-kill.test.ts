/** Dispatcher processes are killed at random moments; the database and the platform say what came of it. */
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { startFakePlatform } from '../channels/fake-platform.ts'
import { countByState, message, put, stored, storedTexts, textOf } from '../outbox/stage.ts'
import { testDatabase } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'
import { prepareWorkers, type Worker } from './outbox-workers.ts'
import { inForm } from './support-form.ts'

const { db, url } = await testDatabase()

// A lease outlives every pause that a busy machine makes: one that runs out under a living process is its own fault.
const settings = { leaseMs: 10_000, sendTimeoutMs: 4_000, concurrency: 16, burst: 1 }
const rows = inForm(5_000, 25_000)
const kills = inForm(60, 300)
const processes = 3
/** So many that there is always one that no killed dispatcher has leased. */
const conversations = 2_000
/** From the end of a killed one's lease until its conversation is free. */
const takeBackMs = 5_000

interface Delivery {
  readonly id: number
  readonly pid: number
}

const isNudge = (i: number): boolean => (i + Math.floor(i / conversations)) % 5 === 0

test(`F1: ${kills} kills of ${processes} dispatchers lose nothing; what is sent twice was in a killed one; a nudge never is`, async ({
  annotate,
}) => {
  await put(
    db,
    systemClock,
    Array.from({ length: rows }, (_, i) =>
      message({
        target: `chat:${i % conversations}`,
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
  const alive: Worker[] = []
  const all = new Map<number, Worker>()
  const killed = new Set<number>()
  const dying: Promise<unknown>[] = []
  let slowestStartMs = 0
  const startOne = async () => {
    const startMs = performance.now()
    const worker = await workers.start()
    slowestStartMs = Math.max(slowestStartMs, performance.now() - startMs)
    all.set(worker.pid, worker)
    alive.push(worker)
  }

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
    if (victim === undefined) return
    killed.add(victim.pid)
    lastKillAtMs = Date.now()
    dying.push(once(victim.child, 'exit').then(startOne))
    victim.child.kill('SIGKILL')
  }
  await Promise.all(Array.from({ length: processes }, startOne))
  let leasesGoneAtMs = 0
  for (let left = 1; left > 0; ) {
    const oldest = new Date(lastKillAtMs + settings.leaseMs)
    const [row] = await db.sql<{ left: number; held: number; leases: number }[]>`
      select (select count(*) from outbox where state = 'waiting') as left,
             (select count(*) from outbox_target where lease_by is not null) as held,
             (select count(*) from outbox_target where lease_until <= ${oldest}) as leases
      from pg_sleep(0.05)`
    left = (row?.left ?? 0) + (row?.held ?? 0)
    if (killed.size < kills || row?.leases !== 0) leasesGoneAtMs = 0
    else if (leasesGoneAtMs === 0) leasesGoneAtMs = Date.now()
  }
  const leasesGoneAfterMs = leasesGoneAtMs - lastKillAtMs
  await Promise.all(dying)

  const times = new Map<number, Delivery[]>()
  for (const delivery of deliveries) times.set(delivery.id, [...(times.get(delivery.id) ?? []), delivery])
  const written = await stored(db)
  const texts = await storedTexts(db)
  const notices = written.filter((_, nth) => texts[nth] === 'notice')
  const nudges = written.filter((_, nth) => texts[nth] === 'nudge')
  const lost = notices.filter(row => row.state !== 'sent' || !times.has(row.id))
  const nudgedTwice = nudges.filter(row => (times.get(row.id)?.length ?? 0) > 1)
  const maybe = nudges.filter(row => row.state === 'dead')
  const reallySent = maybe.filter(row => times.has(row.id))
  const duplicates = deliveries.length - times.size
  const earlier = [...times.values()].flatMap(each => each.slice(0, -1))
  const unexplained = earlier.filter(({ id, pid }) => !killed.has(pid) && !all.get(pid)?.gaveUp.has(id))
  const givenUp = [...all.values()].reduce((sum, { gaveUp }) => sum + gaveUp.size, 0)
  const mostMs = settings.leaseMs + takeBackMs + slowestStartMs
  await figure(
    annotate,
    'F1',
    `${killed.size} kills, ${rows} messages, ${deliveries.length} deliveries; lost ${lost.length} of ${notices.length} notices (pass: 0), ` +
      `${duplicates} duplicates (pass: <= ${kills * settings.concurrency}), ${unexplained.length} of them not from a killed process (pass: 0; ${givenUp} sends ran out of time), ` +
      `nudges sent twice ${nudgedTwice.length} (pass: 0), given up ${maybe.length} (${reallySent.length} of them had arrived); ` +
      `no lease left ${(leasesGoneAfterMs / 1000).toFixed(1)} s after the last kill, which leases for ${settings.leaseMs / 1000} s (pass: <= ${(mostMs / 1000).toFixed(1)} s)`,
  )
  expect(killed.size).toBe(kills)
  expect(lost).toEqual([])
  expect(nudgedTwice).toEqual([])
  expect(nudges.filter(row => row.state === 'sent' && !times.has(row.id))).toEqual([])
  expect(maybe.every(row => row.error === 'maybe_sent')).toBe(true)
  expect(unexplained).toEqual([])
  expect(duplicates).toBeLessThanOrEqual(kills * settings.concurrency + givenUp)
  expect(leasesGoneAfterMs).toBeLessThanOrEqual(mostMs)
  expect(await countByState(db)).toEqual({
    sent: rows - maybe.length,
    ...(maybe.length > 0 && { dead: maybe.length }),
  })
})
