/** What the watcher of the live sheets promises, with its limits made small. */
import { EventEmitter } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, describe, expect, it } from 'vitest'
import { createConsole } from '../../src/console/console.tsx'
import { LiveHub, type Seat, type Wire } from '../../src/console/live/hub.ts'
import { marksOf } from '../../src/features/attendance/store/marks.ts'
import { openSession, stillHere } from '../../src/features/sessions/store/sessions.ts'
import { createHttp } from '../../src/http/create-http.ts'
import { createMetrics } from '../../src/http/metrics.ts'
import { serve } from '../../src/http/serve.ts'
import { announce, now, settleTowns } from '../desk/stage.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { figureIn, Looker, lookAt } from './live-looker.ts'

const { db, open } = await testDatabase()
const { sixty } = await settleTowns(db)
const [meetingId = 0] = await announce(db, sixty)
const clock = { now: () => now, offsetMs: 0 }
const path = `/console/c/${sixty}/meetings/1/live`
const answer = createConsole({
  db,
  clock,
  botName: '联络员',
  publicUrl: () => 'http://localhost',
  platform: null,
  log: quietLog,
})
const hubs: LiveHub[] = []
afterAll(() => {
  for (const hub of hubs) hub.close()
})

function hubWith(limits: Record<string, number> = {}, on = db): LiveHub {
  const hub = new LiveHub({ db: on, clock, log: quietLog, marks: marksOf, stillHere, limits })
  hubs.push(hub)
  return hub
}

const sessionOf = (userid: string) =>
  db.transaction(tx => openSession(tx, { account: userid, device: 'other/other' }, now))

async function service(live = hubWith()) {
  const http = createHttp({
    envelope: null,
    clock,
    receive: async () => ({ kind: 'silent' }),
    metrics: createMetrics(),
    checks: async () => [],
    publicUrl: () => 'http://localhost/liaison',
    console: { answer, live },
  })
  const serving = await serve(http, '127.0.0.1', 0)
  return { live, serving, url: `http://127.0.0.1:${serving.port}` }
}

/** A stream of nobody's: what is written to it is kept. */
class KeptWire extends EventEmitter implements Wire {
  readonly texts: string[] = []
  writableLength = 0
  isDestroyed = false
  write(text: string): void {
    this.texts.push(text)
    this.emit('written')
  }
  end(): void {
    this.emit('close')
  }
  destroy(): void {
    this.isDestroyed = true
    this.emit('close')
  }
}

async function seatOf(userid: string): Promise<Seat> {
  const given = await answer({
    method: 'GET',
    path,
    query: new URLSearchParams(),
    form: null,
    cookies: { session: await sessionOf(userid), trip: '', form: '' },
    address: '127.0.0.1',
    agent: '',
  })
  if (!('seat' in given)) throw new Error('no seat')
  return given.seat
}
const closed = (wire: EventEmitter) => new Promise<void>(resolve => wire.once('close', () => resolve()))
const coming = (looker: Looker) => figureIn(looker.shown.get('live-notice'), '参加')
const answered = (userid: string, value: 'attend' | 'leave', on = db) => on.sql`
  update invitee set answer = ${value}, decision = case when ${value} = 'leave' then 'pending' end, answered_at = ${now}
  where meeting_id = ${meetingId} and person_id = (select id from person where userid = ${userid})`

