import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Job } from '../../src/channels/channel.ts'
import { type Clock, MovableClock, systemClock } from '../../src/clock.ts'
import { isOlder } from '../../src/db/applied-migrations.ts'
import { readJournal } from '../../src/db/migrate.ts'
import { Vault } from '../../src/db/vault.ts'
import { PlatformRefused, PlatformUnreachable } from '../../src/errors.ts'
import { createLog } from '../../src/log.ts'
import { createDispatcher, type Dispatcher, type DispatcherOptions } from '../../src/outbox/dispatcher.ts'
import type { Attempt } from '../../src/outbox/send-turn.ts'
import { packageRoot } from '../../src/package-root.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import {
  clear,
  countByState,
  createGate,
  message,
  numbered,
  oneByOne,
  put,
  recordingChannel,
  stored,
  textOf,
  twentyAMinute,
  unlimited,
  wordsOf,
} from './stage.ts'

const { db, open } = await testDatabase()
const started: Dispatcher[] = []
afterEach(async () => {
  await Promise.all(started.splice(0).map(each => each.stop()))
  await clear(db)
})

function dispatcher(
  channel: DispatcherOptions['channels'][number],
  changes: Partial<DispatcherOptions> = {},
) {
  const made = createDispatcher({
    db,
    clock: systemClock,
    channels: [channel],
    log: quietLog,
    random: () => 0.5,
    ...changes,
  })
  started.push(made)
  return made
}

function linesOf() {
  const lines: string[] = []
  const to = createLog('info', { write: (line: string) => lines.push(line) })
  return { to, lines: () => lines.map(line => JSON.parse(line)) }
}

function later(clock: Clock, ms: number): Date {
  return new Date(clock.now().getTime() + ms)
}

/** Fails the first `times` jobs of the test. */
function failing(times: number, error: () => unknown): (job: Job) => Promise<void> {
  let left = times
  return async () => {
    if (left-- > 0) throw error()
  }
}

describe('one round', () => {
  test('sends everything that is due, each once, and says how many attempts it made', async () => {
    const channel = recordingChannel()
    await put(db, systemClock, [...numbered(30), ...numbered(30, { target: 'chat:2' })])
    expect(await dispatcher(channel).runOnce()).toBe(60)
    expect(channel.jobs).toHaveLength(60)
    expect(await countByState(db)).toEqual({ sent: 60 })
    expect(await dispatcher(channel).runOnce()).toBe(0)
  })

  test.each([oneByOne, unlimited])('keeps the order within a conversation (burst $burst)', async limits => {
    const channel = recordingChannel(limits)
    const mixed = numbered(50).flatMap(each => [each, { ...each, target: 'chat:2' }])
    await put(db, systemClock, mixed)
    await dispatcher(channel).runOnce()
    for (const target of ['chat:1', 'chat:2']) {
      const texts = channel.jobs.filter(job => job.target === target).map(wordsOf)
      expect(texts).toEqual(numbered(50).map((_, i) => String(i + 1)))
    }
  })

  test('goes through more conversations than it may hold at once', async () => {
    const channel = recordingChannel(oneByOne, () => new Promise(setImmediate))
    await put(
      db,
      systemClock,
      Array.from({ length: 300 }, (_, i) => message({ target: `chat:${i % 100}` })),
    )
    expect(await dispatcher(channel, { concurrency: 7 }).runOnce()).toBe(300)
    expect(await countByState(db)).toEqual({ sent: 300 })
  })

  test('two of them at once send nothing twice', async () => {
    const channel = recordingChannel(oneByOne, () => new Promise(setImmediate))
    await put(
      db,
      systemClock,
      Array.from({ length: 400 }, (_, i) => message({ target: `chat:${i % 40}` })),
    )
    const made = await Promise.all([dispatcher(channel).runOnce(), dispatcher(channel).runOnce()])
    expect(made[0] + made[1]).toBe(400)
    expect(new Set(channel.jobs.map(job => job.id)).size).toBe(400)
  })

  test('tells the channel which payload, target and message it is sending, and what it is about', async () => {
    const channel = recordingChannel()
    await put(db, systemClock, [
      message({ payload: { kind: 'text', text: '请回复', mention: ['zhang', 'li'] }, subject: 'meeting:3' }),
      message({ target: 'chat:2' }),
    ])
    await dispatcher(channel).runOnce()
    const [row] = await stored(db)
    expect(channel.jobs[0]).toEqual({
      id: row?.id,
      target: 'chat:1',
      payload: { kind: 'text', text: '请回复', mention: ['zhang', 'li'] },
      subject: 'meeting:3',
    })
    expect(channel.jobs[1]?.subject).toBeNull()
  })
})

