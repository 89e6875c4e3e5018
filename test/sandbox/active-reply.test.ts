import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buttonCard, cardReply, freshTaskId } from './cards.ts'
import { room, type Stand, startStand } from './stand.ts'

let stand: Stand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.close())

const markdown = (content: string) => ({ msgtype: 'markdown', markdown: { content } })

async function freshUrl(chat = '主席团'): Promise<string> {
  await stand.say(chat, 'yangguoliang', '@联络员 汇总')
  return stand.heard.at(-1)?.response_url ?? ''
}

async function reply(url: string, body: unknown) {
  const before = new Set(stand.sandbox.violations())
  const { errcode } = await stand.call(url, body)
  const rules = stand.sandbox.violations().filter(violation => !before.has(violation))
  return { errcode, rules: rules.map(({ rule }) => rule) }
}

async function newest(chat: string) {
  return room.parse((await stand.api(`/chats/${encodeURIComponent(chat)}/messages?limit=1`)).body).messages[0]
}

describe('a response_url', () => {
  it('points to the API host and comes with messages and clicks', async () => {
    expect(await freshUrl()).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/sandbox\/wecom\/cgi-bin\/aibot\/response\?response_code=\w+$/,
    )
    stand.script(() => ({ json: cardReply(buttonCard()) }))
    const { message } = await stand.say('主席团', 'yangguoliang', '@联络员 会议')
    stand.script(() => ({}))
    await stand.click('主席团', 'yangguoliang', message?.id ?? '', 'reply:yes')
    expect(stand.heard.at(-1)).toMatchObject({
      msgtype: 'event',
      response_url: expect.stringContaining('response_code='),
    })
  })

  it('takes one markdown message, which in a group quotes its trigger', async () => {
    expect(await reply(await freshUrl(), markdown('已汇总'))).toEqual({ errcode: 0, rules: [] })
    expect(await newest('主席团')).toMatchObject({
      via: 'response_url',
      text: '已汇总',
      quote: '@联络员 汇总',
    })
  })

  it('is good once', async () => {
    const url = await freshUrl()
    await reply(url, markdown('一'))
    expect(await reply(url, markdown('二'))).toEqual({ errcode: 40058, rules: ['response-code'] })
    expect(await newest('主席团')).toMatchObject({ text: '一' })
  })

  it('is good for an hour of the sandbox clock', async () => {
    const [early, late] = [await freshUrl(), await freshUrl()]
    stand.clock.set(new Date(stand.clock.now().getTime() + 3_600_000))
    expect(await reply(early, markdown('一'))).toEqual({ errcode: 0, rules: [] })
    stand.clock.set(new Date(stand.clock.now().getTime() + 1))
    expect(await reply(late, markdown('一'))).toEqual({ errcode: 40058, rules: ['response-code'] })
  })

  it('takes a card in a single chat and refuses one in a group', async () => {
    expect(await reply(await freshUrl('single'), cardReply(buttonCard()))).toEqual({ errcode: 0, rules: [] })
    expect(await newest('single:yangguoliang')).toMatchObject({ via: 'response_url', quote: null, card: {} })
    expect(await reply(await freshUrl(), cardReply(buttonCard()))).toEqual({
      errcode: 40008,
      rules: ['response-kind'],
    })
  })

  it('is not spent by a call that was refused', async () => {
    const url = await freshUrl()
    expect(await reply(url, markdown(''))).toEqual({ errcode: 40058, rules: ['reply-field'] })
    expect(await reply(url, markdown('好'))).toEqual({ errcode: 0, rules: [] })
  })

  it.each<[rule: string, errcode: number, what: string, body: unknown]>([
    ['response-kind', 40008, 'text', { msgtype: 'text', text: { content: 'a' } }],
    ['response-kind', 40008, 'an update', { response_type: 'update_template_card', template_card: {} }],
    ['response-kind', 40008, 'no JSON', 'hello'],
    ['byte-limit', 40058, 'markdown over 20480 bytes', markdown('好'.repeat(6827))],
    ['json-escape', 40033, 'escaped letters', '{"msgtype":"markdown","markdown":{"content":"\\u597d"}}'],
    ['card-field', 40058, 'a wrong card', cardReply({ ...buttonCard(), main_title: {} })],
  ])('answers, with the rule %s broken, errcode %d to %s', async (rule, errcode, _, body) => {
    expect(await reply(await freshUrl('single'), body)).toEqual({ errcode, rules: [rule] })
  })

  it('refuses a card whose task_id was used before', async () => {
    const taskId = freshTaskId()
    await reply(await freshUrl('single'), cardReply(buttonCard(taskId)))
    expect(await reply(await freshUrl('single'), cardReply(buttonCard(taskId)))).toEqual({
      errcode: 42014,
      rules: ['task-id'],
    })
  })

  it('that was never given out is refused', async () => {
    expect(await reply('/sandbox/wecom/cgi-bin/aibot/response?response_code=1', markdown('a'))).toEqual({
      errcode: 40058,
      rules: ['response-code'],
    })
  })
})
