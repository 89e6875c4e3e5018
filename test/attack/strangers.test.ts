/** Messages that WeCom's keys vouch for and that are nobody's of ours: of another company, to another app, of a name that only looks alike. */
import { WSClient } from '@wecom/aibot-node-sdk'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Inbox } from '../../src/connection/inbox.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { createFlood } from '../../src/desk/flood.ts'
import { registry } from '../../src/desk/registry.ts'
import { Patience } from '../../src/patience.ts'
import { ConnectionFrame } from '../../src/wecom/connection-frame.ts'
import * as stage from '../desk/stage.ts'
import { cleanedUp, post } from '../http/service.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { seal } from '../wecom/official.ts'

const { db } = await testDatabase()
const clock = { now: () => stage.now, offsetMs: 0 }
const receive = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })
const start = cleanedUp()
let meetingId = 0

beforeAll(async () => {
  const { sixty } = await stage.settleTowns(db)
  meetingId = (await stage.announce(db, sixty))[0] ?? 0
})
beforeEach(async () => {
  await db.sql`delete from inbound`
  await db.sql`delete from answer_url`
})

const url = 'https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=theirs'
let sent = 0
const head = (from: object) => ({
  msgid: `m${sent++}`,
  aibotid: 'B',
  chattype: 'single',
  from,
  response_url: url,
})
const words = (from: object, content = '参加') => ({ ...head(from), msgtype: 'text', text: { content } })
const click = (from: object) => ({
  ...head(from),
  msgtype: 'event',
  event: {
    eventtype: 'template_card_event',
    template_card_event: { event_key: `attend:${meetingId}`, task_id: `meeting-${meetingId}` },
  },
})
const opened = (from: object) => ({ ...head(from), msgtype: 'event', event: { eventtype: 'enter_chat' } })
const place = (from: object) => ({ ...head(from), msgtype: 'location' })
const everything = { words, click, opened, place }

const records = () => db.sql`select kind, userid, detail from inbound order by received_at, msgid`
const registered = async () => {
  const rows = await db.sql`select 1 from answer_entry`
  const addresses = await db.sql`select 1 from answer_url`
  return { answers: rows.length, addresses: addresses.length }
}
const nothing = { answers: 0, addresses: 0 }

async function answered(message: object, corpId: string | null): Promise<string> {
  const service = await start({ clock, corpId, receive })
  const answer = await post(service, seal(message, stage.now))
  expect(answer.status).toBe(200)
  return answer.text()
}

describe('of another company', () => {
  const theirs = { userid: 'd2', corpid: 'wwother' }

  it.each(Object.entries(everything))(
    '%s: recorded, answered with nothing, and nobody’s of ours',
    async (name, made) => {
      expect(await answered(made(theirs), 'wwours')).toBe('')
      expect(await registered(), name).toEqual(nothing)
      expect(await records()).toEqual([{ kind: 'unknown', userid: '', detail: 'company wwother' }])
    },
  )

  it('a company that is no word is another one', async () => {
    for (const corpid of [5, ['wwours'], { wwours: 1 }, ' wwours', 'WWOURS', 'w'.repeat(1_000)])
      expect(await answered(words({ userid: 'd2', corpid }), 'wwours')).toBe('')
    expect(await answered({ ...words({ corpid: 'wwother' }), from_userid: 'd2' }, 'wwours')).toBe('')
    expect(await registered()).toEqual(nothing)
    expect(new Set((await records()).map(({ userid }) => userid))).toEqual(new Set(['']))
  })

  it('over the long connection likewise', async () => {
    const became: string[] = []
    const inbox = new Inbox({
      corpId: 'wwours',
      receive,
      answer: async ({ kind }, reply) => void became.push(`${kind} ${reply.kind}`),
      done: (_kind, outcome) => became.push(outcome),
      log: quietLog,
    })
    const client = new WSClient({ botId: 'B', secret: 's' })
    ConnectionFrame.hear(
      client,
      frame => inbox.add(frame),
      () => expect.unreachable(),
    )
    for (const made of Object.values(everything))
      client.emit('message', { headers: { req_id: `r${sent}` }, body: made(theirs) } as never)
    await inbox.quiet()
    expect(new Set(became)).toEqual(new Set(['unknown silent', 'answered']))
    expect((await records()).map(({ detail }) => detail)).toEqual(Array(4).fill('company wwother'))
    expect(await registered()).toEqual(nothing)
  })

  it('who sends without end is not recorded without end', async () => {
    const flood = createFlood(new Patience({ atOnce: 5, aSecond: 1, nowMs: () => 0 }))
    const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog, flood })
    const service = await start({ clock, corpId: 'wwours', receive: desk })
    for (let nth = 0; nth < 20; nth++)
      expect(await (await post(service, seal(words(theirs), stage.now))).text()).toBe('')
    expect(await records()).toHaveLength(6)
  })
})

describe('of the own company', () => {
  it('is spoken with, whether the message says so or not', async () => {
    expect(await answered(words({ userid: 'd2' }, '我的'), null)).not.toBe('')
    expect(await answered(words({ userid: 'd2', corpid: '' }, '我的'), null)).not.toBe('')
    expect(await answered(words({ userid: 'd2', corpid: 'wwours' }, '我的'), 'wwours')).not.toBe('')
    // Which is ours has not been said: a bot must not be deaf to its own.
    expect(await answered(words({ userid: 'd2', corpid: 'wwours' }, '我的'), null)).not.toBe('')
    expect(await registered()).toEqual({ answers: 0, addresses: 1 })
  })
})

it('what comes from a name that only looks like one of ours leaves no address to answer ours by', async () => {
  await db.sql`update person set userid = 'k2' where userid = 'd3'`
  expect(await answered(words({ userid: '\u212a2' }), null)).toBe('')
  expect(await registered()).toEqual(nothing)
  expect(await records()).toEqual([{ kind: 'unknown', userid: '', detail: 'no sender' }])
})
