/** The platform refuses, hangs, lies and breaks off; through the real webhook channel over real HTTP. */
import { afterAll, afterEach, expect, test } from 'vitest'
import { createWebhookChannel } from '../../src/channels/webhook.ts'
import { type Clock, MovableClock } from '../../src/clock.ts'
import { createDispatcher, type DispatcherOptions } from '../../src/outbox/dispatcher.ts'
import type { Attempt } from '../../src/outbox/send-turn.ts'
import { type Answer, errcode, startFakePlatform } from '../channels/fake-platform.ts'
import { clear, countByState, message, put, stored, textOf } from '../outbox/stage.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'

const { db } = await testDatabase()
const platform = await startFakePlatform()
afterAll(() => platform.close())
afterEach(async () => {
  platform.arrivals.length = 0
  await clear(db)
})

await db.sql`insert into congress (id, name, kind, created_at) values (1, '云溪镇', 'township', now())`
await db.sql`
  insert into chat (id, congress_id, chatid, purpose, webhook_key, bound_at)
  select n, 1, 'chat-' || n, 'deputies', 'key-' || n, now() from generate_series(1, 200) n`

const channel = createWebhookChannel({ sql: db.sql, apiBase: () => platform.apiBase })
const toChat = (id: number, changes = {}) => message({ channel: 'webhook', target: `chat:${id}`, ...changes })
const chatOf = (url: string) => Number(/key-(\d+)$/.exec(url)?.[1])
const outbox = (clock: Clock, changes: Partial<DispatcherOptions> = {}) =>
  createDispatcher({ db, clock, channels: [channel], log: quietLog, ...changes })

async function runForward(clock: MovableClock, mostRounds: number): Promise<void> {
  const dispatcher = outbox(clock)
  for (let round = 0; round < mostRounds; round++) {
    await dispatcher.runOnce()
    const due = await dispatcher.nextDueAt()
    if (!due) return
    clock.moveTo(due)
  }
}

const raw =
  (text: string, type = 'application/json'): Answer =>
  response => {
    response.writeHead(200, { 'content-type': type })
    response.end(text)
  }

/** What the first attempt of each must end with. */
const troubles: readonly (readonly [name: string, answer: Answer, fate: string])[] = [
  ['45009', errcode(45009), 'pause too_fast'],
  ['45033', errcode(45033), 'pause too_fast'],
  ['-1', errcode(-1), 'retry busy'],
  ['40014', errcode(40014), 'dead refused:40014'],
  ['42001', errcode(42001), 'dead refused:42001'],
  ['93000', errcode(93000), 'dead refused:93000'],
  ['HTTP 500', broken(500), 'retry unreachable'],
  ['HTTP 502', broken(502), 'retry unreachable'],
  ['reset before the answer', response => response.socket?.resetAndDestroy(), 'retry unreachable'],
  ['reset inside the answer', halfThenReset, 'retry unreachable'],
  ['no answer', () => undefined, 'retry unreachable'],
  ['200 with HTML', raw('<html>login</html>', 'text/html'), 'retry unreachable'],
  ['200 with half a JSON', raw('{"errcode":0,'), 'retry unreachable'],
  ['200 with nothing', raw(''), 'retry unreachable'],
  ['an endless answer', endless, 'retry unreachable'],
  ['an answer of one byte a second', drip, 'retry unreachable'],
]

function broken(status: number): Answer {
  return response => {
    response.writeHead(status)
    response.end('upstream')
  }
}

function halfThenReset(response: Parameters<Answer>[0]): void {
  response.writeHead(200, { 'content-length': '27' })
  response.write('{"errcode":0,', () => response.socket?.resetAndDestroy())
}

function drip(response: Parameters<Answer>[0]): void {
  const text = '{"errcode":0,"errmsg":"ok"}'
  let sent = 0
  const timer = setInterval(() => {
    if (response.destroyed || sent === text.length) clearInterval(timer)
    else response.write(text.charAt(sent++))
  }, 1000)
  response.on('close', () => clearInterval(timer))
}

