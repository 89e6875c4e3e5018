import { afterEach, describe, expect, test } from 'vitest'
import { systemClock as clock, MovableClock } from '../../src/clock.ts'
import { type ChannelTerms, type Claim, claim, fromTheStart, type Turn } from '../../src/outbox/claim.ts'
import { promote } from '../../src/outbox/promote.ts'
import { recover } from '../../src/outbox/recover.ts'
import { type MessageOutcome, settle } from '../../src/outbox/settle.ts'
import { testDatabase } from '../support/database.ts'
import { clear, message, numbered, put, stored } from './stage.ts'

const { db, open } = await testDatabase()
afterEach(() => clear(db))

const terms: ChannelTerms = { channel: 'test', burst: 1, perMinute: null, perHour: null }
const fast: ChannelTerms = { ...terms, burst: 100 }
const paced: ChannelTerms = { ...terms, perMinute: 20 }
let claims = 0

function claimSome(changes: Partial<ChannelTerms> = {}, request = {}, sql = db.sql): Promise<Claim> {
  const lease = `lease-${++claims}`
  const all = {
    terms: [{ ...terms, ...changes }],
    after: fromTheStart,
    max: 100,
    lease,
    leaseMs: 30_000,
    ...request,
  }
  return claim(sql, clock, all)
}

function settleTurn(turn: Turn, state: MessageOutcome['state'], blockMs = 0, by = terms): Promise<number> {
  const messages = turn.messages.map(({ id }): MessageOutcome => ({ id, state, counted: true, reason: null }))
  const { target, lease } = turn
  return settle(db.sql, clock, [{ terms: by, target, lease, messages, requests: messages.length, blockMs }])
}

const idsOf = (claimed: Claim) => claimed.turns.flatMap(turn => turn.messages.map(({ id }) => id))
const targetsOf = (claimed: Claim) => claimed.turns.map(turn => turn.target)

async function claimOne(changes: Partial<ChannelTerms> = {}): Promise<Turn> {
  const { turns } = await claimSome(changes)
  const [turn] = turns
  if (!turn || turns.length > 1) throw new Error(`expected one turn, not ${turns.length}`)
  return turn
}

