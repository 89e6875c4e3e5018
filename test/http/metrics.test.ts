import { Registry } from 'prom-client'
import { expect, it } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import { openDatabase } from '../../src/db/open.ts'
import { databaseMetrics } from '../../src/http/database-metrics.ts'
import { outboxMetrics } from '../../src/http/outbox-metrics.ts'
import { scheduleMetrics } from '../../src/http/schedule-metrics.ts'
import { runDue } from '../../src/schedule/run-due.ts'
import { quietLog, testDatabase } from '../support/database.ts'

const { db, url } = await testDatabase()
const at = new Date('2026-03-11T10:00:00+08:00')

it('the schedule tells how late it is, what it did, and what failed', async () => {
  const registry = new Registry()
  const clock = new MovableClock(at)
  let due: Date | null = new Date(at.getTime() - 90_000)
  const report = scheduleMetrics(registry, clock, async () => due)
  expect(await registry.metrics()).toContain('liaison_schedule_late_seconds 90')
  let left = 3
  await runDue({
    db,
    clock,
    botName: '联络员',
    log: quietLog,
    report,
    jobs: [
      { name: 'counts', run: async () => (left > 0 ? left-- : 0) },
      { name: 'fails', run: async () => Promise.reject(new Error('no')) },
      { name: 'idle', run: async () => 0 },
    ],
  })
  due = null
  const text = await registry.metrics()
  expect(text).toContain('liaison_schedule_late_seconds 0')
  expect(text).toContain('liaison_job_done_total{job="counts"} 6')
  expect(text).toContain('liaison_job_seconds_count{job="fails",outcome="failed"} 1')
  expect(text).not.toContain('idle')
})

it('the database tells whether it answers; when it does not, the other figures are still there', async () => {
  const registry = new Registry()
  const own = await openDatabase({ url, poolSize: 2, acquireMs: 200 })
  databaseMetrics(registry, own)
  outboxMetrics(registry, async () => Promise.reject(new Error('away')), ['webhook'])
  scheduleMetrics(registry, new MovableClock(at), async () => Promise.reject(new Error('away')))
  const open = await registry.metrics()
  expect(open).toContain('liaison_database_up 1')
  expect(open).toContain('liaison_database_connections{state="idle"} 1')
  await own.close()
  const text = await registry.metrics()
  expect(text).toContain('liaison_database_up 0')
  expect(text).not.toMatch(/^liaison_schedule_late_seconds \d/m)
})

it('every figure is of this scrape, and the outbox is read once for all of them', async () => {
  const registry = new Registry()
  let surveys = 0
  outboxMetrics(
    registry,
    async () => [{ channel: 'webhook', waiting: 1, scheduled: 0, dead: 0, oldestMs: ++surveys * 1_000 }],
    ['webhook', 'app'],
  )
  databaseMetrics(registry, db)
  const first = await registry.metrics()
  expect(first).toContain('liaison_outbox_oldest_seconds{channel="webhook"} 1')
  expect(first).toMatch(/^liaison_database_seconds (?!0$)/m)
  expect(await registry.metrics()).toContain('liaison_outbox_oldest_seconds{channel="webhook"} 2')
  expect(surveys).toBe(2)
})

it('what WeCom refuses is counted by its number', async () => {
  const registry = new Registry()
  const attempted = outboxMetrics(registry, async () => [], ['webhook'])
  const attempt = { channel: 'webhook', target: 'x', id: 1, number: 1, subject: null, ms: 1 }
  attempted({ ...attempt, result: 'retry', reason: 'refused:45009' })
  attempted({ ...attempt, result: 'retry', reason: 'refused:45009' })
  attempted({ ...attempt, result: 'dead', reason: 'no_way:chat' })
  attempted({ ...attempt, result: 'sent', reason: null })
  const text = await registry.metrics()
  expect(text).toContain('liaison_wecom_errors_total{channel="webhook",reason="refused:45009"} 2')
  expect(text).not.toContain('no_way')
})

it('a channel’s figures are there before anything was sent by it, so that the first dead is seen as a rise', async () => {
  const registry = new Registry()
  let dead = 0
  const attempted = outboxMetrics(
    registry,
    async () => (dead === 0 ? [] : [{ channel: 'webhook', waiting: 0, scheduled: 0, dead, oldestMs: 0 }]),
    ['webhook', 'app'],
  )
  const before = await registry.metrics()
  for (const channel of ['webhook', 'app']) {
    expect(before).toContain(`liaison_outbox_messages{channel="${channel}",state="dead"} 0`)
    expect(before).toContain(`liaison_outbox_attempts_total{channel="${channel}",result="dead"} 0`)
  }
  dead = 300
  attempted({ channel: 'webhook', result: 'dead', reason: 'crashed' })
  const after = await registry.metrics()
  expect(after).toContain('liaison_outbox_messages{channel="webhook",state="dead"} 300')
  expect(after).toContain('liaison_outbox_messages{channel="app",state="dead"} 0')
  expect(after).toContain('liaison_outbox_attempts_total{channel="webhook",result="dead"} 1')
})
