/** B5: authentic callbacks that the protocol does not know, or with parts missing: a 200, a row, and no effect. */
import { afterAll, expect, test } from 'vitest'
import { figure } from '../support/guarantees.ts'
import { clickXml, eventXml, sealApp, textXml } from '../wecom/app/official.ts'
import { now, seal } from '../wecom/official.ts'
import { bot, byApp, inputStand } from './input-stand.ts'

const stand = await inputStand(now)
afterAll(stand.stop)

let nth = 0
const base = (): object => ({
  msgid: `b5-${++nth}`,
  aibotid: 'B',
  chatid: 'wrDeskDeputies',
  chattype: 'group',
  from: { userid: 'd2' },
  msgtype: 'text',
  text: { content: '@联络员 帮助' },
})
const event = (eventtype: string, more: object = {}): object => ({
  ...base(),
  msgtype: 'event',
  event: { eventtype, ...more },
})
/** What no writer of JSON writes. */
const written = (message: object, name: string, value: string): string =>
  JSON.stringify({ ...message, [name]: 'here' }).replace('"here"', value)
const pressed = (card: object): object => event('template_card_event', { template_card_event: card })

test('B5: messages of the protocol with parts that are unknown, empty or missing', async ({ annotate }) => {
  const told = [
    ['an unknown kind', { ...base(), msgtype: 'location' }],
    ['no kind', { ...base(), msgtype: undefined }],
    ['an unknown event', event('add_to_chat')],
    ['an event without its kind', { ...base(), msgtype: 'event', event: {} }],
    ['no chatid', { ...base(), chatid: undefined }],
    ['no sender', { ...base(), from: undefined }],
    ['an empty sender', { ...base(), from: { userid: '' } }],
    ['the sender sys', { ...base(), from: { userid: 'sys' } }],
    ['a sender that is a list', { ...base(), from: ['d2'] }],
    ['no text', { ...base(), text: undefined }],
    ['a text that is null', { ...base(), text: { content: null } }],
    ['a name that is not ours for its id', { ...base(), msgid: undefined, MsgId: 2 ** 53 }],
    ['a key of a notice that is gone', pressed({ event_key: 'attend:999999', task_id: 't-gone' })],
    ['an unknown key', pressed({ event_key: 'nothing:1', task_id: 't-unknown' })],
    ['a key that is a formula', pressed({ event_key: '=1+1', task_id: 't-formula' })],
    ['a number of a notice that is no number', pressed({ event_key: 'attend:1e9', task_id: 't-number' })],
    ['a number beyond 2^31', pressed({ event_key: 'attend:99999999999', task_id: 't-big' })],
    ['an unknown task', pressed({ event_key: 'list:999999', task_id: 'nobody-knows' })],
    ['no task', pressed({ event_key: 'attend:999999' })],
    ['nothing selected', pressed({ event_key: 'which:x', task_id: 't-none', selected_items: null })],
    [
      'selected items of another form',
      pressed({ event_key: 'which:x', task_id: 't-form', selected_items: [] }),
    ],
    ['no message at all', []],
    ['a text', 'hello'],
    ['a number', 7],
    ['prototypes', JSON.parse('{"__proto__":{"msgid":"p"},"constructor":1}')],
  ].map(([name, message]) => [String(name), JSON.stringify(Object(message))] as const)
  const all = [
    ...told,
    // For a reader of numbers one and the same; for us two messages.
    ['a number of 2^53 for its id', written(base(), 'msgid', '9007199254740992')],
    ['a number beyond 2^53 for its id', written(base(), 'msgid', '9007199254740993')],
    ['1e999 for its time', written(base(), 'create_time', '1e999')],
    ['a sender twice', written(base(), 'from', '{"userid":"d3"},"from":{"userid":""}')],
  ] as const
  const before = await stand.rows()
  const heardBefore = await stand.heard()
  const statuses: number[] = []
  const twice: string[] = []
  for (const [name, sent] of all) {
    const first = await stand.ask(bot(name, seal(sent)))
    const second = await stand.ask(bot(name, seal(sent)))
    statuses.push(first.status, second.status)
    const empty = [(await first.text()) === '', (await second.text()) === '']
    if (empty[0] !== empty[1]) twice.push(name)
  }
  const xmls = [
    ['no sender', textXml('x', '51').replace('zhangsan', '')],
    ['an unknown kind', textXml('x', '52').replace('<![CDATA[text]]>', '<![CDATA[hologram]]>')],
    ['an unknown event', eventXml('something_new')],
    ['a click without its task', clickXml().replace(/<TaskId>.*<\/TaskId>/, '')],
    ['a click on what is gone', clickXml('', 'attend:999999')],
    ['no kind', '<xml><MsgId>1</MsgId></xml>'],
    ['nothing', '<xml></xml>'],
    ['nested where words belong', textXml('x', '53').replace('<![CDATA[x]]>', '<b>x</b>')],
  ] as const
  for (const [name, xml] of xmls) statuses.push((await stand.ask(byApp(name, sealApp(xml)))).status)
  const recorded = (await stand.heard()) - heardBefore
  await figure(
    annotate,
    'B5',
    `${all.length + xmls.length} messages: ${statuses.filter(status => status === 200).length} of ${statuses.length} answered with 200 (pass: all), ${recorded} recorded (pass: all), repeated otherwise ${twice.length} (pass: 0), no effect (pass: none)`,
  )
  expect(statuses).toEqual(statuses.map(() => 200))
  expect(twice).toEqual([])
  const numbered = await stand.db.sql<{ msgid: string }[]>`
    select msgid from inbound where msgid like '900719925474099%' order by 1`
  expect(numbered.map(({ msgid }) => msgid)).toEqual(['9007199254740992', '9007199254740993'])
  expect(recorded).toBe(all.length + xmls.length)
  expect(await stand.rows()).toEqual(before)
})
