import { expect, test } from 'vitest'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import { appCallbackPath } from '../../src/http/app-callback-route.ts'
import * as stage from '../desk/stage.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import {
  agentId,
  appEnvelope,
  clickXml,
  corpId,
  eventXml,
  sealApp,
  sealAppEncrypted,
  textXml,
  unsealApp,
} from '../wecom/app/official.ts'
import { querystring, type Sealed } from '../wecom/official.ts'
import { cleanedUp, type Service } from './service.ts'

const { db } = await testDatabase()
const clock = { now: () => stage.now, offsetMs: 0 }
const { sixty } = await stage.settleTowns(db)
const [meetingId = 0] = await stage.announce(db, sixty)
const receive = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })
const start = cleanedUp()
const startApp = (): Promise<Service> =>
  start({ envelope: null, clock, heardByApp: { corpId, agentId, envelope: appEnvelope, receive } })

const at = stage.now
const fromD2 = (xml: string): Sealed => sealApp(xml.replace('zhangsan', 'd2'), { at })

const post = ({ url }: Service, { query, body }: Pick<Sealed, 'query' | 'body'>): Promise<Response> =>
  fetch(`${url}${appCallbackPath}?${querystring(query)}`, { method: 'POST', body: new Uint8Array(body) })

async function said(service: Service, xml: string): Promise<string> {
  const answer = await post(service, fromD2(xml))
  expect(answer.status).toBe(200)
  const text = await answer.text()
  return text === '' ? '' : unsealApp(text)
}

test('the echo of the URL check is for the corp', async () => {
  const service = await startApp()
  const { query, encrypted } = sealApp('1234567890', { at })
  const answer = await fetch(
    `${service.url}${appCallbackPath}?${querystring({ ...query, echostr: encrypted })}`,
  )
  expect([answer.status, await answer.text()]).toEqual([200, '1234567890'])
})

test('without an app there is no such path', async () => {
  expect((await fetch(`${(await start()).url}${appCallbackPath}`)).status).toBe(404)
})

test('a click is registered once and answered alike three times; then words say what was registered', async () => {
  const service = await startApp()
  const click = clickXml('', `attend:${meetingId}`)
  const tries = await Promise.all([said(service, click), said(service, click), said(service, click)])
  expect(tries[0]).toContain('<MsgType><![CDATA[update_template_card]]></MsgType>')
  expect(new Set(tries).size).toBe(1)
  const [row] = await db.sql<{ n: number }[]>`
    select count(*)::int as n from answer_entry join person on person.id = person_id where userid = 'd2'`
  expect(row?.n).toBe(1)
  expect(await said(service, textXml('我的', '4561255354251345930'))).toContain('第1次会议')
  const [kept] = await db.sql<{ msgid: string }[]>`
    select msgid from inbound where bot = ${`app:${agentId}`} and kind = 'text'`
  expect(kept?.msgid).toBe('4561255354251345930')
})

test('what is too long for the response is a message of the outbox, once, and the response is empty', async () => {
  const service = await startApp()
  const help = textXml('帮助', '32')
  expect([await said(service, help), await said(service, help)]).toEqual(['', ''])
  const rows = await db.sql<{ target: string; key: string }[]>`
    select target, dedupe_key as key from outbox where channel = 'app' and dedupe_key like '%:32:%'`
  expect(rows.length).toBeGreaterThan(0)
  expect(new Set(rows.map(row => row.key)).size).toBe(rows.length)
  expect(rows.every(row => row.target === 'user:d2')).toBe(true)
})

test('a voice is told to type, whoever joins is greeted, who opens the app hears nothing and stands in the record', async () => {
  const service = await startApp()
  const voice = textXml('', '41').replace('<![CDATA[text]]>', '<![CDATA[voice]]>')
  expect(await said(service, voice)).toContain('请打字发送')
  expect(await said(service, eventXml('subscribe'))).toContain('您好')
  expect(await said(service, eventXml('enter_agent'))).toBe('')
  const rows = await db.sql`select detail from inbound where kind = 'unknown'`
  expect(rows).toEqual([{ detail: 'event enter_agent' }])
})

test('what was said to another app of the company is answered with nothing and does nothing', async () => {
  const service = await startApp()
  const other = (xml: string) => xml.replace(`<AgentID>${agentId}<`, '<AgentID>1000003<')
  const count = async () => {
    const [row] = await db.sql<{ n: number }[]>`select count(*)::int as n from answer_entry`
    return row?.n
  }
  const before = await count()
  expect(await said(service, other(textXml('请假 住院', '61')))).toBe('')
  expect(await said(service, other(clickXml('', `leave:${meetingId}`)))).toBe('')
  expect(await said(service, other(textXml('帮助', '62')))).toBe('')
  expect(await count()).toBe(before)
  const rows = await db.sql`select kind, detail from inbound where bot = 'app:1000003'`
  expect(rows).toEqual(Array(3).fill({ kind: 'unknown', detail: 'another app' }))
  expect(await db.sql`select 1 from outbox where dedupe_key like '%:62:%'`).toEqual([])
  // Its own message with that number is another one.
  expect(await said(service, textXml('我的', '61'))).toContain('第1次会议')
})

test('2 000 broken requests are refused with 400 or 403, or understood, and it still serves', {
  timeout: 60_000,
}, async () => {
  const service = await startApp()
  const statuses = new Set<number>()
  let state = 20_261_129
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state % below
  }
  const broken = (text: string): string => {
    const cut = random(text.length + 1)
    const piece = ['<', ']]>', '&x;', '<!DOCTYPE a>', '\0', '<a>', '汉', ''][random(8)] ?? ''
    return text.slice(0, cut) + piece + text.slice(cut + random(6))
  }
  for (let run = 0; run < 100; run++) {
    const batch = Array.from({ length: 20 }, (_, nth) => {
      const sealed = fromD2(nth % 2 === 0 ? broken(eventXml('enter_agent')) : textXml('我的', '51'))
      if (nth % 4 === 1)
        return post(service, { ...sealed, body: Buffer.from(broken(sealed.body.toString())) })
      if (nth % 4 === 3) return post(service, sealAppEncrypted(broken(sealed.encrypted), at))
      return post(service, sealed)
    })
    for (const answer of await Promise.all(batch)) {
      await answer.arrayBuffer()
      statuses.add(answer.status)
    }
  }
  expect([...statuses].sort()).toEqual([200, 400, 403])
  expect((await fetch(`${service.url}/healthz`)).status).toBe(200)
})
