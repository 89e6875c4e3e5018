import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Incoming } from '../../../src/bot/incoming.ts'
import { HttpRefused } from '../../../src/errors.ts'
import { VerifiedAppCallback } from '../../../src/wecom/app/callback.ts'
import { appIncoming } from '../../../src/wecom/app/callback-incoming.ts'
import { createEnvelope } from '../../../src/wecom/envelope.ts'
import { now, querystring, type Sealed } from '../official.ts'
import { sample } from '../vectors.ts'
import { agentId, appEnvelope, clickXml, eventXml, head, sealApp, textXml } from './official.ts'

const open = ({ query, body }: Pick<Sealed, 'query' | 'body'>): VerifiedAppCallback =>
  VerifiedAppCallback.open(appEnvelope, querystring(query), body, now)
const heard = (xml: string): Incoming => appIncoming(open(sealApp(xml)), agentId)
const refusal = (run: () => unknown): number | 'accepted' => {
  try {
    run()
    return 'accepted'
  } catch (error) {
    if (error instanceof HttpRefused) return error.status
    throw error
  }
}

test("the sample of Tencent's callback libraries is heard", () => {
  const at = new Date(Number(sample.timestamp) * 1000)
  const body = Buffer.from(`<xml><Encrypt><![CDATA[${sample.encrypted}]]></Encrypt></xml>`)
  const query = { msg_signature: sample.signature, timestamp: sample.timestamp, nonce: sample.nonce }
  const callback = VerifiedAppCallback.open(createEnvelope(sample), querystring(query), body, at)
  expect(appIncoming(callback, '218')).toMatchObject({
    kind: 'text',
    text: 'hello',
    origin: { bot: 'app:218', msgid: '4561255354251345929' },
  })
})

test('a text tells who, when and what, alone with the app, and no digit of its id is lost', () => {
  expect(heard(textXml('请假 住院 ]]&gt;', '18446744073709551615'))).toEqual({
    kind: 'text',
    origin: {
      line: { kind: 'app', responseCode: null },
      bot: 'app:1000002',
      msgid: '18446744073709551615',
      userid: 'zhangsan',
      chat: { type: 'single' },
      sentAt: new Date(1_773_795_600_000),
      responseUrl: null,
    },
    text: '请假 住院 ]]&gt;',
    quote: null,
  })
})

test('a control character that XML has no form for does not lose the message', () => {
  expect(heard(textXml('参\b加'))).toMatchObject({ kind: 'text', text: '参\uFFFD加' })
})

describe('understood', () => {
  const message = (type: string, rest: string): string => `<xml>${head(type)}${rest}<MsgId>1</MsgId></xml>`
  test.each<[string, string, Partial<Incoming> | object]>([
    [
      'a picture',
      message('image', '<PicUrl>http://x/y</PicUrl><MediaId>M1</MediaId>'),
      { kind: 'media', media: 'image', urls: [], mediaIds: ['M1'] },
    ],
    ['a file', message('file', '<MediaId>M2</MediaId>'), { kind: 'media', media: 'file', mediaIds: ['M2'] }],
    [
      'a video',
      message('video', '<MediaId>M</MediaId><ThumbMediaId>T</ThumbMediaId>'),
      { kind: 'media', media: 'video', urls: [] },
    ],
    [
      'a voice',
      message('voice', '<MediaId>M</MediaId><Format>amr</Format>'),
      { kind: 'media', media: 'voice', urls: [] },
    ],
    [
      'a voice that was recognised',
      message('voice', '<MediaId>M</MediaId><Recognition>参加</Recognition>'),
      { kind: 'text', text: '参加' },
    ],
    [
      'a place',
      message('location', '<Location_X>23.1</Location_X><Label>x</Label>'),
      { kind: 'media', media: 'location' },
    ],
    ['a link', message('link', '<Title>t</Title><Url>u</Url>'), { kind: 'media', media: 'link' }],
    ['whoever joins the app', eventXml('subscribe'), { kind: 'enter' }],
    [
      'a command in the menu',
      eventXml('click', '<EventKey>/我的</EventKey>'),
      { kind: 'text', text: '/我的' },
    ],
    [
      'a click',
      clickXml(
        '<SelectedItems><SelectedItem><QuestionKey>q1</QuestionKey><OptionIds><OptionId>one</OptionId><OptionId>two</OptionId></OptionIds></SelectedItem>' +
          '<SelectedItem><QuestionKey>q2</QuestionKey><OptionIds><OptionId>a</OptionId></OptionIds></SelectedItem></SelectedItems>',
      ),
      {
        kind: 'click',
        click: {
          key: 'k',
          taskId: 'task-1',
          selected: new Map([
            ['q1', ['one', 'two']],
            ['q2', ['a']],
          ]),
        },
        origin: expect.objectContaining({ line: { kind: 'app', responseCode: 'RC' } }),
      },
    ],
    [
      'a click without a choice',
      clickXml(),
      { kind: 'click', click: { key: 'k', taskId: 'task-1', selected: new Map() } },
    ],
    ['a click with an empty choice', clickXml('<SelectedItems></SelectedItems>'), { kind: 'click' }],
    [
      'a click whose question was left open',
      clickXml(
        '<SelectedItems><SelectedItem><QuestionKey>q</QuestionKey><OptionIds></OptionIds></SelectedItem></SelectedItems>',
      ),
      { kind: 'click', click: { key: 'k', taskId: 'task-1', selected: new Map() } },
    ],
    [
      "a click in a card's menu",
      eventXml(
        'template_card_menu_event',
        '<EventKey>m</EventKey><TaskId>t</TaskId><ResponseCode>R2</ResponseCode>',
      ),
      { kind: 'click', click: { key: 'm', taskId: 't', selected: new Map() } },
    ],
  ])('%s', (_name, xml, expected) => {
    expect(heard(xml)).toMatchObject(expected)
  })

  test.each([
    ['event enter_agent', eventXml('enter_agent', '<EventKey></EventKey>')],
    ['event view', eventXml('view', '<EventKey>https://x</EventKey>')],
    ['event LOCATION', eventXml('LOCATION', '<Latitude>1</Latitude>')],
    ['event unsubscribe', eventXml('unsubscribe')],
    ['event click', eventXml('click', '<EventKey>V1001</EventKey>')],
    ['event template_card_event', eventXml('template_card_event', '<EventKey>k</EventKey>')],
    ['msgtype sticker', `<xml>${head('sticker')}</xml>`],
    ['msgtype ?', `<xml>${head('张三的电话')}</xml>`],
    ['msgtype text', `<xml>${head('text')}<Content><b>1</b></Content></xml>`],
    [
      'event change_contact without sender',
      `<xml>${head('event', 'sys')}<Event>change_contact</Event></xml>`,
    ],
    ['msgtype text without sender', `<xml><MsgType>text</MsgType><Content>1</Content></xml>`],
    ['msgtype text without sender', `<xml>${head('text', '@all')}<Content>1</Content></xml>`],
    ['msgtype text without sender', `<xml>${head('text', 'a|b')}<Content>1</Content></xml>`],
    ['msgtype ? without sender', '<xml></xml>'],
  ])('silent and recorded: %s', (what, xml) => {
    expect(heard(xml)).toMatchObject({ kind: 'unknown', what })
  })
})