function endless(response: Parameters<Answer>[0]): void {
  const more = (): void => {
    while (!response.destroyed && response.write('x'.repeat(16_384)));
    if (!response.destroyed) response.once('drain', more)
  }
  more()
}

test('F6: every trouble of the platform ends as its class says, and delays no other conversation', async ({
  annotate,
}) => {
  const clock = new MovableClock()
  const good = Array.from({ length: 50 }, (_, i) => 101 + i)
  const doneAtMs = new Map<number, number>()
  const fates = new Map<string, string>()
  const onAttempt = ({ target, result, reason, number }: Attempt) => {
    if (number === 1) fates.set(target, `${result} ${reason}`)
  }
  platform.answer = (response, arrival) => {
    const chat = chatOf(arrival.url)
    const trouble = troubles[chat - 1]
    if (trouble) return void trouble[1](response, arrival)
    doneAtMs.set(chat, performance.now())
    errcode(0)(response, arrival)
  }
  const lastGoodMs = async (chats: readonly number[]) => {
    await clear(db)
    doneAtMs.clear()
    await put(
      db,
      clock,
      chats.map(chat => toChat(chat)),
    )
    const startedAtMs = performance.now()
    await outbox(clock, { sendTimeoutMs: 3000, onAttempt }).runOnce()
    return Math.max(...doneAtMs.values()) - startedAtMs
  }
  await lastGoodMs(good)
  const aloneMs = await lastGoodMs(good)
  const besideMs = await lastGoodMs([...troubles.map((_, i) => i + 1), ...good])
  const rows = await stored(db)
  // Those that hang take 3 s: whoever waited for one of them would be later than this.
  const mostMs = 1000 + 2 * aloneMs
  await figure(
    annotate,
    'F6',
    `${troubles.length} troubles beside ${good.length} good conversations, the last good one sent after ${Math.round(besideMs)} ms (pass: < ${Math.round(mostMs)}), without the troubles after ${Math.round(aloneMs)} ms`,
  )
  expect(troubles.map(([name], i) => [name, fates.get(`chat:${i + 1}`)])).toEqual(
    troubles.map(([name, , fate]) => [name, fate]),
  )
  expect(rows.slice(troubles.length).every(row => row.state === 'sent')).toBe(true)
  expect(doneAtMs.size).toBe(50)
  expect(besideMs).toBeLessThan(mostMs)
})

test('F7: 500 sends that are recorded and then cut off arrive once or twice, never not at all; nudges once', async ({
  annotate,
}) => {
  const clock = new MovableClock()
  const arrived = new Map<string, number>()
  platform.answer = (response, arrival) => {
    const { text } = arrival.body as { text: { content: string } }
    const before = arrived.get(text.content) ?? 0
    arrived.set(text.content, before + 1)
    if (before === 0) response.socket?.resetAndDestroy()
    else errcode(0)(response, arrival)
  }
  const notices = Array.from({ length: 500 }, (_, i) =>
    toChat(1 + (i % 50), { payload: textOf(`notice ${i}`) }),
  )
  const nudges = Array.from({ length: 100 }, (_, i) =>
    toChat(101 + (i % 50), { payload: textOf(`nudge ${i}`), promise: 'at_most_once' }),
  )
  await put(db, clock, [...notices, ...nudges])
  await runForward(clock, 1000)
  const timesOf = (kind: string) =>
    [...arrived].filter(([text]) => text.startsWith(kind)).map(([, times]) => times)
  const twice = timesOf('notice').filter(times => times === 2).length
  const oftener = timesOf('notice').filter(times => times > 2).length
  const nudgedAgain = timesOf('nudge').filter(times => times > 1).length
  await figure(
    annotate,
    'F7',
    `600 cut off after arrival: ${timesOf('notice').length} of 500 notices arrived (pass: all), ${twice} twice, ${oftener} more often (pass: 0); ` +
      `${timesOf('nudge').length} of 100 nudges arrived, ${nudgedAgain} twice (pass: 0)`,
  )
  expect(timesOf('notice')).toHaveLength(500)
  expect(Math.max(...timesOf('notice'))).toBeLessThanOrEqual(2)
  expect(timesOf('nudge')).toEqual(Array.from({ length: 100 }, () => 1))
  expect(await countByState(db)).toEqual({ sent: 500, dead: 100 })
})

