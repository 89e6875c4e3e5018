import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { type Channel, Elsewhere } from '../../src/channels/channel.ts'
import type { Payload } from '../../src/channels/payload.ts'
import { createResponseUrlChannel } from '../../src/channels/response-url.ts'
import { chatTarget, personTarget } from '../../src/channels/target.ts'
import { createWebhookChannel } from '../../src/channels/webhook.ts'
import { MovableClock, systemClock } from '../../src/clock.ts'
import { testDatabase } from '../support/database.ts'
import { errcode, startFakePlatform } from './fake-platform.ts'

const { db, open } = await testDatabase()
const platform = await startFakePlatform()
afterAll(() => platform.close())
afterEach(() => {
  platform.arrivals.length = 0
  platform.answer = errcode(0)
})

const key = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa'
await db.sql`insert into congress (id, name, kind, created_at) values (1, '云溪镇', 'township', now())`
await db.sql`
  insert into chat (id, congress_id, chatid, purpose, webhook_key, bound_at) values
    (1, 1, 'chat-a', 'deputies', ${key}, now()), (2, 1, 'chat-b', 'presidium', null, now())`
await db.sql`
  insert into person (id, congress_id, name, userid, updated_at)
  values (7, 1, '张三', 'zhang', now()), (8, 1, '李四', 'Li', now())`

const { signal } = new AbortController()
const text: Payload = { kind: 'text', text: '请回复', mention: ['zhang', '@all'] }
const markdown = { kind: 'markdown', text: '已准假' } as const
const withCall = {
  ...markdown,
  otherwise: {
    target: chatTarget(1),
    text: '您有新消息',
    mention: ['zhang'],
    zone: 'Asia/Shanghai',
    quietHours: { fromMinute: 21 * 60, untilMinute: 8 * 60 },
  },
} satisfies Payload
const apiBase = () => platform.apiBase
const webhook = createWebhookChannel({ sql: db.sql, apiBase })
const answers = createResponseUrlChannel({ sql: db.sql, clock: systemClock, apiBase })
const send = (channel: Channel, target: string, payload: Payload = text) =>
  channel.send({ id: 1, target, payload }, signal)

async function leaveAnswerUrl(
  expiresAt: Date,
  url = `${apiBase()}/cgi-bin/aibot/response?response_code=C`,
): Promise<void> {
  await db.sql`
    insert into answer_url (person_id, account, url, expires_at) values (7, 'zhang', ${url}, ${expiresAt})
    on conflict (person_id) do update set url = excluded.url, expires_at = excluded.expires_at`
}
const inAnHour = () => new Date(Date.now() + 3_600_000)

describe('the group webhook', () => {
  test("posts the text with its mentions to the group's own address, and never mentions everybody", async () => {
    await send(webhook, chatTarget(1))
    expect(platform.arrivals).toMatchObject([
      {
        url: `/cgi-bin/webhook/send?key=${key}`,
        body: { msgtype: 'text', text: { content: '请回复', mentioned_list: ['zhang'] } },
      },
    ])
  })

  test.each([
    [chatTarget(2), 'webhook_missing'],
    [chatTarget(99), 'chat_unknown'],
    [personTarget(7), 'target_unfit'],
    ['chat:1; drop table chat', 'target_unfit'],
  ])('has no way to %s: %s', async (target, what) => {
    await expect(send(webhook, target)).rejects.toMatchObject({ name: 'NoWay', what })
    expect(platform.arrivals).toEqual([])
  })

  test('takes only texts', async () => {
    await expect(send(webhook, chatTarget(1), markdown)).rejects.toMatchObject({ what: 'payload_unfit' })
  })

  test('passes on what the platform says, without the key', async () => {
    platform.answer = errcode(93000)
    const refusal = await send(webhook, chatTarget(1)).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ name: 'PlatformRefused', errcode: 93000 })
    platform.answer = response => response.destroy()
    const loss = await send(webhook, chatTarget(1)).catch((error: unknown) => error)
    expect(loss).toMatchObject({ name: 'PlatformUnreachable', delivered: 'unknown' })
    for (const error of [refusal, loss]) expect(`${error} ${JSON.stringify(error)}`).not.toContain(key)
  })

  test('without a database it has not begun, so that nothing is taken for sent', async () => {
    const gone = await open()
    await gone.close()
    const channel = createWebhookChannel({ sql: gone.sql, apiBase })
    await expect(send(channel, chatTarget(1))).rejects.toMatchObject({ name: 'NotBegun' })
  })

  test('keeps to twenty a minute', () => {
    expect(webhook.limits).toMatchObject({ perMinute: 20, burst: 1 })
  })
})