describe('a stream', () => {
  it('begins with the state of now and brings what another process has written', async () => {
    const { url, serving } = await service()
    const looker = await lookAt(url, path, await sessionOf('d1'))
    expect(looker.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      'cache-control': 'no-store',
    })
    await looker.until(() => coming(looker) === 0)
    const other = await open()
    await answered('d8', 'attend', other)
    await looker.until(() => coming(looker) === 1)
    expect(looker.events.at(-1)?.changes).not.toHaveProperty('live-sheet')
    expect([...looker.shown.keys()].filter(id => id.startsWith('line-'))).toHaveLength(1)
    const late = await lookAt(url, path, await sessionOf('d2'))
    await late.until(() => coming(late) === 1)
    await serving.stop(60_000)
  })

  it('ends at once when the service stops, and nobody can look any more', async () => {
    const { url, serving, live } = await service()
    const lookers = await Promise.all(
      ['d1', 'd2', 'd3'].map(async one => lookAt(url, path, await sessionOf(one))),
    )
    await Promise.all(lookers.map(one => one.until(() => one.events.length > 0)))
    const asked = performance.now()
    expect(await serving.stop(60_000)).toBe(true)
    await Promise.all(lookers.map(one => one.until(() => one.isOver)))
    console.log(`stopped with three streams in ${(performance.now() - asked).toFixed(0)} ms`)
    expect(live.count).toBe(0)
    expect(live.hasRoom('d1')).toBe(false)
  })

  it('ends by itself; who has left office meanwhile does not come in again', async () => {
    const { url, serving } = await service(hubWith({ lifeMs: 300 }))
    const session = await sessionOf('d50')
    const looker = await lookAt(url, path, session)
    await db.sql`update person set active = false where userid = 'd50'`
    await looker.until(() => looker.isOver)
    expect(await Looker.look(url, path, session)).toBe(403)
    await serving.stop(1_000)
  })

  it('ends when its looker is taken off the sheet', async () => {
    const hub = hubWith()
    const wire = new KeptWire()
    hub.open(await seatOf('d51'), wire)
    const over = closed(wire)
    await db.sql`
      delete from invitee where meeting_id = ${meetingId} and person_id = (select id from person where userid = 'd51')`
    await over
    expect(hub.count).toBe(0)
  })

  it.each<[string, string, () => Promise<unknown>]>([
    [
      'has handed over the clerk’s office',
      'd1',
      () => db.sql`delete from person_role where person_id = (select id from person where userid = 'd1')`,
    ],
    ['has left office', 'd52', () => db.sql`update person set active = false where userid = 'd52'`],
    ['has signed out', 'd53', () => db.sql`delete from page_session where account = 'd53'`],
  ])('says nothing that came after its looker %s', async (_what, userid, endRight) => {
    // Of all at once it is asked never: only the state that is to be sent asks.
    const hub = hubWith({ askEvery: 1_000_000 })
    const [wire, other] = [new KeptWire(), new KeptWire()]
    hub.open(await seatOf(userid), wire)
    hub.open(await seatOf('d54'), other)
    await Promise.all([wire, other].map(one => new Promise<void>(resolve => one.once('written', resolve))))
    const over = closed(wire)
    const told = wire.texts.length
    await endRight()
    await answered('d55', 'attend')
    await over
    expect(wire.texts.slice(told)).toEqual([])
    await answered('d55', 'leave')
    expect(hub.count).toBe(1)
  })

  it('is not opened a fifth time by one person, nor beyond what there is room for', async () => {
    const { url, serving } = await service(hubWith({ inAll: 5 }))
    const session = await sessionOf('d9')
    for (let n = 0; n < 4; n++) await lookAt(url, path, session)
    expect(await Looker.look(url, path, session)).toBe(503)
    await lookAt(url, path, await sessionOf('d10'))
    expect(await Looker.look(url, path, await sessionOf('d11'))).toBe(503)
    await serving.stop(1_000)
  })

  it('lets go of a browser that does not read', async () => {
    const hub = hubWith({ unreadMaxBytes: 1_000 })
    const wire = new KeptWire()
    hub.open(await seatOf('d12'), wire)
    wire.writableLength = 2_000
    const over = closed(wire)
    hub.wake()
    await over
    expect(wire.isDestroyed).toBe(true)
    expect(hub.count).toBe(0)
  })

  it('tells the addresses below the path of a proxy', async () => {
    const { url, serving } = await service()
    const page = await fetch(`${url}/console/c/${sixty}/meetings/1`, {
      headers: { cookie: `liaison-session=${await sessionOf('d1')}` },
    })
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'; connect-src 'self'")
    expect(await page.text()).toContain(`data-from="/liaison${path}"`)
    const list = await fetch(`${url}/console/c/${sixty}/meetings`, {
      headers: { cookie: `liaison-session=${await sessionOf('d1')}` },
    })
    expect(list.headers.get('content-security-policy')).not.toContain('script-src')
    await serving.stop(1_000)
  })
})

it('a thousand who come and go leave nothing behind', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const hub = hubWith()
  const seat = await seatOf('d13')
  const comeAndGo = async (times: number) => {
    for (let n = 0; n < times; n++) {
      const wire = new KeptWire()
      hub.open({ ...seat, account: `a${n}` }, wire)
      if (n % 50 === 0) await new Promise<void>(resolve => wire.once('written', resolve))
      wire.end()
    }
    collect()
    return process.memoryUsage().heapUsed
  }
  const before = await comeAndGo(1_000)
  const after = await comeAndGo(1_000)
  console.log(`the heap after a thousand more: ${((after - before) / 1024).toFixed(0)} KiB`)
  expect(hub.count).toBe(0)
  expect(after - before).toBeLessThan(2 * 1024 * 1024)
})

const changes: Readonly<Record<string, () => Promise<unknown>>> = {
  'an answer': () => answered('d20', 'attend'),
  'a request for leave': () => answered('d20', 'leave'),
  'a decision on leave': () => db.sql`
    update invitee set decision = 'approved' where meeting_id = ${meetingId} and answer = 'leave'`,
  'a change of the notice': () => db.sql`update meeting set version = version + 1 where id = ${meetingId}`,
  'a cancellation': () => db.sql`update meeting set status = 'cancelled' where id = ${meetingId}`,
  'somebody taken off the sheet': () => db.sql`
    delete from invitee where meeting_id = ${meetingId} and person_id = (select id from person where userid = 'd21')`,
  'somebody put on it': () => db.sql`
    insert into invitee (meeting_id, person_id) select ${meetingId}, id from person where userid = 'd21'`,
  'papers that were sent': () =>
    db.sql`update sitting set papers_at = ${now} where meeting_id = ${meetingId}`,
  'an arrival': () => db.sql`
    insert into attendance (meeting_id, person_id, is_member, arrived_at, door)
    select ${meetingId}, id, true, ${now}, 'button' from person where userid = 'd22'`,
  'somebody who leaves early': () =>
    db.sql`update attendance set left_at = ${now} where meeting_id = ${meetingId}`,
  'a call to order': () => db.sql`update sitting set called_at = ${now} where meeting_id = ${meetingId}`,
}

it.each(Object.entries(changes))('%s gives another mark, and nothing else does', async (_what, change) => {
  const mark = async () => (await marksOf(db.sql, [meetingId])).get(meetingId)
  const before = await mark()
  expect(await mark()).toBe(before)
  await change()
  expect(await mark()).not.toBe(before)
})
