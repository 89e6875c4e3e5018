/** A stream that ends, or never began, takes nothing with it: not the service, not the other sheets, not a place. */
import { EventEmitter, once } from 'node:events'
import { createServer, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { LiveHub, type Seat, type Wire } from '../../src/console/live/hub.ts'
import { createHttp } from '../../src/http/create-http.ts'
import { createMetrics } from '../../src/http/metrics.ts'
import { serve } from '../../src/http/serve.ts'
import type { LiveShown, LiveView } from '../../src/pages/live.tsx'
import { quietLog, testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const now = new Date('2026-03-11T10:00:00+08:00')
const clock = { now: () => now, offsetMs: 0 }
const hubs: LiveHub[] = []
afterAll(() => {
  for (const hub of hubs) hub.close()
})

function hubWith(limits: Record<string, number> = {}, mark: () => string = () => ''): LiveHub {
  const marks = async (_sql: unknown, ids: readonly number[]) => new Map(ids.map(id => [id, mark()]))
  const hub = new LiveHub({ db, clock, log: quietLog, marks, limits })
  hubs.push(hub)
  return hub
}

const shown = (own: LiveShown['own'] = () => null): LiveShown => ({ madeAt: '10:00', parts: [], own })
const viewOf = (key: string, read: LiveView['read']): LiveView => ({ key, meetingId: 1, read })
const seatAt = (view: LiveView, account = 'd1'): Seat => ({
  account,
  sessionId: 0,
  personId: 1,
  asClerk: false,
  view,
})

class KeptWire extends EventEmitter implements Wire {
  readonly texts: string[] = []
  readonly writableLength = 0
  write(text: string): void {
    this.texts.push(text)
    this.emit('written')
  }
  end(): void {
    this.emit('close')
  }
  destroy(): void {
    this.emit('close')
  }
}
const events = ({ texts }: KeptWire) => texts.filter(text => text.startsWith('data: '))
async function untilEvents(wire: KeptWire, count: number): Promise<void> {
  while (events(wire).length < count) await once(wire, 'written')
}

/** A browser that asks and never reads. */
async function unread(): Promise<{ readonly res: ServerResponse; readonly stop: () => void }> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.pause()
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  const [, res] = (await once(server, 'request')) as [unknown, ServerResponse]
  const stop = () => {
    socket.destroy()
    server.close()
  }
  return { res, stop }
}

/** More than a connection holds: what is written after it does not go out while nobody reads. */
const fill = (res: ServerResponse) => res.write('x'.repeat(64 * 1024 * 1024))

describe('who is taken off the sheet', () => {
  it('is written to no more, though he has not taken the end yet, and is let go in time', async () => {
    const { res, stop } = await unread()
    const errors: unknown[] = []
    res.on('error', error => errors.push(error))
    fill(res)
    const hub = hubWith({ anewEvery: 1, endMs: 200, unreadMaxBytes: Number.MAX_SAFE_INTEGER })
    const other = new KeptWire()
    let isOn = true
    const view = viewOf('one', async () => shown(personId => (personId === 1 && !isOn ? 'gone' : null)))
    hub.open(seatAt(view), res)
    hub.open({ account: 'd2', sessionId: 0, personId: 2, asClerk: false, view }, other)
    await untilEvents(other, 1)
    isOn = false
    await once(res, 'close')
    expect(errors).toEqual([])
    expect(hub.count).toBe(1)
    stop()
  })

  it('gives his place back at once', async () => {
    const { res, stop } = await unread()
    fill(res)
    const hub = hubWith({ lifeMs: 50, unreadMaxBytes: Number.MAX_SAFE_INTEGER, endMs: 60_000 })
    const ended = new Promise<void>(resolve => {
      res.end = new Proxy(res.end, {
        apply(target, self, given) {
          resolve()
          return Reflect.apply(target, self, given)
        },
      })
    })
    hub.open(seatAt(viewOf('one', async () => shown())), res)
    await ended
    expect(res.closed).toBe(false)
    expect(hub.count).toBe(0)
    stop()
  })
})

describe('a sheet that cannot be read', () => {
  it('ends its own streams; the sheets of others go on', async () => {
    let mark = 'a'
    const hub = hubWith({ everyMs: 30, gapMs: 5 }, () => mark)
    const [broken, well] = [new KeptWire(), new KeptWire()]
    const gone = once(broken, 'close')
    hub.open(
      seatAt(
        viewOf('broken', async tx => {
          await tx.sql`select 1 / 0`
          return shown()
        }),
      ),
      broken,
    )
    let nth = 0
    const read = async () => ({ ...shown(), madeAt: String(nth++) })
    hub.open(seatAt(viewOf('well', read), 'd2'), well)
    await gone
    await untilEvents(well, 1)
    mark = 'b'
    await untilEvents(well, 3)
    expect(hub.count).toBe(1)
  })

  it('is not read in one look with all the others', async () => {
    const perLook: number[] = []
    const hub = hubWith({ everyMs: 6, gapMs: 2, anewEvery: 8 }, () => {
      perLook.push(0)
      return ''
    })
    const wires = Array.from({ length: 8 }, () => new KeptWire())
    for (const [nth, wire] of wires.entries()) {
      const view = viewOf(`v${nth}`, async () => {
        perLook.push((perLook.pop() ?? 0) + 1)
        return shown()
      })
      hub.open(seatAt(view, `d${nth}`), wire)
    }
    await Promise.all(wires.map(wire => untilEvents(wire, 1)))
    const since = perLook.length
    const isAnew = ({ texts }: KeptWire) => texts.filter(text => text === ':\n\n').length >= 2
    await Promise.all(
      wires.map(async wire => {
        while (!isAnew(wire)) await once(wire, 'written')
      }),
    )
    expect(Math.max(...perLook.slice(since))).toBe(1)
  })
})

it('whoever comes later gets what was read after he came, whatever the mark says', async () => {
  const hub = hubWith({ anewEvery: 1_000_000 })
  let state = 'before'
  const view = viewOf('one', async () => ({ ...shown(), madeAt: state }))
  const [early, late] = [new KeptWire(), new KeptWire()]
  hub.open(seatAt(view), early)
  await untilEvents(early, 1)
  state = 'after'
  hub.open(seatAt(view, 'd2'), late)
  await untilEvents(late, 1)
  expect(events(late)[0]).toContain('after')
})

it('a browser that left before its stream began is not counted', async () => {
  const live = hubWith()
  let arrived = (): void => {}
  const asked = new Promise<void>(resolve => {
    arrived = resolve
  })
  let goOn = (): void => {}
  const left = new Promise<void>(resolve => {
    goOn = resolve
  })
  const view = viewOf('one', async () => shown())
  const http = createHttp({
    envelope: null,
    clock,
    receive: async () => ({ kind: 'silent' }),
    metrics: createMetrics(),
    checks: async () => [],
    console: {
      live,
      async answer() {
        arrived()
        await left
        return { status: 200, seat: seatAt(view) }
      },
    },
  })
  const serving = await serve(http, '127.0.0.1', 0)
  const closed = new Promise<void>(resolve =>
    serving.server.once('request', (_, res: ServerResponse) => res.once('close', () => resolve())),
  )
  const asking = request({ port: serving.port, host: '127.0.0.1', path: '/console/live' })
  asking.on('error', () => undefined)
  asking.end()
  await asked
  asking.destroy()
  await closed
  goOn()
  await http.inFlight.idle(5_000)
  expect(live.count).toBe(0)
  await serving.stop(1_000)
})