describe('the later answer to a private message', () => {
  test('goes to the address the person left, once', async () => {
    await leaveAnswerUrl(inAnHour())
    await send(answers, personTarget(7), markdown)
    expect(platform.arrivals).toMatchObject([
      {
        url: '/cgi-bin/aibot/response?response_code=C',
        body: { msgtype: 'markdown', markdown: { content: '已准假' } },
      },
    ])
    await expect(send(answers, personTarget(7), markdown)).rejects.toMatchObject({
      what: 'answer_address_used',
    })
  })

  test('says a card in place of the words, where there is one', async () => {
    const card = {
      taskId: 'item-1',
      title: '建议2026-017',
      body: '待接收',
      buttons: [{ text: '接收', key: 'a:1' }],
    }
    await leaveAnswerUrl(inAnHour())
    await send(answers, personTarget(7), { ...markdown, card })
    expect(platform.arrivals).toMatchObject([
      {
        url: '/cgi-bin/aibot/response?response_code=C',
        body: {
          msgtype: 'template_card',
          template_card: {
            card_type: 'button_interaction',
            main_title: { title: '建议2026-017' },
            sub_title_text: '待接收',
            button_list: [{ text: '接收', style: 1, key: 'a:1' }],
            task_id: 'item-1',
          },
        },
      },
    ])
  })

  test('a card whose address is gone is a call in the group, without what it says', async () => {
    const card = { taskId: 'item-2', title: '机密', buttons: [{ text: '接收', key: 'a:1' }] }
    const refusal = await send(answers, personTarget(8), { ...withCall, card }).catch(
      (error: unknown) => error,
    )
    expect(refusal).toMatchObject({ name: 'Elsewhere', instead: { payload: { text: '您有新消息' } } })
    expect(JSON.stringify(refusal)).not.toContain('机密')
  })

  test("has no way to a person who left none, or whose hour is over by the service's clock", async () => {
    await expect(send(answers, personTarget(8))).rejects.toMatchObject({ what: 'answer_address_used' })
    await leaveAnswerUrl(inAnHour())
    const clock = new MovableClock()
    clock.moveTo(new Date(Date.now() + 3_700_000))
    const moved = createResponseUrlChannel({ sql: db.sql, clock, apiBase })
    await expect(send(moved, personTarget(7))).rejects.toMatchObject({ what: 'answer_address_used' })
    expect(platform.arrivals).toEqual([])
  })

  test('is not sent anywhere but to the platform', async () => {
    await leaveAnswerUrl(inAnHour(), 'http://evil.example/steal')
    await expect(send(answers, personTarget(7))).rejects.toMatchObject({ name: 'PlatformRefused' })
    expect(platform.arrivals).toEqual([])
  })

  test('two at once use the address once', async () => {
    await leaveAnswerUrl(inAnHour())
    const both = await Promise.allSettled([send(answers, personTarget(7)), send(answers, personTarget(7))])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(platform.arrivals).toHaveLength(1)
  })

  test('an address that one account left for two rosters is used once', async () => {
    const url = `${apiBase()}/cgi-bin/aibot/response?response_code=SHARED`
    await leaveAnswerUrl(inAnHour(), url)
    await db.sql`
      insert into answer_url (person_id, account, url, expires_at) values (8, 'li', ${url}, ${inAnHour()})`
    const both = await Promise.allSettled([7, 8].map(id => send(answers, personTarget(id), markdown)))
    expect(both.map(one => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(platform.arrivals).toHaveLength(1)
  })

  test('nothing goes to the address of an account that is not his any more', async () => {
    await leaveAnswerUrl(inAnHour())
    await db.sql`update person set userid = 'zhang2' where id = 7`
    await expect(send(answers, personTarget(7))).rejects.toMatchObject({ what: 'answer_address_used' })
    expect(platform.arrivals).toEqual([])
    await db.sql`update person set userid = 'zhang' where id = 7`
  })

  test('puts the address back only when no connection came about', async () => {
    const left = () => db.sql`select from answer_url where person_id = 7`
    platform.answer = response => response.destroy()
    await leaveAnswerUrl(inAnHour())
    await expect(send(answers, personTarget(7))).rejects.toMatchObject({ delivered: 'unknown' })
    expect(await left()).toHaveLength(0)

    const other = await startFakePlatform()
    await other.close()
    await leaveAnswerUrl(inAnHour(), `${other.apiBase}/cgi-bin/aibot/response?response_code=C`)
    const unreachable = createResponseUrlChannel({
      sql: db.sql,
      clock: systemClock,
      apiBase: () => other.apiBase,
    })
    await expect(send(unreachable, personTarget(7))).rejects.toMatchObject({ delivered: 'no' })
    expect(await left()).toHaveLength(1)
  })

  test.each([-1, 45009, 45033])(
    'puts the address back when the platform asks to come again (%i)',
    async code => {
      platform.answer = errcode(code)
      await leaveAnswerUrl(inAnHour())
      await expect(send(answers, personTarget(7), withCall)).rejects.toMatchObject({ errcode: code })
      platform.answer = errcode(0)
      await send(answers, personTarget(7), withCall)
      expect(platform.arrivals).toHaveLength(2)
    },
  )

  test('without an address, the call goes into a group instead, and not a word of what it was about', async () => {
    const refusal = await send(answers, personTarget(8), withCall).catch((error: unknown) => error)
    expect(refusal).toMatchObject({
      name: 'Elsewhere',
      instead: {
        channel: 'webhook',
        target: chatTarget(1),
        promise: 'at_most_once',
        payload: { kind: 'text', text: '您有新消息', mention: ['zhang'] },
      },
      cause: { what: 'answer_address_used' },
    })
    expect(JSON.stringify(refusal)).not.toContain('已准假')
  })

  test.each([40058, 40008, 93006, 846605, 99999])(
    'an address that the platform refuses (%i: no page says which code) is no way either',
    async code => {
      platform.answer = errcode(code)
      await leaveAnswerUrl(inAnHour())
      await expect(send(answers, personTarget(7), withCall)).rejects.toMatchObject({
        name: 'Elsewhere',
        cause: { errcode: code },
      })
      expect(await db.sql`select from answer_url where person_id = 7`).toHaveLength(0)
      await leaveAnswerUrl(inAnHour())
      await expect(send(answers, personTarget(7), markdown)).rejects.toMatchObject({ errcode: code })
    },
  )

  test('when the connection broke halfway nobody knows, and it is tried again before anybody is called', async () => {
    platform.answer = response => response.destroy()
    await leaveAnswerUrl(inAnHour())
    await expect(send(answers, personTarget(7), withCall)).rejects.toMatchObject({ delivered: 'unknown' })
    await expect(send(answers, personTarget(7), withCall)).rejects.toMatchObject({ name: 'Elsewhere' })
  })

  test.each([
    ['2026-03-11T20:59:00+08:00', '2026-03-11T20:59:00+08:00'],
    ['2026-03-11T21:00:00+08:00', '2026-03-12T08:00:00+08:00'],
    ['2026-03-12T07:59:00+08:00', '2026-03-12T08:00:00+08:00'],
  ])('a call that is needed at %s waits until %s', async (now, due) => {
    const channel = createResponseUrlChannel({ sql: db.sql, clock: new MovableClock(new Date(now)), apiBase })
    const refusal = await send(channel, personTarget(8), withCall).catch((error: unknown) => error)
    const dueAt = refusal instanceof Elsewhere ? refusal.instead.dueAt : new Date(0)
    expect(Math.abs(dueAt.getTime() - new Date(due).getTime())).toBeLessThan(1_000)
  })
})
