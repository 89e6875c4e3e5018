/** Given up while it was still being looked up what the message says now: nothing was sent, and that is known. */
import { afterEach, expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { createDispatcher, type DispatcherOptions } from '../../src/outbox/dispatcher.ts'
import type { Attempt } from '../../src/outbox/send-turn.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { clear, createGate, message, put, recordingChannel, stored } from './stage.ts'

const { db } = await testDatabase()
afterEach(() => clear(db))

/** A database that takes its time over the look. */
function lookingLong(options: Partial<DispatcherOptions>) {
  const channel = recordingChannel()
  const attempts: Attempt[] = []
  const begun = createGate()
  const looked = createGate()
  const dispatcher = createDispatcher({
    ...{ db, clock: systemClock, channels: [channel], log: quietLog, random: () => 0.5 },
    ...options,
    onAttempt: attempt => void attempts.push(attempt),
    asOfNow: async ({ payload }) => {
      begun.open()
      await db.sql`select pg_sleep(0.5)`
      setImmediate(looked.open)
      return payload
    },
  })
  return { channel, attempts, begun, looked, dispatcher }
}

test('by the time limit: a message that must not be sent twice is tried again', async () => {
  const { channel, attempts, looked, dispatcher } = lookingLong({ sendTimeoutMs: 50 })
  await put(db, systemClock, [message({ promise: 'at_most_once' })])
  await dispatcher.runOnce()
  await looked.opened
  expect(channel.jobs).toHaveLength(0)
  expect(attempts).toMatchObject([{ result: 'retry', reason: 'unreachable' }])
  expect(await stored(db)).toMatchObject([{ state: 'waiting', attempts: 1, error: 'unreachable' }])
  await dispatcher.stop()
})

test('by a stop: it waits for whoever comes next', async () => {
  const { channel, begun, looked, dispatcher } = lookingLong({ drainMs: 50 })
  await put(db, systemClock, [message({ promise: 'at_most_once' })])
  dispatcher.start()
  await begun.opened
  await dispatcher.stop()
  await looked.opened
  expect(channel.jobs).toHaveLength(0)
  expect(await stored(db)).toMatchObject([{ state: 'waiting', error: 'unreachable' }])
  expect(await db.sql`select from outbox_target where lease_by is not null`).toHaveLength(0)
})
