/** What operators and the liaison see of the outbox, and how it is kept small. */
import { afterEach, describe, expect, test } from 'vitest'
import { systemClock as clock, MovableClock } from '../../src/clock.ts'
import { PlatformRefused } from '../../src/errors.ts'
import { listDead, requeue } from '../../src/outbox/dead.ts'
import { createDispatcher } from '../../src/outbox/dispatcher.ts'
import type { NewMessage } from '../../src/outbox/enqueue.ts'
import { purgeSettled, purgeTargets } from '../../src/outbox/purge.ts'
import { surveyOutbox } from '../../src/outbox/survey.ts'
import { withdraw } from '../../src/outbox/withdraw.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import {
  clear,
  countByState,
  message,
  numbered,
  put,
  type RecordingChannel,
  recordingChannel,
  stored,
  storedTexts,
  textOf,
} from './stage.ts'

const { db } = await testDatabase()
afterEach(() => clear(db))

const [congress] = await db.sql<{ id: number }[]>`
  insert into congress (name, kind, created_at) values ('云溪镇', 'township', now()) returning id`
const congressId = congress?.id ?? 0

const removed = () =>
  recordingChannel(undefined, () => Promise.reject(new PlatformRefused(93000, 'invalid webhook url')))
const run = (channel: RecordingChannel) =>
  createDispatcher({ db, clock, channels: [channel], log: quietLog }).runOnce()
const dead = () => db.transaction(tx => listDead(tx, congressId))
const day = 86_400_000

describe('dead messages', () => {
  test('are listed for their congress, the latest first, with a reason', async () => {
    await put(db, clock, [...numbered(2, { congressId, subject: 'meeting:3' }), message()])
    await run(removed())
    const listed = await dead()
    expect(listed.map(({ payload }) => payload)).toEqual([textOf('2'), textOf('1')])
    expect(listed[0]).toMatchObject({
      reason: 'refused:93000',
      attempts: 1,
      subject: 'meeting:3',
      target: 'chat:1',
    })
    expect(listed[0]?.diedAt).toBeInstanceOf(Date)
  })

  test('are sent again when they are requeued, with all their attempts', async () => {
    await put(db, clock, numbered(2, { congressId }))
    await run(removed())
    const ids = (await dead()).map(({ id }) => id)
    expect(await db.transaction(tx => requeue(tx, congressId, ids))).toBe(2)
    const channel = recordingChannel()
    await run(channel)
    expect(channel.texts).toEqual(['1', '2'])
    expect(await stored(db)).toMatchObject([
      { state: 'sent', attempts: 1 },
      { state: 'sent', attempts: 1 },
    ])
  })

  test('are all sent again where all are asked for, however many they are', async () => {
    await put(db, clock, numbered(250, { congressId }))
    await db.sql`update outbox set state = 'dead', last_error = 'maybe_sent', settled_at = now()`
    expect(await db.transaction(tx => requeue(tx, congressId + 1, null))).toBe(0)
    expect(await db.transaction(tx => requeue(tx, congressId, null))).toBe(250)
    expect(await dead()).toEqual([])
  })

  test('of another congress, and messages that are not dead, are not requeued', async () => {
    await put(db, clock, [message({ congressId })])
    await run(removed())
    const ids = (await dead()).map(({ id }) => id)
    expect(await db.transaction(tx => requeue(tx, congressId + 1, ids))).toBe(0)
    await clear(db)
    await put(db, clock, [message({ congressId })])
    await run(recordingChannel())
    const sent = (await stored(db)).map(({ id }) => id)
    expect(await db.transaction(tx => requeue(tx, congressId, sent))).toBe(0)
  })

  test('keep no word of the platform or of an exception', async () => {
    const words = 'key=693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa 张三 住院'
    for (const error of [new Error(words), new PlatformRefused(40058, words), words]) {
      await clear(db)
      await put(db, clock, [message({ promise: 'at_most_once' })])
      await run(recordingChannel(undefined, () => Promise.reject(error)))
      const [row] = await stored(db)
      expect(row?.state).toBe('dead')
      expect(row?.error).toMatch(/^[a-z_]+(:\d+)?$/)
    }
  })
})

describe('the survey', () => {
  test('counts what waits, is scheduled and is dead, by channel, and the age of the oldest', async () => {
    await put(db, clock, numbered(2, { channel: 'bad' }))
    await run({ ...removed(), name: 'bad' })
    const minuteAgo = new Date(Date.now() - 60_000)
    const tomorrow = new Date(Date.now() + day)
    await put(db, clock, [message(), message({ dueAt: minuteAgo }), message({ dueAt: tomorrow })])
    const surveyed = await surveyOutbox(db.sql, clock)
    expect(surveyed).toMatchObject([
      { channel: 'bad', waiting: 0, scheduled: 0, dead: 2, oldestMs: 0 },
      { channel: 'test', waiting: 2, scheduled: 1, dead: 0 },
    ])
    expect(surveyed[1]?.oldestMs).toBeGreaterThanOrEqual(60_000)
    expect(surveyed[1]?.oldestMs).toBeLessThan(70_000)
  })

  test('of an empty outbox is empty', async () => {
    expect(await surveyOutbox(db.sql, clock)).toEqual([])
  })
})

