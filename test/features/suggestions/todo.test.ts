import { describe, expect, it } from 'vitest'
import type { SuggestionEvent } from '../../../src/features/suggestions/rules/events.ts'
import { evolve } from '../../../src/features/suggestions/rules/evolve.ts'
import { choreOf, waitingFor } from '../../../src/features/suggestions/rules/todo.ts'
import { everybodyIsReached } from '../../support/ways.ts'
import { agriculture, author, bodyOf, does, finance, handledTown, liaison, todoCard } from './handled.ts'
import { day, handedIn, Life, people } from './rules/bench.ts'

const assign = { act: 'assign', mode: 'joint', breadth: 'normal', lead: [101], assist: [102] } as const
const talk = (said: string) =>
  ({ act: 'consult', officeId: null, on: day('2026-03-10'), place: null, who: null, said }) as const
const everybody = ['liaison', 'author', 'other', 'office', 'helper', 'stranger'] as const
const chores = ({ item }: Life) =>
  Object.fromEntries(
    everybody
      .map(who => [who, choreOf(item, people[who])?.chore] as const)
      .filter(([, chore]) => chore !== undefined),
  )

describe('what waits for whom', () => {
  it('follows the item from hand to hand', () => {
    const life = new Life()
    expect(chores(life)).toEqual({ liaison: 'examine' })
    life.does('liaison', { act: 'admit' }, '2026-03-03')
    expect(chores(life)).toEqual({ liaison: 'assign' })
    life.does('liaison', assign, '2026-03-04')
    expect(chores(life)).toEqual({ office: 'accept', helper: 'assist' })
    life.does('helper', { act: 'assist', officeId: null, text: '有钱' }, '2026-03-05')
    life.does('office', { act: 'accept', officeId: null }, '2026-03-05')
    expect(chores(life)).toEqual({ office: 'consult' })
    life.does('office', { act: 'ask_deputy', officeId: null, words: '哪几盏' }, '2026-03-06')
    expect(chores(life)).toEqual({ author: 'reply' })
    life.does('author', { act: 'reply_to_office', personId: null, words: '三盏' }, '2026-03-07')
    life.does('office', talk('同意'), '2026-03-10')
    expect(chores(life)).toEqual({ office: 'answer' })
    life.does(
      'office',
      { act: 'ask_extension', officeId: null, until: day('2026-08-01'), reason: '汛期' },
      '2026-03-10',
    )
    expect(chores(life)).toEqual({ office: 'answer', liaison: 'decide_extension' })
    life.does('liaison', { act: 'grant_extension' }, '2026-03-10')
    const promise = { resultClass: 'B', text: '年底前', promisedOn: day('2026-12-31') }
    life.does('office', { act: 'answer', officeId: null, ...promise }, '2026-03-10')
    expect(chores(life)).toEqual({ office: 'consult_again' })
    life.does('office', talk('同意二'), '2026-03-10')
    expect(chores(life)).toEqual({ author: 'rate', office: 'keep_promise' })
    life.does(
      'author',
      { act: 'rate', personId: null, attitude: 'satisfied', result: 'satisfied', words: null },
      '2026-03-11',
    )
    expect(chores(life)).toEqual({ liaison: 'conclude', office: 'keep_promise' })
    life.does('liaison', { act: 'close', outcome: '列入计划' }, '2026-03-12')
    expect(chores(life)).toEqual({ office: 'keep_promise' })
    life.does('office', { act: 'keep_promise', on: day('2026-03-13'), words: '已建' }, '2026-03-13')
    expect(chores(life)).toEqual({})
  })

  it('what is due first stands first, what has no day last', () => {
    const dated = (id: number, dueOn: string | null) => ({
      ...evolve(handedIn(), { event: assigned(dueOn), on: day('2026-03-04') }),
      id,
      state: 'handling' as const,
    })
    const items = [dated(1, null), dated(2, '2026-06-11'), dated(3, '2026-05-01'), dated(4, null)]
    expect(waitingFor(items, people.office).map(({ item }) => item.id)).toEqual([3, 2, 1, 4])
  })
})

const assigned = (dueOn: string | null): SuggestionEvent => ({
  type: 'assigned',
  mode: 'joint',
  breadth: 'normal',
  lead: [101],
  assist: [],
  returnBy: day('2026-03-20'),
  clock: null,
  dueOn: dueOn === null ? null : day(dueOn),
})

describe('待办', () => {
  it('shows the first as its card and the others as a list; all of them when asked', async () => {
    const town = await handledTown()
    expect((await town.say(liaison, '待办')).text).toBe('现在没有等您办理的代表建议。')
    for (let i = 1; i <= 8; i++) await town.handIn({ title: `第${i}件事项` })
    const card = await does(town, liaison, '待办')
    expect(bodyOf(card)).toContain(
      [
        '等您办理的有8件，这是第1件：待审查。',
        '其他：',
        ...[2, 3, 4, 5].map(i => `2026-00${i} 第${i}件事项：待审查`),
        '另有3件，发送“/待办 全部”查看。',
      ].join('\n'),
    )
    const all = await town.say(liaison, '/待办 全部')
    expect(all.text?.split('\n')).toHaveLength(10)
    expect((await town.say(liaison, '/待办 张三')).text).toContain('没有看懂“张三”')
    expect((await town.say(liaison, '待办', '主席团')).text).toBe('请在单聊中发送“待办”查看。')

    await does(town, liaison, '/交办 1 农业农村办主办，财政所协办')
    // Words that nobody has read yet come before; the card follows them, by the address of the very message.
    const first = await town.say(agriculture, '待办')
    if (everybodyIsReached) {
      // The app has said them already, so the card is the answer.
      expect(first.text).toContain('等您办理的有这1件：待接收，3月25日（星期三）前。')
      expect(first.pushed).toEqual([])
    } else {
      expect(first.text).toContain('【新消息】')
      expect(first.text).toContain('2026-001 第1件事项：待接收，3月25日（星期三）前')
      expect(first.pushed).toMatchObject([{ chat: 'single:xuzhigang' }])
      expect(first.pushed[0]?.text).toContain('等您办理的有这1件：待接收，3月25日（星期三）前。')
    }
    expect(bodyOf(await todoCard(town, agriculture))).toContain('等您办理的有这1件')

    const mine = await town.say(finance, '我的')
    expect(mine.text).toContain('等您办理的代表建议有1件，发送“待办”办理。')
    expect(mine.pushed.map(({ chat }) => chat)).toEqual(everybodyIsReached ? [] : ['single:fanqiaoyun'])
    expect((await town.say(finance, '我的')).pushed).toEqual([])
    expect((await town.say(author, '待办')).text).toContain('现在没有等您办理的代表建议。')
    await does(town, liaison, '/不予接收 2 没有具体内容')
    expect(bodyOf(await does(town, liaison, '待办'))).toContain('另有1件可以归档，发送“/归档 全部”。')
  })
})
