/** What the link of the long connection does to a service: it breaks, goes dumb, repeats itself, is refused, and the database goes away. */
import { afterAll, afterEach, expect, inject, test, vi } from 'vitest'
import { createApp } from '../../src/app.ts'
import { MovableClock } from '../../src/clock.ts'
import { openDatabase } from '../../src/db/open.ts'
import { announce, click, deputies, settleTowns, words } from '../desk/stage.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { LinePlatform } from './support-line.ts'
import { startNetwork } from './support-network.ts'
import type { Message } from './support-platform.ts'

const { db, url } = await testDatabase()
const network = await startNetwork(inject('serverUrl'))
const platform = await new LinePlatform().listen()
/** Between the service and the platform. */
const link = await startLink(platform.port)
const clock = new MovableClock()
const at = clock.now()
const { sixty } = await settleTowns(db, at)
const meetings = await announce(db, sixty, { count: 8, at })
const through = await openDatabase({ url: network.through(url), statementTimeoutMs: 3_000 })
const app = createApp({
  db: through,
  clock,
  log: quietLog,
  botName: '联络员',
  envelope: null,
  connection: {
    credentials: () => ({ botId: 'aib1', secret: 'secret', url: link.url }),
    groupCards: 'try',
    streamMinutes: 6,
    heartbeatMs: 300,
  },
  apiBase: () => 'http://127.0.0.1:9',
  publicUrl: () => 'http://127.0.0.1:9',
})
app.dispatcher.start()
app.connection?.start()

afterEach(() => {
  platform.fate = () => 'ok'
})
afterAll(async () => {
  const sent = app.dispatcher.stop()
  await Promise.all([sent, app.connection?.stop(5_000, sent)])
  await through.close()
  network.close()
  link.close()
  platform.close()
})

/** Bytes pass, or are swallowed without anything being closed. */
async function startLink(port: number) {
  const started = await startNetwork(`postgres://x:x@127.0.0.1:${port}/x`)
  return Object.assign(started, { url: started.through('ws://127.0.0.1/').replace(/:\/\/[^@/]*@/, '://') })
}

let nth = 0
const help = (): Message => words(deputies[nth++ % deputies.length] ?? '', '帮助', { chat: null })
const eventually = (check: () => void | Promise<void>, timeout = 20_000) =>
  vi.waitFor(check, { timeout, interval: 20 })
const answeredOnce = (requests: readonly string[]) =>
  eventually(() => expect(requests.map(id => platform.answersTo(id))).toEqual(requests.map(() => 1)))
const tellAll = (messages: readonly Message[]) => Promise.all(messages.map(message => platform.tell(message)))
const reconnected = async (before: number) =>
  eventually(() => expect(platform.subscribedAtMs.length).toBeGreaterThan(before), 60_000)

test('a connection that is cut in the middle of a message comes back by itself, again and again', async () => {
  for (let cut = 0; cut < 4; cut++) {
    const before = platform.subscribedAtMs.length
    await platform.connected()
    await platform.tellHalf(help())
    await reconnected(before)
    await answeredOnce(await tellAll([help()]))
  }
})

test('answers whose acceptance is lost are not read twice, words or cards', async ({ annotate }) => {
  let lost = 0
  platform.fate = () => (lost++ < 11 ? 'no ack' : 'ok')
  const before = platform.said.length
  const draft = words('d1', '/会议 3月20日上午9点 镇政府三楼会议室 主席团会议', { chat: null })
  const requests = await tellAll([...Array.from({ length: 10 }, help), draft])
  await eventually(async () => {
    const sent = await db.sql`
      select from outbox where state = 'sent' and payload ->> 'requestId' = any(${requests})`
    expect(sent).toHaveLength(requests.length)
  })
  const said = platform.said.slice(before)
  await annotate(
    `lost acks: ${requests.length} answers were carried out ${said.length} times in ${lost} tries`,
  )
  expect(said.length).toBeGreaterThan(requests.length)
  await answeredOnce(requests)
  expect(said.filter(({ body }) => JSON.stringify(body).includes('template_card'))).toHaveLength(1)
})

test('messages that come several times, and late ones, are answered once', async () => {
  const messages = Array.from({ length: 10 }, help)
  const requests = await tellAll(messages)
  for (const [index, message] of messages.entries()) {
    await platform.tell(message, requests[index])
    await platform.tell(message, requests[index])
  }
  await answeredOnce(requests)
  await platform.tell(messages[0] ?? help(), requests[0])
  const { msgid } = (messages[0] ?? help()).origin
  expect(await db.sql`select from inbound where msgid = ${msgid}`).toHaveLength(1)
})

test('a link that swallows everything without closing is found and made anew', async ({ annotate }) => {
  const before = platform.subscribedAtMs.length
  link.swallowing = true
  const startMs = performance.now()
  await eventually(() => expect(app.connection?.speaker()).toBeNull())
  const foundMs = performance.now() - startMs
  link.swallowing = false
  await reconnected(before)
  await annotate(
    `half-open: found after ${Math.round(foundMs)} ms, with a heartbeat of 300 ms instead of 10 s`,
  )
  await answeredOnce(await tellAll([help()]))
})

test('a storm of 846607 is waited out, and everything is said once', async () => {
  platform.fate = () => ({ errcode: 846607 })
  const requests = await tellAll(Array.from({ length: 10 }, help))
  await eventually(async () => {
    const refused = await db.sql`select from outbox where last_error = 'refused:846607'`
    expect(refused).toHaveLength(requests.length)
  })
  expect(requests.map(id => platform.answersTo(id))).toEqual(requests.map(() => 0))
  platform.fate = () => 'ok'
  clock.moveTo(new Date(clock.now().getTime() + 61_000))
  await answeredOnce(requests)
})

const awayMs = 30_000

test('the database away for 30 s in a storm of clicks: none is lost, none is done twice, it goes on by itself', async ({
  annotate,
}) => {
  const clicks = meetings.flatMap(meeting => deputies.map(userid => click(userid, `attend:${meeting}`)))
  const third = Math.ceil(clicks.length / 3)
  await tellAll(clicks.slice(0, third))
  network.swallowing = true
  const startMs = performance.now()
  await tellAll(clicks.slice(third, 2 * third))
  const wasOpen: boolean[] = []
  await eventually(() => {
    wasOpen.push(app.connection?.speaker() !== null)
    expect(performance.now() - startMs).toBeGreaterThan(awayMs)
  }, 2 * awayMs)
  network.swallowing = false
  const backMs = performance.now()
  await tellAll(clicks.slice(2 * third))
  await app.connection?.quiet()
  const doneMs = performance.now() - backMs
  const [counted] = await db.sql<{ entries: number; lines: number; messages: number }[]>`
    select count(*)::int as entries, count(distinct (meeting_id, person_id))::int as lines,
      (select count(*)::int from inbound where kind = 'click') as messages
    from answer_entry`
  await annotate(
    `database away: ${clicks.length} clicks have ${counted?.entries} entries on ${counted?.lines} lines; done ${Math.round(doneMs)} ms after it was back; the connection was open ${wasOpen.filter(Boolean).length} of ${wasOpen.length} looks`,
  )
  expect(counted).toEqual({ entries: clicks.length, lines: clicks.length, messages: clicks.length })
  expect(wasOpen.every(Boolean), 'nobody can take the lease from a database that is away').toBe(true)
  await answeredOnce(await tellAll([help()]))
})
