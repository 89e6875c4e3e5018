/** Who of several processes holds the connection, and what makes one of them let go. */
import { randomUUID } from 'node:crypto'
import { Registry } from 'prom-client'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { silent } from '../../src/bot/reply.ts'
import { systemClock } from '../../src/clock.ts'
import { connectionLease, type Lease, leaseOf } from '../../src/connection/lease.ts'
import { Line, type LineTiming, type Standing } from '../../src/connection/line.ts'
import { createConnection } from '../../src/connection/service.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { startBotServer } from './bot-server.ts'

const { db } = await testDatabase()
const server = await startBotServer()
const lines: Line[] = []
afterAll(() => server.close())
beforeEach(() => db.sql`delete from lease`)
afterEach(() => Promise.all(lines.splice(0).map(line => line.stop())))

const quick: Partial<LineTiming> = { renewMs: 20, lookMs: 20 }
const realLease = () => leaseOf(db.sql, connectionLease, randomUUID())

function startLine(given: { lease?: Lease; timing?: Partial<LineTiming> } = {}) {
  const changes: Standing['kind'][] = []
  const changedAtMs: number[] = []
  const line = new Line({
    lease: given.lease ?? realLease(),
    credentials: () => ({ botId: 'aib1', secret: 'secret', url: server.url }),
    heard: () => undefined,
    changed({ kind }) {
      changes.push(kind)
      changedAtMs.push(performance.now())
    },
    log: quietLog,
    timing: { ...quick, ...given.timing },
  })
  lines.push(line)
  line.start()
  return { line, changes, changedAtMs }
}

const reaches = (line: Line, kind: Standing['kind']) =>
  vi.waitFor(() => expect(line.standing.kind).toBe(kind), { timeout: 8_000, interval: 5 })

describe('the lease', () => {
  it('is one process’s until it is given back or runs out', async () => {
    const [one, other] = [realLease(), realLease()]
    expect([await one.take(), await other.take(), await one.take()]).toEqual([true, false, true])
    await other.release()
    expect(await other.take()).toBe(false)
    await one.release()
    expect(await other.take()).toBe(true)
    await db.sql`update lease set until = clock_timestamp() - interval '1 ms'`
    expect(await one.take()).toBe(true)
  })

  it('is got by one of many who ask at the same moment', async () => {
    const got = await Promise.all(Array.from({ length: 8 }, () => realLease().take()))
    expect(got.filter(Boolean)).toHaveLength(1)
  })
})

describe('of two processes', () => {
  it('one connects, and the other as soon as the first stops', async () => {
    const first = startLine()
    await reaches(first.line, 'open')
    const before = server.subscribed.length
    const second = startLine()
    await vi.waitFor(async () => expect(await db.sql`select from lease`).toHaveLength(1))
    expect(second.line.open).toBeNull()
    await first.line.stop()
    await reaches(second.line, 'open')
    expect(server.subscribed.length - before).toBe(1)
  })

  it('the holder lets go when the lease turns out to be another’s, and does not come back while it is', async () => {
    const { line } = startLine()
    await reaches(line, 'open')
    await db.sql`update lease set holder = 'another', until = clock_timestamp() + interval '1 hour'`
    await reaches(line, 'standby')
    expect(line.open).toBeNull()
    await vi.waitFor(() => expect(server.subscribed.at(-1)?.readyState).toBe(3))
  })

  it('pushed out after its lease was another’s, it steps back without a word about strangers', async () => {
    const asked: boolean[] = []
    const lease: Lease = {
      // Ours once, and then nobody knows: the database is away.
      take: async () => {
        asked.push(true)
        if (asked.length > 1) throw new Error('away')
        return true
      },
      release: async () => undefined,
    }
    vi.useFakeTimers({ toFake: ['performance'] })
    const { line, changes } = startLine({ lease })
    await reaches(line, 'open')
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(2))
    expect(line.standing.kind, 'nobody can have taken it from a database that is away').toBe('open')
    vi.advanceTimersByTime(9_001)
    server.displace()
    await reaches(line, 'standby')
    expect(changes).not.toContain('displaced')
    vi.useRealTimers()
  })
})

describe('pushed out by somebody with the same secret', () => {
  it('it waits, longer each time, and does not fight', async () => {
    const { line, changes, changedAtMs } = startLine({ timing: { backOffMs: 150, longestBackOffMs: 60_000 } })
    for (let nth = 0; nth < 2; nth++) {
      await reaches(line, 'open')
      server.displace()
      await reaches(line, 'displaced')
    }
    await reaches(line, 'open')
    const waits = changes.flatMap((kind, nth) =>
      kind === 'displaced' ? [(changedAtMs[nth + 1] ?? 0) - (changedAtMs[nth] ?? 0)] : [],
    )
    expect(waits[0]).toBeGreaterThan(145)
    expect(waits[1]).toBeGreaterThan(295)
    expect(changes.filter(kind => kind === 'displaced')).toHaveLength(2)
  })

  it('keeps the lease meanwhile, so that no replica takes up the fight', async () => {
    const { line } = startLine({ timing: { backOffMs: 60_000 } })
    await reaches(line, 'open')
    server.displace()
    await reaches(line, 'displaced')
    expect(await realLease().take()).toBe(false)
  })
})

describe('a service that stops', () => {
  const said = (msgid: string) => ({
    cmd: 'aibot_msg_callback',
    headers: { req_id: msgid },
    body: {
      msgid,
      aibotid: 'aib1',
      chattype: 'single',
      from: { userid: 'li' },
      msgtype: 'text',
      text: { content: '参加' },
    },
  })

  it('hears until what is being sent is settled, and does all of it before it lets go', async () => {
    const taken: string[] = []
    const service = createConnection(
      {
        db,
        clock: systemClock,
        log: quietLog,
        registry: new Registry(),
        async receive({ origin }) {
          taken.push(origin.msgid)
          return silent
        },
      },
      {
        credentials: () => ({ botId: 'aib1', secret: 'secret', url: server.url }),
        timing: quick,
      },
    )
    service.start()
    await vi.waitFor(() => expect(service.speaker()).not.toBeNull(), { timeout: 8_000, interval: 5 })
    let settle = (): void => undefined
    const sent = new Promise<void>(resolve => {
      settle = resolve
    })
    const stopped = service.stop(60_000, sent)
    server.subscribed.at(-1)?.send(JSON.stringify(said('m1')))
    await vi.waitFor(() => expect(taken).toEqual(['m1']), { timeout: 8_000, interval: 5 })
    expect(service.speaker(), 'what is being sent still needs it').not.toBeNull()
    settle()
    await stopped
    expect(service.speaker()).toBeNull()
    expect(await db.sql`select from lease`).toEqual([])
  })
})
