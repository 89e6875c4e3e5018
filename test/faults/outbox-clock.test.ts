/** Clocks that are wrong, moved or apart: leases and the pace live by the database's time. */
import { afterEach, describe, expect, test } from 'vitest'
import { type Clock, MovableClock, systemClock } from '../../src/clock.ts'
import { createDispatcher } from '../../src/outbox/dispatcher.ts'
import {
  clear,
  countByState,
  createGate,
  message,
  numbered,
  oneByOne,
  put,
  recordingChannel,
  twentyAMinute,
} from '../outbox/stage.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'

const { db } = await testDatabase()
afterEach(() => clear(db))

const minute = 60_000
const hour = 60 * minute
/** A machine whose clock is wrong: nobody moved the service's time. */
const wrong = (byMs: number): Clock => ({ now: () => new Date(Date.now() + byMs), offsetMs: 0 })
const inMs = (ms: number) => new Date(Date.now() + ms)

describe('F10: a replica whose machine is wrong about the time', () => {
  test.each([-hour, hour, 24 * hour])(
    'by %i ms sends what is due, nothing else, and nothing twice',
    async byMs => {
      const hold = createGate()
      const channel = recordingChannel(oneByOne, () => hold.opened)
      const right = createDispatcher({ db, clock: systemClock, channels: [channel], log: quietLog })
      const off = createDispatcher({ db, clock: wrong(byMs), channels: [channel], log: quietLog })
      await put(db, wrong(byMs), numbered(20))
      await put(db, systemClock, [message({ target: 'chat:2', dueAt: inMs(30 * minute) })])
      await put(db, systemClock, [message({ target: 'chat:3', expiresAt: inMs(30 * minute) })])
      const both = [right.runOnce(), off.runOnce()]
      hold.open()
      await Promise.all(both)
      await Promise.all([right.runOnce(), off.runOnce()])
      expect(new Set(channel.jobs.map(({ id }) => id)).size).toBe(channel.jobs.length)
      expect(await countByState(db)).toEqual({ sent: 21, scheduled: 1 })
    },
  )

  test('and another 90 s apart keep the pace of one conversation together', async ({ annotate }) => {
    const channel = recordingChannel(twentyAMinute)
    const replicas = [-90_000, 90_000].map(byMs =>
      createDispatcher({ db, clock: wrong(byMs), channels: [channel], log: quietLog }),
    )
    await put(db, systemClock, numbered(60))
    for (let round = 0; round < 3; round++) await Promise.all(replicas.map(each => each.runOnce()))
    const different = new Set(channel.jobs.map(({ id }) => id)).size
    await figure(
      annotate,
      'F10',
      `two replicas 180 s apart sent ${channel.jobs.length} of 60 within the first minute (pass: 20), ${channel.jobs.length - different} of them twice (pass: 0)`,
    )
    expect(channel.jobs).toHaveLength(20)
    expect(different).toBe(20)
  })
})

test('F10: a lease is not over because the sandbox was run forward a day', async () => {
  const clock = new MovableClock()
  const begun = createGate()
  const hold = createGate()
  const channel = recordingChannel(oneByOne, () => {
    begun.open()
    return hold.opened
  })
  await put(db, clock, numbered(1))
  const first = createDispatcher({ db, clock, channels: [channel], log: quietLog }).runOnce()
  await begun.opened
  clock.moveTo(inMs(24 * hour))
  expect(await createDispatcher({ db, clock, channels: [channel], log: quietLog }).runOnce()).toBe(0)
  hold.open()
  await first
  expect(channel.jobs).toHaveLength(1)
  expect(await countByState(db)).toEqual({ sent: 1 })
})

test('F10: after two hours of standstill what still holds is sent, what has expired is not', async () => {
  const clock = new MovableClock()
  const channel = recordingChannel()
  await put(db, clock, [
    message({ dueAt: inMs(hour), expiresAt: inMs(90 * minute) }),
    message({ dueAt: inMs(hour), expiresAt: inMs(3 * hour) }),
    message({ dueAt: inMs(3 * hour) }),
  ])
  clock.moveTo(inMs(2 * hour))
  await createDispatcher({ db, clock, channels: [channel], log: quietLog }).runOnce()
  expect(await countByState(db)).toEqual({ expired: 1, sent: 1, scheduled: 1 })
})

test('F10: a service clock that was set back by a restarted sandbox stops no conversation', async () => {
  const ahead = new MovableClock()
  ahead.moveTo(inMs(48 * hour))
  const channel = recordingChannel(twentyAMinute)
  await put(db, ahead, numbered(20))
  await createDispatcher({ db, clock: ahead, channels: [channel], log: quietLog }).runOnce()
  await put(db, systemClock, [message()])
  await createDispatcher({ db, clock: systemClock, channels: [channel], log: quietLog }).runOnce()
  expect(channel.jobs).toHaveLength(21)
})