test('what died with whoever sent it is told of, and counts as no attempt', async () => {
  await put(db, systemClock, numbered(1, { promise: 'at_most_once' }))
  const channel = recordingChannel()
  await db.sql`
    insert into outbox_target (channel, target, lease_by, lease_until, lease_ids)
    select channel, target, 'who died', clock_timestamp() - interval '1 s', array_agg(id) from outbox
    group by channel, target`
  const lost: unknown[] = []
  const made = dispatcher(channel, { onLost: one => void lost.push(one) })
  expect(await made.runOnce()).toBe(0)
  expect(lost).toEqual([
    { channel: channel.name, target: expect.any(String), id: expect.any(Number), reason: 'maybe_sent' },
  ])
  expect(await countByState(db)).toEqual({ dead: 1 })
})

describe('time', () => {
  test('nothing is sent before it is due, and the next due moment is told', async () => {
    const clock = new MovableClock()
    const channel = recordingChannel()
    const outbox = dispatcher(channel, { clock })
    const due = later(clock, 3_600_000)
    await put(db, clock, [message({ dueAt: due }), message({ dueAt: later(clock, 7_200_000) })])
    expect(await outbox.runOnce()).toBe(0)
    expect(await outbox.nextDueAt()).toEqual(due)
    clock.moveTo(due)
    expect(await outbox.runOnce()).toBe(1)
    expect(channel.texts).toHaveLength(1)
  })

  test('what becomes due while others are being sent is not overtaken by what was enqueued after that', async () => {
    const clock = new MovableClock()
    const begun = createGate()
    const held = createGate()
    const channel = recordingChannel(unlimited, async job => {
      if (wordsOf(job) !== 'first') return
      begun.open()
      await held.opened
    })
    const dueAt = later(clock, 60_000)
    await put(db, clock, [
      message({ target: 'chat:2', payload: textOf('first') }),
      message({ dueAt, payload: textOf('due at nine') }),
    ])
    const outbox = dispatcher(channel, { clock, pollMs: 60_000 })
    const round = outbox.runOnce()
    await begun.opened
    clock.moveTo(later(clock, 120_000))
    await put(db, clock, [message({ payload: textOf('said at ten') })])
    held.open()
    await round
    expect(channel.texts).toEqual(['first', 'due at nine', 'said at ten'])
  })

  test('nothing waits: nothing is next; something can be sent now: next is in the past', async () => {
    const outbox = dispatcher(recordingChannel())
    expect(await outbox.nextDueAt()).toBeNull()
    await put(db, systemClock, [message()])
    expect((await outbox.nextDueAt())?.getTime()).toBeLessThanOrEqual(Date.now() + 5)
  })

  test('an expired message is never sent, and does not hold up the next one', async () => {
    const clock = new MovableClock()
    const channel = recordingChannel()
    await put(db, clock, [
      message({ expiresAt: later(clock, 1000) }),
      message({ payload: textOf('still good') }),
    ])
    clock.moveTo(later(clock, 2000))
    await dispatcher(channel, { clock }).runOnce()
    expect(channel.texts).toEqual(['still good'])
    expect((await stored(db)).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['expired', 0],
      ['sent', 1],
    ])
  })

  test('a message that expires while those before it are being sent is not sent', async () => {
    const clock = new MovableClock()
    const channel = recordingChannel(unlimited, async () => {
      clock.moveTo(later(clock, 60_000))
    })
    await put(db, clock, [message(), message({ expiresAt: later(clock, 30_000) })])
    await dispatcher(channel, { clock }).runOnce()
    expect((await stored(db)).map(({ state }) => state)).toEqual(['sent', 'expired'])
  })

  test('run forward from one due moment to the next, a backlog keeps the pace of the platform', async () => {
    const clock = new MovableClock()
    const seen: number[] = []
    const channel = recordingChannel(twentyAMinute, async () => void seen.push(clock.now().getTime()))
    const outbox = dispatcher(channel, { clock })
    await put(db, clock, numbered(70))
    for (let due = await outbox.nextDueAt(); due; due = await outbox.nextDueAt()) {
      clock.moveTo(due)
      await outbox.runOnce()
    }
    expect(channel.texts).toEqual(numbered(70).map((_, i) => String(i + 1)))
    for (const from of seen) {
      expect(seen.filter(at => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(20)
    }
    expect(Math.max(...seen) - Math.min(...seen)).toBeLessThan(4 * 62_000)
  })
})

describe('a failed attempt', () => {
  test('of a notice is made again after its delay, before the later ones of its conversation', async () => {
    const clock = new MovableClock()
    const channel = recordingChannel(
      unlimited,
      failing(1, () => new PlatformUnreachable('lost', 'unknown')),
    )
    const outbox = dispatcher(channel, { clock })
    await put(db, clock, [...numbered(3), message({ target: 'chat:2', payload: textOf('elsewhere') })])
    await outbox.runOnce()
    expect(channel.texts.sort()).toEqual(['1', 'elsewhere'])
    const due = await outbox.nextDueAt()
    expect((due?.getTime() ?? 0) - clock.now().getTime()).toBeGreaterThan(1000)
    if (due) clock.moveTo(due)
    await outbox.runOnce()
    expect(channel.texts.slice(2)).toEqual(['1', '2', '3'])
    expect(await countByState(db)).toEqual({ sent: 4 })
  })

  test('of a nudge is made again only when it cannot have arrived', async () => {
    const clock = new MovableClock()
    const nudge = message({ promise: 'at_most_once' })
    for (const delivered of ['no', 'unknown'] as const) {
      await clear(db)
      await put(db, clock, [nudge])
      const channel = recordingChannel(
        oneByOne,
        failing(1, () => new PlatformUnreachable('lost', delivered)),
      )
      const outbox = dispatcher(channel, { clock })
      await outbox.runOnce()
      const due = await outbox.nextDueAt()
      if (due) clock.moveTo(due)
      await outbox.runOnce()
      expect(channel.jobs).toHaveLength(delivered === 'no' ? 2 : 1)
      expect(await stored(db)).toMatchObject([
        delivered === 'no' ? { state: 'sent', error: null } : { state: 'dead', error: 'maybe_sent' },
      ])
    }
  })

  test("for the platform's limit pauses only its conversation, for a minute, and is given back", async () => {
    const clock = new MovableClock()
    const channel = recordingChannel(oneByOne, async job => {
      if (job.target === 'chat:1' && channel.jobs.length <= 2) throw new PlatformRefused(45009, 'freq')
    })
    const outbox = dispatcher(channel, { clock })
    await put(db, clock, [message(), message({ target: 'chat:2' })])
    await outbox.runOnce()
    expect(await stored(db)).toMatchObject([
      { state: 'waiting', attempts: 0, error: 'too_fast' },
      { state: 'sent' },
    ])
    const waitMs = ((await outbox.nextDueAt())?.getTime() ?? 0) - clock.now().getTime()
    expect(waitMs).toBeGreaterThan(58_000)
    expect(waitMs).toBeLessThanOrEqual(60_000)
    clock.moveTo(later(clock, 60_001))
    await outbox.runOnce()
    expect(await countByState(db)).toEqual({ sent: 2 })
  })

  test('that nobody expected, whatever was thrown, ends dead while others flow', async () => {
    const clock = new MovableClock()
    const oddities: unknown[] = ['a string', undefined, null, 7, Symbol('x'), { circular: true }]
    const channel = recordingChannel(oneByOne, async job => {
      const index = Number(wordsOf(job))
      if (index < oddities.length) throw oddities[index]
    })
    const outbox = dispatcher(channel, { clock })
    await put(
      db,
      clock,
      [...oddities, 'good'].map((_, i) => message({ target: `chat:${i}`, payload: textOf(String(i)) })),
    )
    for (let due = await outbox.nextDueAt(); due; due = await outbox.nextDueAt()) {
      clock.moveTo(due)
      await outbox.runOnce()
    }
    expect(await countByState(db)).toEqual({ dead: oddities.length, sent: 1 })
    const attempts = (await stored(db)).map(row => row.attempts)
    expect(attempts).toEqual([...oddities.map(() => 3), 1])
  })

  test('a payload that is none is dead at once, and its conversation goes on', async () => {
    const channel = recordingChannel(unlimited)
    await put(db, systemClock, numbered(2))
    const [first] = await stored(db)
    await db.sql`update outbox set payload = '{"kind":"riddle"}' where id = ${first?.id ?? 0}`
    await dispatcher(channel).runOnce()
    expect(await stored(db)).toMatchObject([{ state: 'dead', error: 'bad_payload' }, { state: 'sent' }])
  })

  test('what is sealed with a key that is not here waits for a process that has it, and costs no attempt', async () => {
    const clock = new MovableClock(new Date('2026-03-02T10:00:00+08:00'))
    const young = new Vault([Buffer.alloc(32, 2)])
    const sealing = await open({ vault: young })
    const channel = recordingChannel(unlimited)
    await put(sealing, clock, [message({ promise: 'at_most_once' }), message({ target: 'chat:2' })])
    for (const without of [db, await open({ vault: new Vault([Buffer.alloc(32, 1)]) })]) {
      await dispatcher(channel, { clock, db: without }).runOnce()
      expect(await stored(db)).toMatchObject(
        [1, 2].map(() => ({ state: 'waiting', attempts: 0, error: `sealed:${young.keyId}` })),
      )
      clock.moveTo(later(clock, 16_000))
    }
    expect(channel.texts).toEqual([])
    await dispatcher(channel, { clock, db: sealing }).runOnce()
    expect(channel.texts).toEqual(['会议提醒', '会议提醒'])
  })

  describe('what this process cannot read', () => {
    const known = readJournal(join(packageRoot, 'drizzle'))
    const older = { isOlder: () => isOlder(db.sql, known) }
    const strange = [
      '{"kind":"hologram","text":"x","mention":[]}',
      '{"kind":"text","text":"x","mention":[],"colour":"red"}',
    ]

    async function putStrange(): Promise<void> {
      for (const [nth, payload] of strange.entries())
        await db.sql`
          insert into outbox (channel, target, promise, payload, state, due_at, created_at)
          values ('test', ${`chat:${nth}`}, 'at_most_once', ${payload}::text::jsonb, 'waiting', now() - interval '1 h', now())`
      await put(db, systemClock, [message({ target: 'chat:0' }), message({ target: 'chat:9' })])
    }

    afterEach(async () => {
      await db.sql`delete from migration where tag = '9999_later'`
    })
    const bringUp = () => db.sql`insert into migration (tag, position) values ('9999_later', 9999)`

    test('is dead where nobody knows more, and its conversation goes on', async () => {
      const channel = recordingChannel()
      await putStrange()
      await dispatcher(channel, older).runOnce()
      const dead = { state: 'dead', attempts: 1, error: 'bad_payload' }
      expect(await stored(db)).toMatchObject([dead, dead, { state: 'sent' }, { state: 'sent' }])
    })

    test('waits for the processes of a newer version, in its place, and costs no attempt', async () => {
      const clock = new MovableClock(new Date())
      const channel = recordingChannel()
      const log = linesOf()
      await putStrange()
      await bringUp()
      const attempts: Attempt[] = []
      const old = dispatcher(channel, {
        ...older,
        clock,
        log: log.to,
        onAttempt: attempt => attempts.push(attempt),
      })
      for (let round = 0; round < 3; round++) {
        await old.runOnce()
        const waiting = { state: 'waiting', attempts: 0, error: 'newer_version' }
        expect(await stored(db)).toMatchObject([
          ...[waiting, waiting],
          { state: 'waiting', attempts: 0, error: null },
          { state: 'sent' },
        ])
        clock.moveTo(later(clock, 16_000))
      }
      expect(channel.jobs.map(({ target }) => target)).toEqual(['chat:9'])
      expect(attempts.filter(({ result }) => result === 'pause')).toHaveLength(6)
      expect(log.lines().filter(({ why }) => why === 'newer_version')).toMatchObject([
        { level: 40, event: 'send', msg: expect.stringContaining('newer version') },
      ])
      // One that knows them: here they are made known, as nothing newer than this version exists.
      await db.sql`update outbox set payload = '{"kind":"text","text":"known","mention":[]}' where attempts = 0 and last_error is not null`
      await dispatcher(channel, { clock }).runOnce()
      const saidIn = (chat: string) => channel.jobs.filter(({ target }) => target === chat).map(wordsOf)
      expect(saidIn('chat:0')).toEqual(['known', '会议提醒'])
      expect(saidIn('chat:1')).toEqual(['known'])
      expect(await countByState(db)).toEqual({ sent: 4 })
    })

    test('nothing is asked while everything can be read', async () => {
      let asked = 0
      await put(db, systemClock, numbered(5))
      const isOlder = async () => ++asked > 0
      await dispatcher(recordingChannel(), { isOlder }).runOnce()
      expect(asked).toBe(0)
    })
  })

  test('a channel that neither answers nor heeds its signal is given up after the time limit', async () => {
    const never = recordingChannel(oneByOne, () => new Promise(() => undefined))
    await put(db, systemClock, [message(), message({ target: 'chat:2', promise: 'at_most_once' })])
    await dispatcher(never, { sendTimeoutMs: 50 }).runOnce()
    expect(await stored(db)).toMatchObject([
      { state: 'waiting', attempts: 1, error: 'unreachable' },
      { state: 'dead', error: 'maybe_sent' },
    ])
  })
})

describe('a running dispatcher', () => {
  test('sends what is committed while it runs, without being asked', async () => {
    const sent = createGate()
    const channel = recordingChannel(oneByOne, async () => sent.open())
    await dispatcher(channel).start()
    await put(db, systemClock, [message()])
    await sent.opened
    expect(channel.jobs).toHaveLength(1)
  })

  test('finds by itself what it got no hint of', async () => {
    const sent = createGate()
    const channel = recordingChannel(oneByOne, async () => sent.open())
    await dispatcher(channel, { pollMs: 100 }).start()
    await db.sql`
      insert into outbox (channel, target, promise, payload, state, due_at, created_at)
      values ('test', 'chat:1', 'at_least_once', '{"kind":"text","text":"x","mention":[]}', 'waiting', now(), now())`
    await sent.opened
  })

  test('wakes for what becomes due, long before the next poll', async () => {
    const sent = createGate()
    const channel = recordingChannel(oneByOne, async () => sent.open())
    const dueAt = later(systemClock, 300)
    await put(db, systemClock, [message({ dueAt })])
    await dispatcher(channel, { pollMs: 60_000 }).start()
    await sent.opened
    expect(Date.now()).toBeGreaterThanOrEqual(dueAt.getTime() - 1)
    expect(Date.now()).toBeLessThan(dueAt.getTime() + 2000)
  })

  test('one conversation that hangs delays no other', async () => {
    const hung = createGate()
    const others = createGate()
    let left = 50
    const channel = recordingChannel(oneByOne, async job => {
      if (job.target === 'chat:bad') return hung.opened
      left -= 1
      if (left === 0) others.open()
    })
    await put(db, systemClock, [message({ target: 'chat:bad' }), message({ target: 'chat:bad' })])
    await dispatcher(channel).start()
    const startedAt = Date.now()
    await put(
      db,
      systemClock,
      Array.from({ length: 50 }, (_, i) => message({ target: `chat:${i}` })),
    )
    await others.opened
    expect(Date.now() - startedAt).toBeLessThan(1000)
    hung.open()
  })

  test('at a stop finishes what it has begun and returns what it has not, without an attempt', async () => {
    const begun = createGate()
    const end = createGate()
    const channel = recordingChannel(unlimited, async () => {
      begun.open()
      await end.opened
    })
    await put(db, systemClock, numbered(5))
    const outbox = dispatcher(channel)
    await outbox.start()
    await begun.opened
    const stopped = outbox.stop()
    end.open()
    await stopped
    expect((await stored(db)).map(({ state, attempts }) => `${state} ${attempts}`)).toEqual([
      'sent 1',
      'waiting 0',
      'waiting 0',
      'waiting 0',
      'waiting 0',
    ])
    expect(await db.sql`select from outbox_target where lease_by is not null`).toHaveLength(0)
  })

  test('at a stop gives up what does not end in time', async () => {
    const begun = createGate()
    const channel = recordingChannel(oneByOne, () => {
      begun.open()
      return new Promise(() => undefined)
    })
    await put(db, systemClock, numbered(1, { promise: 'at_most_once' }))
    const outbox = dispatcher(channel, { drainMs: 50 })
    await outbox.start()
    await begun.opened
    await outbox.stop()
    expect(await stored(db)).toMatchObject([{ state: 'dead', error: 'maybe_sent' }])
    expect(await db.sql`select from outbox_target where lease_by is not null`).toHaveLength(0)
  })
})