describe('the purge', () => {
  test('deletes what was sent long ago in batches, oldest first, and leaves what waits or is dead', async () => {
    await put(db, clock, numbered(5))
    await run(recordingChannel())
    await put(db, clock, [message({ target: 'chat:2' })])
    await run(removed())
    await put(db, clock, [message({ target: 'chat:3' })])
    const later = new MovableClock()
    later.moveTo(new Date(Date.now() + 40 * day))
    expect(await purgeSettled(db.sql, clock, 30 * day, 3)).toBe(0)
    expect(await purgeSettled(db.sql, later, 30 * day, 3)).toBe(3)
    expect((await storedTexts(db)).slice(0, 2)).toEqual(['4', '5'])
    expect(await purgeSettled(db.sql, later, 30 * day, 3)).toBe(2)
    expect(await purgeSettled(db.sql, later, 30 * day, 3)).toBe(0)
    expect(await countByState(db)).toEqual({ dead: 1, waiting: 1 })
  })

  test('forgets conversations of which nothing must be remembered', async () => {
    const targets = async () =>
      (await db.sql<{ target: string }[]>`select target from outbox_target order by target`).map(
        row => row.target,
      )
    await db.sql`
      insert into outbox_target (channel, target, version, lease_by, blocked_until, recent) values
        ('test', 'idle', 1, null, null, null),
        ('test', 'long ago', 1, null, now() - interval '2 days', array[now() - interval '2 days']),
        ('test', 'leased', 1, 'x', null, null),
        ('test', 'paused', 1, null, now() + interval '1 minute', null),
        ('test', 'recent', 1, null, null, array[now()]),
        ('test', 'waiting', 1, null, null, null),
        ('test', 'young', extract(epoch from now()) * 1000000, null, null, null)`
    await put(db, clock, [message({ target: 'waiting' })])
    expect(await purgeTargets(db.sql, clock)).toBe(2)
    expect(await targets()).toEqual(['leased', 'paused', 'recent', 'waiting', 'young'])
  })
})

describe('withdrawing a matter', () => {
  const withdrawIt = () => db.transaction(tx => withdraw(tx, clock, congressId, 'meeting:3'))
  const about = (changes: Partial<NewMessage>): NewMessage =>
    message({ congressId, subject: 'meeting:3', ...changes })
  const card: NewMessage['payload'] = {
    kind: 'markdown',
    text: '会议通知',
    card: { taskId: 'n-1', title: '会议通知', buttons: [{ text: '参加', key: 'a:1' }] },
  }
  const states = async () => (await stored(db)).map(({ state }) => state)

  test('ends what is not due yet and what died, so that nobody sends it again; nothing of another matter', async () => {
    const dueAt = new Date(Date.now() + 3_600_000)
    await put(db, clock, [about({}), about({ dueAt }), about({}), about({ subject: 'meeting:4' })])
    await db.sql`update outbox set state = 'dead' where state = 'waiting'`
    await put(db, clock, [about({})])
    await withdrawIt()
    expect(await states()).toEqual(['expired', 'expired', 'expired', 'dead', 'waiting'])
    const ids = (await stored(db)).map(({ id }) => id)
    expect(await db.transaction(tx => requeue(tx, congressId, ids))).toBe(1)
  })

  test('shows no card that stands in line, but leaves one that is being sent, and words', async () => {
    const to = (target: string, payload: NewMessage['payload'] = card) =>
      about({ target, payload, personIds: [1] })
    await put(db, clock, [to('user:a'), to('user:a', textOf('已取消')), to('user:b'), to('user:c')])
    await db.sql`
      insert into outbox_target (channel, target, version, lease_by, lease_until)
      values ('test', 'user:a', 5, null, null), ('test', 'user:b', 5, 'somebody', now() + interval '1 minute')`
    await withdrawIt()
    expect(await states()).toEqual(['expired', 'waiting', 'waiting', 'waiting'])
    // A claim that has read the card before leaves it because of the version.
    const versions = await db.sql`select target, version from outbox_target order by target`
    expect(versions).toEqual([
      { target: 'user:a', version: 6 },
      { target: 'user:b', version: 5 },
    ])
  })

  test('waits for nobody who holds a conversation', async () => {
    await put(db, clock, [about({ target: 'user:a', payload: card, personIds: [1] })])
    await db.sql`insert into outbox_target (channel, target, version) values ('test', 'user:a', 5)`
    await db.transaction(async holder => {
      await holder.sql`select from outbox_target for update`
      await withdrawIt()
    })
    expect(await states()).toEqual(['waiting'])
  })
})
