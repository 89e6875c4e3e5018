/** A link in an answer is a secret: it is kept while the platform may repeat its message, and no longer. */
import { expect, it } from 'vitest'
import type { Clock } from '../../src/clock.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import { setOpenWays } from '../../src/features/reach/store.ts'
import { forgetOld } from '../../src/schedule/housekeeping.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import * as stage from './stage.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
await stage.settleTowns(db)
await setOpenWays(db.sql, ['connection'], stage.now)
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })

const minutes = (n: number) => new Date(stage.now.getTime() + n * 60_000)
const forget = (now: Date) =>
  db.transaction(tx => forgetOld({ tx, clock: { now: () => now, offsetMs: 0 }, now, botName: stage.botName }))
const linksKept = async () => {
  const [row] = await db.sql<{ inbound: number; outbox: number }[]>`
    select (select count(*)::int from inbound where reply::text like '%/calendar/%') as inbound,
           (select count(*)::int from outbox where payload::text like '%/calendar/%') as outbox`
  return row
}

it('is given again while its message may be repeated, then goes from the answer and from what was sent', async () => {
  const message = stage.words('d2', '/日历', { chat: null })
  await desk({ ...message, origin: { ...message.origin, line: { kind: 'connection', requestId: 'r' } } })
  const plain = stage.words('d2', '/日历 更换', { chat: null })
  const first = await desk(plain)
  expect(await linksKept()).toEqual({ inbound: 2, outbox: 1 })
  await forget(minutes(20))
  expect(await linksKept()).toEqual({ inbound: 2, outbox: 1 })
  expect(await desk(plain)).toEqual(first)

  // What has not been sent yet keeps its own.
  await forget(minutes(31))
  expect(await linksKept()).toEqual({ inbound: 1, outbox: 1 })
  await db.sql`update outbox set state = 'sent', settled_at = ${stage.now}`
  await forget(minutes(32))
  expect(await linksKept()).toEqual({ inbound: 0, outbox: 0 })
  expect(await desk(plain)).toMatchObject({ kind: 'text' })
})

it('goes the next night when the service was down for long', async () => {
  await desk(stage.words('d2', '/日历 更换', { chat: null }))
  await forget(minutes(10 * 1_440))
  expect(await linksKept()).toMatchObject({ inbound: 1 })
  for (let minute = 17; minute < 50; minute++) await forget(new Date(`2026-04-01T03:${minute}:00+08:00`))
  expect(await linksKept()).toMatchObject({ inbound: 0 })
})
