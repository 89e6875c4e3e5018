import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Incoming, Origin } from '../../../src/bot/incoming.ts'
import { type Card, type Reply, say, silent } from '../../../src/bot/reply.ts'
import { passiveXml, sealXml } from '../../../src/wecom/app/passive.ts'
import { readXml } from '../../../src/wecom/app/xml-read.ts'
import { now } from '../official.ts'
import { appEnvelope, corpId, unsealApp } from './official.ts'

const origin: Origin = {
  line: { kind: 'app', responseCode: null },
  bot: 'app:1000002',
  msgid: '1',
  userid: 'zhangsan',
  chat: { type: 'single' },
  sentAt: null,
  responseUrl: null,
}
const text: Incoming = { kind: 'text', origin, text: 'x', quote: null }
const click: Incoming = { kind: 'click', origin, click: { taskId: 't', key: 'k', selected: new Map() } }
const card: Card = {
  taskId: 't',
  title: '会议 ]]>',
  desc: '3月18日',
  quote: '原通知',
  body: '一、听取报告\n二、表决',
  rows: [
    { name: '地点', value: '三楼' },
    { name: '时间', value: '9:00' },
  ],
  select: { key: 'why', title: '原因', options: [{ id: 'sick', text: '生病' }], selected: 'sick' },
  buttons: [
    { text: '参加', key: 'a' },
    { text: '请假', key: 'b', style: 'danger' },
  ],
}
const update: Reply = { kind: 'update', card, audience: 'everyone' }
const answered = (trigger: Incoming, reply: Reply): string | null =>
  passiveXml(trigger, reply, { corpId, now })
const read = (trigger: Incoming, reply: Reply): unknown => readXml(answered(trigger, reply) ?? '')
const head = { ToUserName: 'zhangsan', FromUserName: corpId, CreateTime: String(now.getTime() / 1000) }

test('words to a message are a text from the corp to their person', () => {
  expect(read(text, say('已登记：]]>参加'))).toEqual({ ...head, MsgType: 'text', Content: '已登记：]]>参加' })
})

test('a click is answered with the whole card in the names of the XML, and no task id', () => {
  expect(read(click, update)).toEqual({
    ...head,
    MsgType: 'update_template_card',
    TemplateCard: {
      CardType: 'button_interaction',
      MainTitle: { Title: '会议 ]]>', Desc: '3月18日' },
      QuoteArea: { Type: '0', QuoteText: '原通知' },
      SubTitleText: '一、听取报告\n二、表决',
      HorizontalContentList: [
        { KeyName: '地点', Value: '三楼' },
        { KeyName: '时间', Value: '9:00' },
      ],
      ButtonSelection: {
        QuestionKey: 'why',
        Title: '原因',
        OptionList: { Id: 'sick', Text: '生病' },
        SelectedId: 'sick',
      },
      ButtonList: [
        { Text: '参加', Style: '1', Key: 'a' },
        { Text: '请假', Style: '3', Key: 'b' },
      ],
    },
  })
})

test.each<[string, Incoming, Reply]>([
  ['silence', text, silent],
  ['a card', text, { kind: 'card', card }],
  ['a long text', text, say('汉'.repeat(700))],
  [
    'a text with a document',
    text,
    { kind: 'text', text: '名单', link: { words: '名单', path: '/download/x' } },
  ],
])('%s is an empty answer', (_name, trigger, reply) => {
  expect(answered(trigger, reply)).toBeNull()
})

test('whatever is said at once is whole and has at most 2 048 bytes, also what grows on its way', () => {
  const words = fc.string({
    unit: fc.constantFrom('<', '@', 'a', '汉', ']]>', '👨‍👩‍👧', '\n'),
    minLength: 1,
    maxLength: 900,
  })
  fc.assert(
    fc.property(words, said => {
      const xml = answered(text, say(said))
      if (xml === null) return
      const content = readXml(xml)?.Content
      expect(Buffer.byteLength(String(content))).toBeLessThanOrEqual(2_048)
      expect(content).toBe(said.replace(/<(?=[@a-z/!])/gi, '＜'))
    }),
  )
})

describe('what the platform does not know throws', () => {
  test.each<[string, Incoming, Reply]>([
    ['words to a click', click, say('好')],
    ['an update to words', text, update],
  ])('%s', (_name, trigger, reply) => {
    expect(() => answered(trigger, reply)).toThrow(TypeError)
  })
})

test("Tencent's package reads the sealed answer, for this corp and with the nonce of the request", () => {
  const xml = answered(text, say('好')) ?? ''
  expect(unsealApp(sealXml(appEnvelope, xml, 'n-9', now), 'n-9')).toBe(xml)
})
