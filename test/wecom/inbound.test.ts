import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Incoming } from '../../src/bot/incoming.ts'
import { VerifiedCallback } from '../../src/wecom/callback.ts'
import { toIncoming } from '../../src/wecom/inbound.ts'
import { envelope, now, querystring, seal } from './official.ts'

const read = (message: unknown): Incoming => {
  const { query, body } = seal(message)
  return toIncoming(VerifiedCallback.open(envelope, querystring(query), body, now))
}

const head = {
  msgid: 'CAIQz7',
  aibotid: 'AIBOTID',
  chatid: 'wrCHATID',
  chattype: 'group',
  from: { userid: 'ZhangSan' },
  response_url: 'https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=1',
}
const single = { ...head, chatid: undefined, chattype: 'single' }
const said = (content: string): object => ({ ...head, msgtype: 'text', text: { content } })
const clicked = (click: object): object => ({
  ...head,
  msgtype: 'event',
  create_time: 1_700_000_000,
  event: { eventtype: 'template_card_event', template_card_event: click },
})

test('a text in a group tells who, where, when and what', () => {
  expect(read({ ...said('@联络员 参加'), create_time: 1_700_000_000, new_field: [1] })).toEqual({
    kind: 'text',
    origin: {
      bot: 'AIBOTID',
      msgid: 'CAIQz7',
      userid: 'ZhangSan',
      chat: { type: 'group', id: 'wrCHATID' },
      sentAt: new Date('2023-11-14T22:13:20Z'),
      responseUrl: head.response_url,
      line: { kind: 'callback' },
    },
    text: '@联络员 参加',
    quote: null,
  })
})

describe('kinds', () => {
  test.each([
    ['voice is its words', { msgtype: 'voice', voice: { content: '请假' } }, { kind: 'text', text: '请假' }],
    [
      'an image',
      { msgtype: 'image', image: { url: 'https://x/u' } },
      { kind: 'media', media: 'image', urls: ['https://x/u'] },
    ],
    [
      'a file',
      { msgtype: 'file', file: { url: 'https://x/u' } },
      { kind: 'media', media: 'file', urls: ['https://x/u'] },
    ],
    [
      'a video',
      { msgtype: 'video', video: { url: 'https://x/u' } },
      { kind: 'media', media: 'video', urls: ['https://x/u'] },
    ],
    ['a stream refresh', { msgtype: 'stream', stream: { id: 's1' } }, { kind: 'stream', streamId: 's1' }],
    [
      'mixed is the words in it',
      {
        msgtype: 'mixed',
        mixed: {
          msg_item: [
            { msgtype: 'text', text: { content: '请假' } },
            { msgtype: 'image', image: { url: 'u' } },
            { msgtype: 'text', text: { content: '住院' } },
          ],
        },
      },
      { kind: 'text', text: '请假\n住院' },
    ],
    [
      'pictures beside words come with them, each whose address is one',
      {
        msgtype: 'mixed',
        mixed: {
          msg_item: [
            { msgtype: 'image', image: { url: 'https://x/1' } },
            { msgtype: 'text', text: { content: '路灯' } },
            { msgtype: 'image', image: { url: 'u' } },
            { msgtype: 'image', image: { url: 'https://x/2' } },
          ],
        },
      },
      { kind: 'text', text: '路灯', pictures: ['https://x/1', 'https://x/2'] },
    ],
    [
      'several pictures with nothing but white space between them are pictures',
      {
        msgtype: 'mixed',
        mixed: {
          msg_item: [
            { msgtype: 'image', image: { url: 'https://x/1' } },
            { msgtype: 'text', text: { content: ' \n' } },
            { msgtype: 'image', image: { url: 'https://x/2' } },
          ],
        },
      },
      { kind: 'media', media: 'image', urls: ['https://x/1', 'https://x/2'] },
    ],
    [
      'mixed without words is a picture',
      { msgtype: 'mixed', mixed: { msg_item: [{ msgtype: 'image', image: { url: 'https://x/u' } }] } },
      { kind: 'media', media: 'image', urls: ['https://x/u'] },
    ],
    [
      'a picture without an address that is one',
      { msgtype: 'image', image: { url: 'u' } },
      { kind: 'media', media: 'image', urls: [] },
    ],
    [
      'feedback',
      { msgtype: 'event', event: { eventtype: 'feedback_event', feedback_event: { type: 2 } } },
      { kind: 'feedback' },
    ],
  ])('%s', (_name, body, expected) => {
    expect(read({ ...head, ...body })).toMatchObject(expected)
    expect(read({ ...single, ...body })).toMatchObject({ ...expected, origin: { chat: { type: 'single' } } })
  })

  test('entering the chat has neither chatid nor chattype and is a single chat', () => {
    const { chatid: _, chattype: __, ...rest } = head
    const entered = read({ ...rest, msgtype: 'event', event: { eventtype: 'enter_chat' } })
    expect(entered).toMatchObject({ kind: 'enter', origin: { chat: { type: 'single' } } })
  })

  test.each([
    ['text', { msgtype: 'text', text: { content: '原文' } }, '原文'],
    ['voice', { msgtype: 'voice', voice: { content: '原话' } }, '原话'],
    [
      'mixed',
      { msgtype: 'mixed', mixed: { msg_item: [{ msgtype: 'text', text: { content: '甲' } }] } },
      '甲',
    ],
    ['image', { msgtype: 'image', image: { url: 'u' } }, null],
    ['one that does not fit', { msgtype: 'text', text: 'x' }, null],
    ['one that is no object', 'x', null],
  ])('the words of a quote are kept and the message is never lost for it: %s', (_name, quote, expected) => {
    expect(read({ ...said('见上'), quote })).toMatchObject({ kind: 'text', text: '见上', quote: expected })
  })
})

