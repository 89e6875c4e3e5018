import { describe, expect, it } from 'vitest'
import { botCardSchema, webhookCardSchema } from '../../src/sandbox/card-schema.ts'
import { buttonCard, multipleCard, newsNotice, textNotice, voteCard } from './cards.ts'

const rightCards = {
  button_interaction: buttonCard,
  vote_interaction: voteCard,
  multiple_interaction: multipleCard,
  text_notice: textNotice,
  news_notice: newsNotice,
}

const kinds = [
  'button_interaction',
  'vote_interaction',
  'multiple_interaction',
  'text_notice',
  'news_notice',
] as const

function without(card: object, field: string): object {
  return Object.fromEntries(Object.entries(card).filter(([name]) => name !== field))
}

const required: Record<keyof typeof rightCards, string[]> = {
  button_interaction: ['card_type', 'main_title', 'button_list', 'task_id'],
  vote_interaction: ['card_type', 'main_title', 'checkbox', 'submit_button', 'task_id'],
  multiple_interaction: ['card_type', 'main_title', 'select_list', 'submit_button', 'task_id'],
  text_notice: ['card_type', 'card_action'],
  news_notice: ['card_type', 'main_title', 'card_action', 'card_image'],
}

const forbidden: Record<keyof typeof rightCards, object[]> = {
  button_interaction: [
    { jump_list: [] },
    { submit_button: { text: '提交', key: 'k' } },
    { emphasis_content: {} },
  ],
  vote_interaction: [
    { sub_title_text: '一' },
    { horizontal_content_list: [] },
    { quote_area: {} },
    { card_action: { type: 1, url: 'https://example.test' } },
    { action_menu: { desc: 'x', action_list: [{ text: 'a', key: 'a' }] } },
  ],
  multiple_interaction: [{ sub_title_text: '一' }, { button_list: [{ text: 'a', key: 'a' }] }],
  text_notice: [{ button_list: [{ text: 'a', key: 'a' }] }, { vertical_content_list: [] }],
  news_notice: [{ sub_title_text: '一' }, { emphasis_content: {} }],
}

describe.each(Object.entries(rightCards))('a %s card', (type, make) => {
  const kind = kinds.find(known => known === type) ?? 'text_notice'

  it('passes when it is right', () => {
    expect(botCardSchema.safeParse(make()).error).toBeUndefined()
  })

  it.each(required[kind])('is refused without %s', field => {
    expect(botCardSchema.safeParse(without(make(), field)).success).toBe(false)
  })

  it.each(forbidden[kind].map(field => [Object.keys(field).join(), field] as const))(
    'is refused with %s, which is not in its table',
    (_, field) => {
      expect(botCardSchema.safeParse({ ...make(), ...field }).success).toBe(false)
    },
  )

  it('is refused with a field that no card has', () => {
    expect(botCardSchema.safeParse({ ...make(), colour: 'red' }).success).toBe(false)
  })
})

const many = (count: number, make: (index: number) => object): object[] =>
  Array.from({ length: count }, (_, i) => make(i))
const row = (index: number): object => ({ keyname: `行${index}` })
const button = (index: number): object => ({ text: `钮${index}`, key: `k${index}` })
const option = (index: number): object => ({ id: `o${index}`, text: `项${index}` })
const vote = (checkbox: object): object => ({
  ...voteCard(),
  checkbox: { ...voteCard().checkbox, ...checkbox },
})
const button1 = (fields: object): object => ({ ...buttonCard(), ...fields })
const select = (fields: object): object =>
  button1({ button_selection: { ...buttonCard().button_selection, ...fields } })
const news = (fields: object): object => ({ ...newsNotice(), ...fields })
const notice = (fields: object): object => ({ ...textNotice(), ...fields })

