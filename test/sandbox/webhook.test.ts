import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { buttonCard, newsNotice, textNotice } from './cards.ts'
import { room, type Stand, startStand } from './stand.ts'

let stand: Stand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.close())

const presidium = sampleTown.chats[0]
const key = presidium?.webhookKey ?? ''

/** Sends by webhook. @returns the errcode, and the rules and advice noted in this call */
async function send(body: unknown, withKey = key) {
  const before = new Set(stand.sandbox.violations())
  const answer = await stand.call(`/sandbox/wecom/cgi-bin/webhook/send?key=${withKey}`, body)
  const rules = stand.sandbox.violations().filter(violation => !before.has(violation))
  return { errcode: answer.errcode, rules: rules.map(({ rule }) => rule) }
}

const text = (content: string, more: object = {}) => ({ msgtype: 'text', text: { content, ...more } })
const card = (template_card: object) => ({ msgtype: 'template_card', template_card })
const pixel = Buffer.from('pixel').toString('base64')
const pixelMd5 = createHash('md5').update('pixel').digest('hex')

/** Out of everybody's way: the minute's quota is not what most of these tests are about. */
function nextMinute(): void {
  stand.clock.set(new Date(stand.clock.now().getTime() + 60_000))
}

async function newest() {
  const { body } = await stand.api('/chats/wrYunxiPresidium01/messages?limit=1')
  return room.parse(body).messages[0]
}

describe('a webhook', () => {
  it.each([
    ['text', text('请及时回复')],
    ['text of 2048 bytes', text('a'.repeat(2048))],
    ['markdown', { msgtype: 'markdown', markdown: { content: '**重要**' } }],
    ['markdown_v2', { msgtype: 'markdown_v2', markdown_v2: { content: '# 一' } }],
    ['a picture', { msgtype: 'image', image: { base64: pixel, md5: pixelMd5 } }],
    ['news', { msgtype: 'news', news: { articles: [{ title: '简报', url: 'https://example.test' }] } }],
    ['a text notice', card(textNotice())],
    ['a news notice', card(newsNotice())],
  ])('takes %s', async (_, body) => {
    nextMinute()
    expect(await send(body)).toEqual({ errcode: 0, rules: [] })
    expect(await newest()).toMatchObject({ via: 'webhook', from: { kind: 'webhook', name: '联络员' } })
  })

  it.each<[rule: string, errcode: number, what: string, body: unknown]>([
    ['byte-limit', 45002, 'text over 2048 bytes', text('好'.repeat(683))],
    [
      'byte-limit',
      45002,
      'markdown over 4096 bytes',
      { msgtype: 'markdown', markdown: { content: 'a'.repeat(4097) } },
    ],
    ['webhook-body', 40058, 'an empty text', text('')],
    ['webhook-body', 40058, 'a mention that is not a list', text('a', { mentioned_list: 'a' })],
    ['webhook-body', 40058, 'a field more', { ...text('a'), chatid: 'x' }],
    ['webhook-body', 40058, 'no JSON', 'hello'],
    [
      'webhook-body',
      40058,
      'a picture with another md5',
      { msgtype: 'image', image: { base64: pixel, md5: 'f'.repeat(32) } },
    ],
    [
      'webhook-kind',
      40008,
      'a stream',
      { msgtype: 'stream', stream: { id: 's', finish: true, content: 'a' } },
    ],
    ['webhook-kind', 40008, 'a button card', card(buttonCard())],
    ['card-field', 40058, 'a notice without an action', card({ ...textNotice(), card_action: undefined })],
    ['card-field', 41016, 'a news card without a title', card({ ...newsNotice(), main_title: {} })],
    [
      'card-limit',
      40058,
      'a notice with 7 rows',
      card({ ...textNotice(), horizontal_content_list: Array.from({ length: 7 }, () => ({ keyname: 'a' })) }),
    ],
    ['json-escape', 40033, 'escaped letters', '{"msgtype":"text","text":{"content":"\\u597d"}}'],
    ['json-escape', 40033, 'half a character', text('😀'.slice(0, 1))],
  ])('answers, with the rule %s broken, errcode %d to %s', async (rule, errcode, _, body) => {
    nextMinute()
    expect(await send(body)).toEqual({ errcode, rules: [rule] })
  })

  it('takes control characters in their escaped form, which is the only one', async () => {
    nextMinute()
    expect(await send('{"msgtype":"text","text":{"content":"a\\u000ab \\\\u597d"}}')).toEqual({
      errcode: 0,
      rules: [],
    })
  })

  it('answers 93000 to a key that belongs to no group', async () => {
    expect(await send(text('a'), 'wrong')).toEqual({ errcode: 93000, rules: ['webhook-key'] })
  })

  it('shows the mentions of the list after the text, and those in the text in place', async () => {
    nextMinute()
    await send(text('请 <@zhengyongfu> 回复', { mentioned_list: ['YangGuoliang', '@all'] }))
    expect(await newest()).toMatchObject({
      text: '请 @郑永福 回复\n@杨国梁 @所有人',
      mentions: ['zhengyongfu', 'yangguoliang', '@all'],
    })
  })

  it('mentions nobody from markdown_v2', async () => {
    nextMinute()
    await send({ msgtype: 'markdown_v2', markdown_v2: { content: '<@all>' } })
    expect(await newest()).toMatchObject({ text: '<@all>', mentions: [] })
  })

  it('notes a mention of somebody who is not in the group', async () => {
    nextMinute()
    await send(text('a', { mentioned_list: ['dinghaiyan'] }))
    const { body } = await stand.api('/violations')
    expect(body).toMatchObject({
      advice: expect.arrayContaining([expect.objectContaining({ rule: 'mention' })]),
    })
  })
})

describe('the limit of 20 messages a minute', () => {
  const moveMs = (ms: number): void => stand.clock.set(new Date(stand.clock.now().getTime() + ms))

  it('slides: the 21st is refused until the first is a minute old, whatever the wall clock shows', async () => {
    nextMinute()
    for (let sent = 0; sent < 10; sent += 1) expect((await send(text('a'))).errcode).toBe(0)
    moveMs(59_000)
    for (let sent = 0; sent < 10; sent += 1) expect((await send(text('a'))).errcode).toBe(0)
    expect(await send(text('a'))).toEqual({ errcode: 45009, rules: ['webhook-rate'] })
    moveMs(999)
    expect(await send(text('a'))).toEqual({ errcode: 45009, rules: ['webhook-rate'] })
    moveMs(1)
    for (let sent = 0; sent < 10; sent += 1) expect(await send(text('a'))).toEqual({ errcode: 0, rules: [] })
    expect(await send(text('a'))).toEqual({ errcode: 45009, rules: ['webhook-rate'] })
  })

  it('is counted for each webhook alone', async () => {
    const other = sampleTown.chats[1]?.webhookKey ?? ''
    expect(await send(text('a'), other)).toEqual({ errcode: 0, rules: [] })
  })
})