describe('clicks', () => {
  const selectedItem = { question_key: 'who', option_ids: { option_id: ['a', 'b'] } }
  const capital = { questionkey: 'who', optionids: { option_id: ['a', 'b'] } }

  test.each([
    [
      'as in the samples',
      { event_key: 'k:1', task_id: 't', selected_items: { selected_item: [selectedItem] } },
    ],
    ['as in the tables', { eventkey: 'k:1', taskid: 't', selected_items: { selected_item: [capital] } }],
    [
      'one question without a list',
      { event_key: 'k:1', task_id: 't', selected_items: { selected_item: selectedItem } },
    ],
  ])('are understood %s', (_name, click) => {
    const got = read(clicked(click))
    expect(got).toMatchObject({ kind: 'click', click: { taskId: 't', key: 'k:1' } })
    expect(got.kind === 'click' && [...got.click.selected]).toEqual([['who', ['a', 'b']]])
  })

  test('one choice may be a bare text', () => {
    const item = { question_key: 'who', option_ids: { option_id: 'a' } }
    const got = read(clicked({ event_key: 'k', task_id: 't', selected_items: { selected_item: [item] } }))
    expect(got.kind === 'click' && got.click.selected.get('who')).toEqual(['a'])
  })

  test.each([
    ['no selected_items', {}],
    ['null', { selected_items: null }],
    ['empty', { selected_items: {} }],
    ['an empty list', { selected_items: { selected_item: [] } }],
    [
      'no option',
      { selected_items: { selected_item: [{ question_key: 'q', option_ids: { option_id: [] } }] } },
    ],
  ])('with nothing chosen are clicks all the same: %s', (_name, rest) => {
    const got = read(clicked({ event_key: 'k', task_id: 't', ...rest }))
    expect(got.kind === 'click' && got.click.selected.size).toBe(0)
  })
})

describe('what is authentic and not understood', () => {
  test.each([
    ['an unknown kind', { ...head, msgtype: 'location' }, 'msgtype location'],
    ['a kind full of words', { ...head, msgtype: '住院 请假' }, 'msgtype ?'],
    ['no kind', head, 'msgtype ?'],
    [
      'an unknown event',
      { ...head, msgtype: 'event', event: { eventtype: 'auth_change_event' } },
      'event auth_change_event',
    ],
    ['an event without its type', { ...head, msgtype: 'event', event: {} }, 'event ?'],
    ['an event without its body', { ...head, msgtype: 'event' }, 'event invalid_type'],
    ['a text without its body', { ...head, msgtype: 'text' }, 'text invalid_type'],
    [
      'a text that is a number',
      { ...head, msgtype: 'text', text: { content: 5 } },
      'text.content invalid_type',
    ],
    ['a click without its key', clicked({ task_id: 't' }), 'click without key'],
    ['a click without its task', clicked({ event_key: 'k' }), 'click without key'],
    [
      'a key that cannot be ours',
      clicked({ task_id: 't', event_key: 'k'.repeat(1_025) }),
      'event.template_card_event.event_key too_big',
    ],
    ['a group without its id', { ...said('x'), chatid: undefined }, 'no chat'],
    ['a chat of an unknown kind', { ...said('x'), chattype: 'channel' }, 'no chat'],
    ['no sender', { ...said('x'), from: undefined }, 'no sender'],
    ['an empty sender', { ...said('x'), from: { userid: '' } }, 'no sender'],
    ['the system as sender', { ...said('x'), from: { userid: 'sys' } }, 'no sender'],
    ['everybody as sender', { ...said('x'), from: { userid: '@ALL' } }, 'no sender'],
    ['two as sender', { ...said('x'), from: { userid: 'a|b' } }, 'no sender'],
    ['a sender with the sign of Kelvin', { ...said('x'), from: { userid: '\u212achair' } }, 'no sender'],
    ['a sender with a dotted capital I', { ...said('x'), from: { userid: 'l\u0130' } }, 'no sender'],
    [
      'a sender of 1 000 letters',
      { ...said('x'), from: { userid: 'z'.repeat(1_000) } },
      'from.userid too_big',
    ],
    ['a list', [], 'message invalid_type'],
    ['a number', 5, 'message invalid_type'],
    ['null', 'null', 'message invalid_type'],
  ])('is kept with a reason that holds no words of the people: %s', (_name, message, what) => {
    expect(read(message)).toMatchObject({ kind: 'unknown', what })
  })

  test('keeps what could be read of its head', () => {
    const got = read({ ...head, from: 5, msgtype: 'text', text: null })
    expect(got.origin).toMatchObject({
      msgid: 'CAIQz7',
      bot: 'AIBOTID',
      userid: '',
      chat: { id: 'wrCHATID' },
    })
  })

  test('the older names of the sender are understood', () => {
    expect(read({ ...said('x'), from: undefined, from_userid: 'a' }).origin.userid).toBe('a')
    expect(read({ ...said('x'), from: undefined, fromuserid: 'b' }).origin.userid).toBe('b')
  })
})

