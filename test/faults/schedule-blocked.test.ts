/**
 * F11: the event loop is blocked over the full minute, when the schedule beats. node-cron forgets the beat; what is due is
 * read from rows, and so the next one does it.
 */
import { expect, test } from 'vitest'
import type { Job } from '../../src/bot/job.ts'
import { systemClock } from '../../src/clock.ts'
import { startHeartbeat } from '../../src/schedule/heartbeat.ts'
import { createGate } from '../outbox/stage.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'

const { db } = await testDatabase({ migrated: false })
const minuteMs = 60_000
const blockedMs = 3_500

test('F11: what was due while the event loop was blocked over the full minute is done at the next beat', async ({
  annotate,
}) => {
  await db.sql`create table slot (due_at timestamptz primary key, runs int not null default 0)`
  const first = createGate()
  const all = createGate()
  const job: Job = {
    name: 'slots',
    async run({ tx, now }) {
      const done =
        await tx.sql`update slot set runs = runs + 1 where due_at <= ${now} and runs = 0 returning true`
      const left = await tx.sql`select from slot where runs = 0`
      first.open()
      if (left.length === 0) all.open()
      return done.length
    },
  }
  const now = Date.now()
  const beat = Math.ceil((now + blockedMs) / minuteMs) * minuteMs
  // One slot a second over the beat that is missed.
  await db.sql`
    insert into slot (due_at) select to_timestamp(${beat / 1000}::float8) + n * interval '1 second'
    from generate_series(-1, 1) n`
  const stop = startHeartbeat({ db, clock: systemClock, jobs: [job], botName: 'x', log: quietLog })
  await first.opened
  const until = beat + blockedMs
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, until - Date.now())
  await all.opened
  const lateMs = Date.now() - beat
  await stop()
  const rows = await db.sql<{ runs: number }[]>`select runs from slot`
  await figure(
    annotate,
    'F11',
    `3 slots around a full minute with the event loop blocked until ${blockedMs / 1000} s after it: ${rows.filter(({ runs }) => runs === 1).length} run once (pass: 3), the last ${(lateMs / 1000).toFixed(1)} s after the minute (pass: < 70)`,
  )
  expect(rows.map(({ runs }) => runs)).toEqual([1, 1, 1])
  expect(lateMs).toBeLessThan(70_000)
})