describe('a claim', () => {
  test('takes the oldest message of each conversation', async () => {
    const old = new Date(Date.now() - 60_000)
    await put(db, clock, [...numbered(3, { target: 'a' }), ...numbered(3, { target: 'b' })])
    await put(db, clock, [message({ target: 'b', dueAt: old })])
    expect(idsOf(await claimSome())).toEqual([1, 7])
  })

  test('finds nothing while a conversation is claimed, and its next message after it was settled', async () => {
    await put(db, clock, numbered(2))
    const turn = await claimOne()
    expect((await claimSome()).found).toBe(0)
    await settleTurn(turn, 'sent')
    expect((await claimOne()).messages.map(({ id }) => id)).toEqual(turn.messages.map(({ id }) => id + 1))
  })

  test('takes fresh notices of a fast channel together, in their order, up to the burst', async () => {
    await put(db, clock, numbered(7))
    const ids = (await claimOne({ burst: 5 })).messages.map(({ id }) => id)
    expect(ids).toHaveLength(5)
    expect(ids).toEqual([...ids].sort((a, b) => a - b))
  })

  test('takes a nudge and a message that was tried before alone', async () => {
    await put(db, clock, [message(), message({ promise: 'at_most_once' }), message()])
    const first = await claimOne(fast)
    expect(first.messages).toHaveLength(1)
    await settleTurn(first, 'waiting')
    const retried = await claimOne(fast)
    expect(retried.messages.map(({ attempts }) => attempts)).toEqual([1])
    await settleTurn(retried, 'sent')
    expect((await claimOne(fast)).messages.map(({ promise }) => promise)).toEqual(['at_most_once'])
  })

  test('leaves what is scheduled, settled, or of a channel that is not served', async () => {
    await put(db, clock, [message({ dueAt: new Date(Date.now() + 60_000) }), message({ channel: 'other' })])
    expect(await claimSome()).toMatchObject({ turns: [], found: 0 })
  })

  test('leaves a conversation in which something has become due and is not in line yet', async () => {
    const moved = new MovableClock()
    await put(db, moved, [message({ dueAt: new Date(Date.now() + 60_000) })])
    moved.moveTo(new Date(Date.now() + 120_000))
    await put(db, moved, [message(), message({ target: 'chat:2' })])
    const claimNow = () =>
      claim(db.sql, moved, {
        terms: [fast],
        after: fromTheStart,
        max: 100,
        lease: `lease-${++claims}`,
        leaseMs: 30_000,
      })
    const before = await claimNow()
    expect(targetsOf(before)).toEqual(['chat:2'])
    expect(before).toMatchObject({ found: 1, isBehind: true })
    expect(await promote(db.sql, moved)).toMatchObject({ promoted: 1 })
    const after = await claimNow()
    expect(idsOf(after)).toEqual((await stored(db)).slice(0, 2).map(({ id }) => id))
    expect(after.isBehind).toBe(false)
  })

  test('goes round: from behind the cursor, so that under a backlog every conversation has its turn', async () => {
    await put(
      db,
      clock,
      ['a', 'b', 'c', 'd', 'e'].map(target => message({ target })),
    )
    const first = await claimSome({}, { max: 2 })
    const second = await claimSome({}, { max: 2, after: first.last })
    const third = await claimSome({}, { max: 2, after: second.last })
    expect([first, second, third].map(targetsOf)).toEqual([['a', 'b'], ['c', 'd'], ['e']])
    expect(third.found).toBe(1)
  })

  test('tells when the first of the paused conversations may go on', async () => {
    await put(db, clock, [message({ target: 'a' }), message({ target: 'b' }), message({ target: 'c' })])
    for (const turn of (await claimSome()).turns)
      await settleTurn(turn, 'waiting', turn.target === 'b' ? 5000 : 9000)
    const { found, nextInMs } = await claimSome()
    expect(found).toBe(0)
    expect(nextInMs).toBeGreaterThan(4000)
    expect(nextInMs).toBeLessThanOrEqual(5000)
  })

  test('never gives a message to two claims, however many claim at once', async () => {
    const replicas = await Promise.all([open(), open(), open()])
    for (const burst of [1, 100]) {
      await clear(db)
      await put(
        db,
        clock,
        Array.from({ length: 60 }, (_, i) => message({ target: `t${i % 20}` })),
      )
      const seen: number[] = []
      const drain = async (sql: typeof db.sql) => {
        for (let idle = 0; idle < 5; ) {
          const claimed = await claimSome({ burst }, { max: 7 }, sql)
          idle = claimed.found === 0 ? idle + 1 : 0
          seen.push(...idsOf(claimed))
          for (const turn of claimed.turns) await settleTurn(turn, 'sent')
        }
      }
      await Promise.all(replicas.flatMap(({ sql }) => [drain(sql), drain(sql)]))
      expect([...seen].sort((a, b) => a - b)).toEqual((await stored(db)).map(({ id }) => id))
    }
  })

  test('that was overtaken between reading and locking sends nothing a second time', async () => {
    // The slow one visits 8 000 leased conversations before it locks `z`; the quick one begins right before it.
    await put(
      db,
      clock,
      Array.from({ length: 8000 }, (_, i) => message({ target: `a${i}` })),
    )
    await db.sql`
      insert into outbox_target (channel, target, lease_by, lease_until)
      select channel, target, 'nobody', clock_timestamp() + interval '1 hour' from outbox`
    await Promise.all(Array.from({ length: 3 }, () => db.sql`select pg_sleep(0.05)`))
    let overtaken = 0
    for (let round = 0; round < 100 && overtaken < 3; round++) {
      await put(db, clock, [message({ target: 'z' })])
      const slow = claimSome()
      const quick = await claimSome({}, { after: { channel: 'test', target: 'y' } })
      for (const turn of quick.turns) await settleTurn(turn, 'sent')
      const late = await slow
      for (const turn of late.turns) await settleTurn(turn, 'sent')
      expect(idsOf(quick).length + idsOf(late).length).toBe(1)
      overtaken += late.found - late.turns.length
    }
    expect(overtaken).toBe(3)
  })
})

describe('settling', () => {
  test('writes nothing when the lease was taken back', async () => {
    await put(db, clock, numbered(1))
    const turn = await claimOne()
    await db.sql`update outbox_target set lease_until = clock_timestamp() - interval '1 s'`
    expect(await recover(db.sql, clock, [terms])).toEqual({ conversations: 1, dead: [] })
    expect(await settleTurn(turn, 'sent')).toBe(0)
    expect(await stored(db)).toMatchObject([{ state: 'waiting', attempts: 1 }])
    const again = await claimOne()
    expect(await settleTurn(turn, 'dead')).toBe(0)
    expect(await settleTurn(again, 'sent')).toBe(1)
    expect(await stored(db)).toMatchObject([{ state: 'sent', attempts: 2, error: null }])
  })

  test('a message that is to be tried again keeps the later ones of its conversation behind it', async () => {
    await put(db, clock, numbered(2))
    const turn = await claimOne()
    await settleTurn(turn, 'waiting', 60_000)
    expect(await claimSome()).toMatchObject({ found: 0 })
    await db.sql`update outbox_target set blocked_until = clock_timestamp() - interval '1 ms'`
    expect((await claimOne()).messages.map(({ id }) => id)).toEqual(turn.messages.map(({ id }) => id))
  })

  test('a dead message does not hold up its conversation', async () => {
    await put(db, clock, numbered(2))
    await settleTurn(await claimOne(), 'dead')
    expect((await claimOne()).messages).toHaveLength(1)
    expect((await stored(db)).map(({ state }) => state)).toEqual(['dead', 'waiting'])
  })

  test('a turn that was not begun costs no attempt', async () => {
    await put(db, clock, numbered(1))
    const { target, lease } = await claimOne()
    await settle(db.sql, clock, [{ terms, target, lease, messages: [], requests: 0, blockMs: 0 }])
    expect(await stored(db)).toMatchObject([{ state: 'waiting', attempts: 0 }])
    expect((await claimOne()).messages).toHaveLength(1)
  })
})

