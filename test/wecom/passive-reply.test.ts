import { describe, expect, test } from 'vitest'
import type { Incoming, Origin } from '../../src/bot/incoming.ts'
import { type Card, type Reply, say, silent } from '../../src/bot/reply.ts'
import { botLimits } from '../../src/wecom/limits.ts'
import { passiveReply, sealReply } from '../../src/wecom/passive-reply.ts'
import { cutShort } from '../../src/wecom/texts.ts'
import { envelope, now, unsealAnswer } from './official.ts'

const origin: Origin = {
  bot: 'B',
  msgid: 'm1',
  userid: 'zhangsan',
  chat: { type: 'group', id: 'C' },
  sentAt: null,
  responseUrl: null,
  line: { kind: 'callback' },
}
const single: Origin = { ...origin, chat: { type: 'single' } }
const text: Incoming = { kind: 'text', origin, text: 'x', quote: null }
const media: Incoming = { kind: 'media', origin, media: 'image', urls: [] }
const enter: Incoming = { kind: 'enter', origin: single }
const click = (from: Origin): Incoming => ({
  kind: 'click',
  origin: from,
  click: { taskId: 't', key: 'k', selected: new Map() },
})
const refresh: Incoming = { kind: 'stream', origin, streamId: 'old-1' }
const feedback: Incoming = { kind: 'feedback', origin }
const unknown: Incoming = { kind: 'unknown', origin, what: 'x' }

const card: Card = { taskId: 't', title: '会议', buttons: [{ text: '参加', key: 'k' }] }
const shown: Reply = { kind: 'card', card }
const update = (audience: 'everyone' | 'clicker'): Reply => ({ kind: 'update', card, audience })
const template_card = {
  card_type: 'button_interaction',
  main_title: { title: '会议' },
  button_list: [{ text: '参加', style: 1, key: 'k' }],
  task_id: 't',
}
const stream = { id: expect.stringMatching(/^[\w-]{24}$/), finish: true, content: '好' }

const reply = (trigger: Incoming, given: Reply): unknown => {
  const plaintext = passiveReply(trigger, given)
  return plaintext === null ? null : JSON.parse(plaintext)
}

test.each<[string, Incoming, Reply, unknown]>([
  ['words to a text', text, say('好'), { msgtype: 'stream', stream }],
  ['a card to a text', text, shown, { msgtype: 'template_card', template_card }],
  ['words to a picture', media, say('好'), { msgtype: 'stream', stream }],
  ['words on entering', enter, say('好'), { msgtype: 'text', text: { content: '好' } }],
  ['a card on entering', enter, shown, { msgtype: 'template_card', template_card }],
  [
    'an update for all',
    click(origin),
    update('everyone'),
    { response_type: 'update_template_card', template_card },
  ],
  [
    'an update for one in a group',
    click(origin),
    update('clicker'),
    { response_type: 'update_template_card', userids: ['zhangsan'], template_card },
  ],
  [
    'an update for one in a single chat names nobody',
    click(single),
    update('clicker'),
    { response_type: 'update_template_card', template_card },
  ],
  ['the end of a stream', refresh, say('好'), { msgtype: 'stream', stream: { ...stream, id: 'old-1' } }],
])('%s: the documented form', (_name, trigger, given, expected) => {
  expect(reply(trigger, given)).toEqual(expected)
})

test.each([text, media, enter, click(origin), refresh, feedback, unknown])(
  'silence to $kind is empty',
  trigger => {
    expect(passiveReply(trigger, silent)).toBeNull()
  },
)

test.each([feedback, unknown])('whatever is said to $kind, the answer is empty', trigger => {
  for (const given of [say('好'), shown, update('everyone')]) expect(passiveReply(trigger, given)).toBeNull()
})

test.each<[Incoming, Reply]>([
  [text, update('everyone')],
  [media, update('clicker')],
  [enter, update('everyone')],
  [click(origin), say('好')],
  [click(origin), shown],
  [refresh, shown],
  [refresh, update('everyone')],
])('%o cannot be answered with %o', (trigger, given) => {
  expect(() => passiveReply(trigger, given)).toThrow(/cannot answer/)
})

describe('streams', () => {
  const idOf = (from: Partial<Origin>): unknown => {
    const plaintext = passiveReply({ ...text, origin: { ...origin, ...from } }, say('好'))
    return /"id":"([^"]+)"/.exec(plaintext ?? '')?.[1]
  }

  test('each message has its own id, a repeated message the same', () => {
    expect(idOf({})).toBe(idOf({}))
    expect(new Set([idOf({}), idOf({ msgid: 'm2' }), idOf({ bot: 'B2' })]).size).toBe(3)
  })

  test('words stay words and stay below the bytes, and the cut is told', () => {
    const plaintext = passiveReply(text, say('<@all>[x](http://y)'.repeat(2_000))) ?? ''
    const { content } = JSON.parse(plaintext).stream
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(20_480)
    expect(Buffer.byteLength(content)).toBeGreaterThan(20_400)
    expect(content.endsWith(`…${cutShort}`)).toBe(true)
    expect(content).not.toMatch(/<@|\]\(|:\/\//)
  })

  test('a welcome keeps to the length of an ordinary text', () => {
    const { content } = JSON.parse(passiveReply(enter, say('汉'.repeat(5_000))) ?? '').text
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2_048)
  })
})

test("a sealed answer is what the platform's own library reads, with the request's nonce and whole seconds", () => {
  const sealed = JSON.parse(
    sealReply(envelope, '{"msgtype":"text"}', 'nonce-9', new Date(now.getTime() + 999)),
  )
  expect(sealed).toMatchObject({ nonce: 'nonce-9', timestamp: now.getTime() / 1000 })
  expect(unsealAnswer(sealed)).toEqual({ msgtype: 'text' })
})

test('a link stands after the text in a single chat, uncut, and in a group nowhere', () => {
  const given = {
    kind: 'text',
    text: '汉'.repeat(9_000),
    link: { words: '下载', path: '/download/t' },
  } as const
  const answer = (chat: Origin['chat']) => {
    const plaintext = passiveReply({ ...text, origin: { ...origin, chat } }, given, 'https://x.cn')
    return JSON.parse(plaintext ?? '').stream.content
  }
  const alone = answer({ type: 'single' })
  expect(alone).toMatch(/\n\[下载\]\(https:\/\/x\.cn\/download\/t\)$/)
  expect(Buffer.byteLength(alone)).toBeLessThanOrEqual(botLimits.streamContentMaxBytes)
  expect(answer({ type: 'group', id: 'C' })).not.toContain('download')
})

test('several links stand each in its own line, and their words break out of none', () => {
  const link = ['第1个', '二](http://evil) [x', '三'].map((words, n) => ({ words, path: `/download/${n}` }))
  const given = { kind: 'text', text: '附件', link } as const
  const plaintext = passiveReply({ ...text, origin: single }, given, 'https://x.cn') ?? ''
  const lines = JSON.parse(plaintext).stream.content.split('\n')
  expect(lines).toHaveLength(4)
  for (const [n, line] of lines.slice(1).entries())
    expect(line).toMatch(new RegExp(`^\\[[^\\[\\]]+\\]\\(https://x\\.cn/download/${n}\\)$`))
})
