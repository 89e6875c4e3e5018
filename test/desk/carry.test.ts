/** Answers that no response carries: one row of the outbox for a message, to where it was said, before all else said there. */
import { beforeEach, describe, expect, it } from 'vitest'
import { carriageOf } from '../../src/bot/carriage.ts'
import type { Incoming, Line } from '../../src/bot/incoming.ts'
import { type Reply, say } from '../../src/bot/reply.ts'
import type { Clock } from '../../src/clock.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { openedRows } from '../support/opened.ts'
import * as stage from './stage.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
const { sixty } = await stage.settleTowns(db)
const [meetingId = 0] = await stage.announce(db, sixty)
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })

const connection: Line = { kind: 'connection', requestId: 'r1' }
const app: Line = { kind: 'app', responseCode: null }

const by = <T extends Incoming>(incoming: T, line: Line, alone = false): T => ({
  ...incoming,
  origin: { ...incoming.origin, line, ...(alone ? { chat: { type: 'single' } } : {}) },
})

const sent = async () => {
  const rows = await openedRows<{ channel: string; target: string; payload: Record<string, unknown> }>(
    db,
    'outbox',
  )
  return rows.filter(({ channel }) => channel === 'connection' || channel === 'app')
}
const spoken = async () =>
  (await db.sql<{ place: string }[]>`select place from spoken_place order by 1`).map(row => row.place)

beforeEach(async () => {
  await db.sql`delete from outbox`
  await db.sql`delete from spoken_place`
})

describe('over the long connection', () => {
  it('the answer to words is a message of its own that names the request, and repeated words bring no second', async () => {
    const message = by(stage.words('d2', '帮助'), connection)
    const reply = await desk(message)
    expect(await desk(message)).toEqual(reply)
    const rows = await sent()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      channel: 'connection',
      target: `group:${stage.group}`,
      payload: { kind: 'reply', requestId: 'r1', msgid: message.origin.msgid },
    })
  })

  it('a click is answered at once or never', async () => {
    expect(await desk(by(stage.click('d3', `attend:${meetingId}`), connection))).toMatchObject({
      kind: 'update',
    })
    expect(await sent()).toEqual([])
  })

  it('the bot may push where somebody has said something; opening the chat and clicking say nothing', async () => {
    const { origin } = by(stage.words('D4', '我的'), connection, true)
    await desk({ kind: 'enter', origin: { ...origin, msgid: 'entering' } })
    await desk(by(stage.click('d4', `attend:${meetingId}`), connection))
    expect(await spoken()).toEqual([])
    await desk({ kind: 'text', origin, text: '我的', quote: null })
    expect(await spoken()).toEqual(['user:d4'])
  })
})

describe('by the app', () => {
  it('a short text travels in the response; a card, a long text and one with documents do not', () => {
    const message = by(stage.words('d5', '我的'), app, true)
    const card: Reply = {
      kind: 'card',
      card: { taskId: 't', title: 't', buttons: [{ text: 'b', key: 'k' }] },
    }
    expect(carriageOf(message, say('好'))).toBe('response')
    expect(carriageOf(message, card)).toBe('outbox')
    expect(carriageOf(message, say('长'.repeat(700)))).toBe('outbox')
    expect(
      carriageOf(message, {
        kind: 'text',
        text: '册',
        link: { words: '册', path: '/download/x' },
      }),
    ).toBe('outbox')
  })

  it('a long text goes in as many messages as it needs, in their order', async () => {
    await desk(by(stage.words('d1', '/帮助'), app, true))
    const rows = await sent()
    const texts = rows.map(row => String(row.payload.text))
    expect(rows.every(row => row.channel === 'app' && row.target === 'user:d1')).toBe(true)
    expect(texts.length).toBeGreaterThan(1)
    expect(texts.every(text => Buffer.byteLength(text) <= 2_048)).toBe(true)
    expect(texts.map(text => text.startsWith('（续）'))).toEqual(texts.map((_, nth) => nth > 0))
  })
})

describe('with a callback', () => {
  it('nothing of it is written', async () => {
    await desk(stage.words('d6', '帮助'))
    expect(await sent()).toEqual([])
    expect(await spoken()).toEqual([])
  })
})
