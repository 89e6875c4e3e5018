import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/bot/reply.ts'
import { templateCard } from '../../src/wecom/cards.ts'
import { cardFields, cardHardLimits } from '../../src/wecom/limits.ts'

const card: Card = {
  taskId: 'm-12_a@1',
  title: '第三次主席团会议',
  buttons: [
    { text: '参加', key: 'reply:12:yes', style: 'primary' },
    { text: '请假', key: 'reply:12:leave', style: 'danger' },
    { text: '名单', key: 'sheet:12', style: 'plain' },
  ],
}
const full: Card = {
  ...card,
  desc: '3月18日（星期三）上午9:00',
  quote: '原通知',
  body: '一、听取报告\n二、表决',
  rows: [{ name: '地点', value: '三楼会议室' }],
  select: {
    key: 'why',
    title: '原因',
    options: [
      { id: 'sick', text: '生病' },
      { id: 'trip', text: '出差' },
    ],
    selected: 'trip',
  },
}

test('a full card is the documented button_interaction', () => {
  expect(templateCard(full)).toEqual({
    card_type: 'button_interaction',
    main_title: { title: '第三次主席团会议', desc: '3月18日（星期三）上午9:00' },
    quote_area: { type: 0, quote_text: '原通知' },
    sub_title_text: '一、听取报告\n二、表决',
    horizontal_content_list: [{ keyname: '地点', value: '三楼会议室' }],
    button_selection: {
      question_key: 'why',
      title: '原因',
      option_list: [
        { id: 'sick', text: '生病' },
        { id: 'trip', text: '出差' },
      ],
      selected_id: 'trip',
    },
    button_list: [
      { text: '参加', style: 1, key: 'reply:12:yes' },
      { text: '请假', style: 3, key: 'reply:12:leave' },
      { text: '名单', style: 2, key: 'sheet:12' },
    ],
    task_id: 'm-12_a@1',
  })
})

test.each([
  ['full', full],
  ['least', card],
])('the %s card has every required field and none that is not allowed', (_name, input) => {
  const { required, optional } = cardFields.button_interaction
  const fields = Object.keys(templateCard(input))
  expect(fields).toEqual(expect.arrayContaining([...required]))
  expect([...required, ...optional]).toEqual(expect.arrayContaining(fields))
})

describe('a card that the platform would refuse throws', () => {
  const button = { text: '是', key: 'k' }
  const option = { id: 'a', text: '甲' }
  const many = <T extends object>(count: number, one: T, name: keyof T): T[] =>
    Array.from({ length: count }, (_, i) => ({ ...one, [name]: `${name.toString()}${i}` }))

  test.each<[string, Partial<Card>, RegExp]>([
    ['no title', { title: ' \u202E ' }, /a title/],
    ['no button', { buttons: [] }, /1 to 6 buttons/],
    ['7 buttons', { buttons: many(7, button, 'key') }, /1 to 6 buttons/],
    ['two buttons of one key', { buttons: [button, button] }, /button keys/],
    ['an empty key', { buttons: [{ text: '是', key: '' }] }, /button keys/],
    ['a key of 1 025 bytes', { buttons: [{ text: '是', key: `aa${'汉'.repeat(341)}` }] }, /button keys/],
    ['7 rows', { rows: many(7, { name: 'a', value: 'b' }, 'name') }, /at most 6 rows/],
    ['11 options', { select: { key: 'q', title: '', options: many(11, option, 'id') } }, /1 to 10 options/],
    ['no option', { select: { key: 'q', title: '', options: [] } }, /1 to 10 options/],
    ['two options of one id', { select: { key: 'q', title: '', options: [option, option] } }, /option ids/],
    [
      'a selected option that is not there',
      { select: { key: 'q', title: '', options: [option], selected: 'b' } },
      /exists/,
    ],
    ['an empty task id', { taskId: '' }, /task id/],
    ['a Chinese task id', { taskId: '会议' }, /task id/],
    ['a task id of 129 letters', { taskId: 'a'.repeat(129) }, /task id/],
  ])('%s', (_name, change, words) => {
    expect(() => templateCard({ ...card, ...change })).toThrow(RangeError)
    expect(() => templateCard({ ...card, ...change })).toThrow(words)
  })

  test('and the same at the limit does not', () => {
    const keyOfLimit = `a${'汉'.repeat(341)}`
    expect(Buffer.byteLength(keyOfLimit)).toBe(cardHardLimits.keyMaxBytes)
    const atLimit: Card = {
      taskId: 'a'.repeat(128),
      title: '题',
      buttons: [...many(5, button, 'key'), { text: '是', key: keyOfLimit }],
      rows: many(6, { name: 'a', value: 'b' }, 'name'),
      select: { key: 'q', title: '', options: many(10, option, 'id') },
    }
    expect(templateCard(atLimit).button_list).toHaveLength(6)
  })
})

test('long texts are fitted to the advised lengths, an agenda is left room', () => {
  const long = '长'.repeat(1_000)
  const fitted = templateCard({
    taskId: 't',
    title: long,
    desc: long,
    body: long,
    quote: long,
    rows: [{ name: long, value: long }],
    buttons: [{ text: long, key: 'k' }],
    select: { key: 'q', title: long, options: [{ id: 'a', text: long }] },
  })
  const lengths = [
    fitted.main_title.title,
    fitted.main_title.desc,
    fitted.sub_title_text,
    fitted.quote_area?.quote_text,
    fitted.horizontal_content_list?.[0]?.keyname,
    fitted.horizontal_content_list?.[0]?.value,
    fitted.button_list[0]?.text,
    fitted.button_selection?.title,
    fitted.button_selection?.option_list[0]?.text,
  ].map(text => text?.length)
  expect(lengths).toEqual([26, 30, 600, 300, 5, 26, 10, 13, 10])
})

test('words of people in a card cannot mention, break a line or reorder it', () => {
  const text = JSON.stringify(
    templateCard({
      ...card,
      title: '<@all>\n通知\u202E',
      body: '<@all>\n第二行',
      rows: [{ name: '<a>', value: '<@zhangsan>\0' }],
    }),
  )
  expect(text).not.toMatch(/<@|<a|\u202E|\\u0000/)
  expect(text).toContain('＜@all> 通知')
  expect(text).toContain('＜@all>\\n第二行')
})

test('a text that stood on a card before is fitted to the place where it stands now', () => {
  const text =
    '关于召开镇第十九届人民代表大会第三次会议的通知（各代表小组、列席单位、旁听人员一并通知）<@all>\n请准时'
  const everywhere: Card = {
    ...full,
    title: text,
    desc: text,
    quote: text,
    body: text,
    rows: [{ name: text, value: text }],
  }
  const alone = (part: Partial<Card>) => templateCard({ ...full, ...part })
  const first = templateCard(everywhere)
  expect(templateCard(everywhere)).toEqual(first)
  expect(new Set([first.main_title.title, first.horizontal_content_list?.[0]?.keyname]).size).toBe(2)
  expect(first.sub_title_text).toContain('\n')
  expect(first.main_title.title).not.toContain('\n')
  expect(alone({ quote: text }).quote_area?.quote_text).toBe(first.quote_area?.quote_text)
  expect(alone({ desc: text }).main_title.desc).toBe(first.main_title.desc)
})