describe('limits of a card, each at its edge', () => {
  const edges: [name: string, right: object, wrong: object][] = [
    [
      '6 rows',
      button1({ horizontal_content_list: many(6, row) }),
      button1({ horizontal_content_list: many(7, row) }),
    ],
    ['6 buttons', button1({ button_list: many(6, button) }), button1({ button_list: many(7, button) })],
    ['1 button', button1({ button_list: many(1, button) }), button1({ button_list: [] })],
    ['10 options', select({ option_list: many(10, option) }), select({ option_list: many(11, option) })],
    ['1 option', select({ option_list: many(1, option) }), select({ option_list: [] })],
    ['20 choices', vote({ option_list: many(20, option) }), vote({ option_list: many(21, option) })],
    [
      '3 drop-downs',
      {
        ...multipleCard(),
        select_list: many(3, i => ({ question_key: `q${i}`, option_list: many(1, option) })),
      },
      {
        ...multipleCard(),
        select_list: many(4, i => ({ question_key: `q${i}`, option_list: many(1, option) })),
      },
    ],
    [
      '4 vertical rows',
      news({ vertical_content_list: many(4, i => ({ title: `${i}` })) }),
      news({ vertical_content_list: many(5, i => ({ title: `${i}` })) }),
    ],
    [
      '3 jumps',
      notice({ jump_list: many(3, i => ({ type: 1, title: `${i}`, url: 'https://example.test' })) }),
      notice({ jump_list: many(4, i => ({ type: 1, title: `${i}`, url: 'https://example.test' })) }),
    ],
    [
      '3 menu entries',
      notice({ task_id: 't', action_menu: { desc: '操作', action_list: many(3, button) } }),
      notice({ task_id: 't', action_menu: { desc: '操作', action_list: many(4, button) } }),
    ],
    [
      'a question of 200 bytes',
      notice({ jump_list: [{ type: 3, title: 'a', question: 'x'.repeat(200) }] }),
      notice({ jump_list: [{ type: 3, title: 'a', question: '问'.repeat(67) }] }),
    ],
    [
      'a key of 1024 bytes',
      button1({ button_list: [{ text: 'a', key: 'k'.repeat(1024) }] }),
      button1({ button_list: [{ text: 'a', key: '键'.repeat(342) }] }),
    ],
    [
      'an option id of 128 bytes',
      select({ option_list: [{ id: 'i'.repeat(128), text: 'a' }] }),
      select({ option_list: [{ id: 'i'.repeat(129), text: 'a' }] }),
    ],
    ['a task_id of 128 bytes', buttonCard('t'.repeat(128)), buttonCard('t'.repeat(129))],
    ['task_id characters', buttonCard('aZ09_-@'), buttonCard('a:b')],
    [
      'a button style',
      button1({ button_list: [{ text: 'a', key: 'k', style: 4 }] }),
      button1({ button_list: [{ text: 'a', key: 'k', style: 5 }] }),
    ],
    [
      'a style that is a number',
      button1({ button_list: [{ text: 'a', key: 'k', style: 1 }] }),
      button1({ button_list: [{ text: 'a', key: 'k', style: '1' }] }),
    ],
    ['a mode that is a number', vote({ mode: 1 }), vote({ mode: '1' })],
    [
      'is_checked that is a boolean',
      vote({ option_list: [{ id: 'a', text: 'a', is_checked: true }] }),
      vote({ option_list: [{ id: 'a', text: 'a', is_checked: 'true' }] }),
    ],
    [
      'keys that differ',
      button1({ button_list: [button(1), button(2)] }),
      button1({ button_list: [button(1), button(1)] }),
    ],
    [
      'ids that differ',
      select({ option_list: [option(1), option(2)] }),
      select({ option_list: [option(1), option(1)] }),
    ],
    ['a selected_id that exists', select({ selected_id: 'ill' }), select({ selected_id: 'none' })],
    [
      'an aspect ratio',
      news({ card_image: { url: 'https://example.test', aspect_ratio: 2.2 } }),
      news({ card_image: { url: 'https://example.test', aspect_ratio: 2.25 } }),
    ],
    [
      'a link with its address',
      button1({ horizontal_content_list: [{ keyname: 'a', type: 1, url: 'https://example.test' }] }),
      button1({ horizontal_content_list: [{ keyname: 'a', type: 1 }] }),
    ],
    [
      'a member with a userid',
      button1({ horizontal_content_list: [{ keyname: 'a', type: 3, userid: 'u' }] }),
      button1({ horizontal_content_list: [{ keyname: 'a', type: 3 }] }),
    ],
    [
      'a notice that leads somewhere',
      notice({ card_action: { type: 1, url: 'https://example.test' } }),
      notice({ card_action: { type: 0 } }),
    ],
    [
      'a notice that says something',
      notice({ main_title: { desc: 'x' }, sub_title_text: 'a' }),
      notice({ main_title: { desc: 'x' }, sub_title_text: '' }),
    ],
    ['a title', button1({ main_title: { title: '一' } }), button1({ main_title: { title: '' } })],
    ['whole characters', button1({ sub_title_text: '😀' }), button1({ sub_title_text: '😀'.slice(0, 1) })],
    [
      'a menu with a task_id',
      notice({ task_id: 't', action_menu: { desc: 'x', action_list: many(1, button) } }),
      notice({ action_menu: { desc: 'x', action_list: many(1, button) } }),
    ],
    [
      'a feedback id of 256 bytes',
      button1({ feedback: { id: 'f'.repeat(256) } }),
      button1({ feedback: { id: 'f'.repeat(257) } }),
    ],
  ]

  it.each(edges)('%s', (_, right, wrong) => {
    expect(botCardSchema.safeParse(right).error).toBeUndefined()
    expect(botCardSchema.safeParse(wrong).success).toBe(false)
  })
})

describe('a card through a group webhook', () => {
  it.each([textNotice, newsNotice])('may be a notice', make => {
    expect(webhookCardSchema.safeParse(make()).success).toBe(true)
  })
  it('may carry an attachment row, which a bot may not', () => {
    const card = notice({ horizontal_content_list: [{ keyname: '附件', type: 2, media_id: 'm' }] })
    expect(webhookCardSchema.safeParse(card).success).toBe(true)
    expect(botCardSchema.safeParse(card).success).toBe(false)
  })
  it.each([buttonCard, voteCard, multipleCard])('may not be interactive', make => {
    expect(webhookCardSchema.safeParse(make()).success).toBe(false)
  })
  it.each([{ task_id: 't' }, { feedback: { id: 'f' } }])(
    'may not carry %o, since nothing can call back',
    field => {
      expect(webhookCardSchema.safeParse(notice(field)).success).toBe(false)
    },
  )
})