describe('the pace', () => {
  test('after twenty messages a conversation waits until the first is a minute old', async () => {
    const moved = new MovableClock()
    await put(db, clock, numbered(25))
    let sent = 0
    const drain = async () => {
      for (;;) {
        const { turns } = await claim(db.sql, moved, {
          terms: [paced],
          after: fromTheStart,
          max: 10,
          lease: `p-${++claims}`,
          leaseMs: 30_000,
        })
        for (const { target, lease, messages } of turns) {
          sent += messages.length
          const outcomes = messages.map(
            ({ id }): MessageOutcome => ({ id, state: 'sent', counted: true, reason: null }),
          )
          await settle(db.sql, moved, [
            { terms: paced, target, lease, messages: outcomes, requests: 1, blockMs: 0 },
          ])
        }
        if (turns.length === 0) return
      }
    }
    await drain()
    expect(sent).toBe(20)
    moved.moveTo(new Date(Date.now() + 55_000))
    await drain()
    expect(sent).toBe(20)
    moved.moveTo(new Date(Date.now() + 62_000))
    await drain()
    expect(sent).toBe(25)
  })

  test('a claim takes no more together than the pace has room for', async () => {
    await put(db, clock, numbered(30))
    const turn = await claimOne({ ...paced, burst: 100 })
    expect(turn.messages).toHaveLength(20)
  })

  test('what a crashed turn may have sent counts when its lease is over', async () => {
    await put(db, clock, numbered(30))
    await claimOne({ ...paced, burst: 100 })
    await db.sql`update outbox_target set lease_until = clock_timestamp() - interval '1 s'`
    await recover(db.sql, clock, [paced])
    const { found, nextInMs } = await claimSome(paced)
    expect(found).toBe(0)
    expect(nextInMs).toBeGreaterThan(59_000)
  })

  test('an hour has its own limit', async () => {
    const hourly = { ...terms, perMinute: 30, perHour: 2 }
    await put(db, clock, numbered(3))
    for (let i = 0; i < 2; i++) await settleTurn(await claimOne(hourly), 'sent', 0, hourly)
    const { found, nextInMs } = await claimSome(hourly)
    expect(found).toBe(0)
    expect(nextInMs).toBeGreaterThan(3_590_000)
  })
})

describe('an expired lease', () => {
  const expire = () => db.sql`update outbox_target set lease_until = clock_timestamp() - interval '1 ms'`

  test('makes a notice wait again, alone, with one attempt more', async () => {
    await put(db, clock, numbered(3))
    await claimOne(fast)
    await expire()
    await recover(db.sql, clock, [terms])
    expect(await stored(db)).toMatchObject(
      Array.from({ length: 3 }, () => ({ state: 'waiting', attempts: 1, error: 'crashed' })),
    )
    expect((await claimOne(fast)).messages).toHaveLength(1)
  })

  test('makes a nudge dead, and only the one whose turn it was', async () => {
    await put(db, clock, numbered(2, { promise: 'at_most_once' }))
    await claimOne(fast)
    await expire()
    // Nobody lived to tell of it: whoever takes it back does.
    expect(await recover(db.sql, clock, [terms])).toEqual({
      conversations: 1,
      dead: [expect.objectContaining({ channel: terms.channel, reason: 'maybe_sent' })],
    })
    expect(await stored(db)).toMatchObject([
      { state: 'dead', error: 'maybe_sent' },
      { state: 'waiting', attempts: 0 },
    ])
  })

  test('of a message that kills the service every time ends with it dead, and the next one goes', async () => {
    await put(db, clock, numbered(2))
    for (let crash = 1; crash <= 8; crash++) {
      await claimOne()
      await expire()
      await recover(db.sql, clock, [terms])
    }
    expect(await stored(db)).toMatchObject([
      { state: 'dead', attempts: 8, error: 'crashed' },
      { state: 'waiting', attempts: 0 },
    ])
    expect((await claimOne()).messages).toHaveLength(1)
  })

  test("is left alone while it holds, also when the service's clock is run forward", async () => {
    const moved = new MovableClock()
    moved.moveTo(new Date(Date.now() + 86_400_000))
    await put(db, clock, numbered(1))
    await claimOne()
    expect(await recover(db.sql, moved, [terms])).toEqual({ conversations: 0, dead: [] })
  })
})