describe('identity', () => {
  const msgidOf = (message: unknown): string => read(message).origin.msgid

  test('a number keeps all its digits, beyond 2^53 too', () => {
    expect(msgidOf({ ...said('x'), msgid: 4561255354 })).toBe('4561255354')
    expect(msgidOf('{"msgid": 4561255354251345929 ,"msgtype":"text"}')).toBe('4561255354251345929')
    expect(msgidOf('{"msgtype":"text","msgid":4561255354251345929}')).toBe('4561255354251345929')
  })

  test.each([
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
    ['a list', ['a']],
    ['too long for an index', 'm'.repeat(3_000)],
    ['infinite', 'INFINITE'],
  ])('a msgid that is %s is replaced by a hash of the message: same message, same id', (_name, msgid) => {
    const text = (words: string): string =>
      JSON.stringify({ ...said(words), msgid }).replace('"INFINITE"', '1e999')
    const first = msgidOf(text('a'))
    expect(first).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(msgidOf(text('a'))).toBe(first)
    expect(msgidOf(text('b'))).not.toBe(first)
  })

  test('a number that a text only quotes is not taken for the id', () => {
    const text = '{"msgid":4561255354251345929,"msgtype":"text","x":{"msgid":1234567890123456789}}'
    expect(msgidOf(text)).toMatch(/^sha256:/)
  })

  test.each([0, -1, 1.5, 1e300, '1700000000', null])('a create_time of %j is no time', create_time => {
    expect(read({ ...said('x'), create_time }).origin.sentAt).toBeNull()
  })
})

describe('hostile JSON', () => {
  const everyString = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    if (value instanceof Map) return [...value].flat(2).flatMap(everyString)
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everyString) : []
  }

  test('no NUL and no half of a surrogate pair gets through, in whichever field', () => {
    const bad = 'a\0b\uD800c\uDC00'
    const selected_item = [{ question_key: bad, option_ids: { option_id: [bad] } }]
    const messages = [
      { ...said(bad), quote: { msgtype: 'text', text: { content: bad } } },
      clicked({ event_key: bad, task_id: bad, selected_items: { selected_item } }),
      { ...head, msgtype: 'stream', stream: { id: bad } },
      { ...head, msgtype: bad },
    ]
    for (const message of messages) {
      const got = read({
        ...message,
        msgid: bad,
        aibotid: bad,
        chatid: bad,
        from: { userid: bad },
        response_url: bad,
      })
      const strings = everyString(got)
      expect(strings.length).toBeGreaterThan(5)
      for (const text of strings) expect(text).not.toMatch(/\0|\p{Cs}/u)
    }
  })

  test('depth, width, doubled keys and prototypes are only data', () => {
    const deep = '['.repeat(10_000) + ']'.repeat(10_000)
    const wide = JSON.stringify(
      Object.fromEntries(Array.from({ length: 30_000 }, (_, i) => [`k${i}`, i])),
    ).slice(1)
    const base = JSON.stringify(said('x')).slice(0, -1)
    for (const tail of [`,"deep":${deep}}`, `,${wide}`, ',"__proto__":{"msgtype":"image","polluted":1}}']) {
      expect(read(base + tail)).toMatchObject({ kind: 'text', text: 'x' })
    }
    expect(read(`${base},"msgtype":"location"}`)).toMatchObject({ kind: 'unknown' })
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test('any JSON at all becomes an Incoming', () => {
    const field = fc.constantFrom(
      'msgid',
      'from',
      'chattype',
      'chatid',
      'text',
      'event',
      'mixed',
      'quote',
      'stream',
      'aibotid',
    )
    const msgtype = fc.constantFrom('text', 'mixed', 'voice', 'event', 'image', 'stream', 'x')
    fc.assert(
      fc.property(field, fc.jsonValue(), msgtype, (name, value, type) => {
        const got = read({ ...said('x'), msgtype: type, [name]: value })
        expect(got.origin.msgid.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})