describe('said to another app of the company', () => {
  const other = (xml: string): string =>
    xml.replace(`<AgentID>${agentId}</AgentID>`, '<AgentID><![CDATA[1000003]]></AgentID>')
  test.each([
    ['words', textXml('参加')],
    ['a click', clickXml()],
    ['joining', eventXml('subscribe')],
    ['opening it', eventXml('enter_agent')],
  ])('%s: recorded as that app’s, and nothing more', (_what, xml) => {
    expect(other(xml)).not.toBe(xml)
    const expected = { kind: 'unknown', what: 'another app', origin: { bot: 'app:1000003' } }
    expect(heard(other(xml))).toMatchObject(expected)
  })

  test.each(['x', '-1', '1e6', '<b>1</b>', '1'.repeat(300)])('an app that is none is another one: %j', id => {
    const xml = textXml('参加').replace(`<AgentID>${agentId}`, `<AgentID>${id}`)
    expect(heard(xml)).toMatchObject({ kind: 'unknown', what: 'another app', origin: { bot: 'app:?' } })
  })

  test('what names no app is of whose token and key it is', () => {
    for (const none of ['', '<AgentID></AgentID>'])
      expect(heard(textXml('参加').replace(/<AgentID>.*?<\/AgentID>/, none))).toMatchObject({ kind: 'text' })
  })

  test('white space and zeros before it make no other one', () => {
    expect(heard(textXml('参加').replace(agentId, `\n 0${agentId}\n`))).toMatchObject({
      kind: 'text',
      origin: { bot: `app:${agentId}` },
    })
  })
})

describe('recognised again', () => {
  const idOf = (xml: string): string => heard(xml).origin.msgid

  test('the same event is the same, whatever the case of its account; another choice, key, time or person is not', () => {
    const choice = (id: string): string =>
      `<SelectedItems><SelectedItem><QuestionKey>q</QuestionKey><OptionIds><OptionId>${id}</OptionId></OptionIds></SelectedItem></SelectedItems>`
    const event = clickXml(choice('a'))
    expect(idOf(event)).toMatch(/^event:.{43}$/)
    expect(idOf(event.replace('zhangsan', 'ZhangSan').replace('RC', 'RC2'))).toBe(idOf(event))
    const others = [
      clickXml(choice('b')),
      clickXml(choice('a'), 'k2'),
      event.replace('task-1', 'task-2'),
      event.replace('1773795600', '1773795601'),
      event.replace('zhangsan', 'lisi'),
      eventXml('subscribe'),
    ]
    expect(new Set([event, ...others].map(idOf)).size).toBe(others.length + 1)
  })

  test('a message without an id by its text', () => {
    const xml = textXml('参加', '')
    expect(idOf(xml)).toBe(`event:${createHash('sha256').update(xml).digest('base64url')}`)
  })
})

describe('is refused', () => {
  test.each([
    ['for another corp', 400, sealApp(textXml('1'), { receiveId: 'ww0000000000000000' })],
    ['for an AI bot', 400, sealApp(textXml('1'), { receiveId: '' })],
    ['six minutes old', 403, sealApp(textXml('1'), { at: new Date(now.getTime() - 360_000) })],
    ['JSON inside', 400, sealApp('{"msgtype":"text"}')],
    ['a document type inside', 400, sealApp(`<!DOCTYPE xml>${textXml('1')}`)],
    ['JSON outside', 400, { ...sealApp(textXml('1')), body: Buffer.from('{"encrypt":"x"}') }],
    ['broken UTF-8 outside', 400, { ...sealApp(textXml('1')), body: Buffer.from([0x3c, 0xff, 0xfe]) }],
    ['without a cipher text', 400, { ...sealApp(textXml('1')), body: Buffer.from('<xml><A>1</A></xml>') }],
    ['another signature', 403, { ...sealApp(textXml('1')), query: { ...sealApp(textXml('2')).query } }],
  ])('%s', (_name, status, sealed) => {
    expect(refusal(() => open(sealed))).toBe(status)
  })

  test('nothing of what the platform sends is', () => {
    expect(refusal(() => open(sealApp(textXml('1'))))).toBe('accepted')
  })
})