test('F14: whatever a sender throws ends after its attempts, and others flow', async ({ annotate }) => {
  const clock = new MovableClock()
  const ring: Record<string, unknown> = {}
  ring.ring = ring
  const thrown: readonly unknown[] = [
    'a text',
    undefined,
    null,
    7n,
    ring,
    Symbol('x'),
    Object.assign(new Error('x'.repeat(10_485_760)), { name: 'y'.repeat(100_000), cause: ring }),
    Object.create(null),
  ]
  const throwing = {
    ...channel,
    async send({ target }: { readonly target: string }): Promise<void> {
      const nth = Number(target.slice('chat:'.length)) - 1
      if (nth < thrown.length) throw thrown[nth]
    },
  }
  await put(
    db,
    clock,
    Array.from({ length: 60 }, (_, i) => toChat(1 + i)),
  )
  const dispatcher = outbox(clock, { channels: [throwing] })
  for (let round = 0; round < 50; round++) {
    await dispatcher.runOnce()
    const due = await dispatcher.nextDueAt()
    if (!due) break
    clock.moveTo(due)
  }
  const states = await countByState(db)
  const reasons = (await stored(db)).flatMap(({ error }) => error ?? [])
  await figure(
    annotate,
    'F14',
    `${states.dead} of ${thrown.length} strange things thrown end in a dead message (pass: all), ${states.sent} of ${60 - thrown.length} others sent (pass: all), the longest reason ${Math.max(...reasons.map(({ length }) => length))} characters (pass: < 60)`,
  )
  expect(states).toEqual({ dead: thrown.length, sent: 60 - thrown.length })
  expect(reasons.every(({ length }) => length < 60)).toBe(true)
})

test('F14: poisoned messages die and others flow', async ({ annotate }) => {
  const clock = new MovableClock()
  platform.answer = (response, arrival) => {
    const size = JSON.stringify(arrival.body).length
    errcode(size > 5000 ? 45002 : 0)(response, arrival)
  }
  const poisons = 5
  await put(
    db,
    clock,
    Array.from({ length: 60 }, (_, i) => toChat(1 + (i % 6))),
  )
  await db.sql`update outbox set payload = jsonb_build_object('kind', 'text', 'text', repeat('汉', 3500000), 'mention', '[]'::jsonb)
               where id = (select min(id) from outbox)`
  await db.sql`update outbox set payload = '[]' where id = (select min(id) + 1 from outbox)`
  await db.sql`update outbox set payload = 'null' where id = (select min(id) + 2 from outbox)`
  await db.sql`update outbox set target = 'chat:none' where id = (select min(id) + 3 from outbox)`
  await db.sql`update outbox set payload = '{"kind":"markdown","text":"x"}' where id = (select min(id) + 4 from outbox)`
  const startedAtMs = performance.now()
  await runForward(clock, 50)
  const tookMs = performance.now() - startedAtMs
  const states = await countByState(db)
  await figure(
    annotate,
    'F14',
    `${states.dead} of ${poisons} poisoned messages dead (pass: all), ${states.sent} of 55 others sent (pass: all) in ${Math.round(tookMs)} ms`,
  )
  expect(states).toEqual({ dead: poisons, sent: 55 })
  const dead = (await stored(db)).filter(row => row.state === 'dead').map(row => row.error)
  expect(dead).toEqual([
    'bad_payload',
    'bad_payload',
    'bad_payload',
    'no_way:target_unfit',
    'no_way:payload_unfit',
  ])
})
