import { describe, expect, it } from 'vitest'
import {
  giverOf,
  readHandOver,
  readTermChange,
  whyNoChange,
} from '../../../src/features/terms/rules/change.ts'

describe('a change of term', () => {
  it.each([
    ['第二十届 2026年12月15日', 20, 15],
    ['20届 2026-12-15', 20, 15],
    ['第二十届，自２０２６年１２月１日起', 20, 1],
  ])('%s', (words, number, day) => {
    expect(readTermChange(words)).toEqual({ number, from: { year: 2026, month: 12, day } })
  })

  it.each(['', '第二十届', '第二十届 2026年12月', '第二十届 2026年2月30日', '2026年12月15日'])(
    '«%s» says none',
    words => {
      expect(readTermChange(words)).toBeNull()
    },
  )

  const current = { number: 19, began: { year: 2021, month: 12, day: 1 } }
  it.each([
    [20, { year: 2026, month: 12, day: 15 }, null],
    [21, { year: 2026, month: 12, day: 15 }, 'not_next'],
    [19, { year: 2026, month: 12, day: 15 }, 'not_next'],
    [20, { year: 2021, month: 12, day: 1 }, 'too_early'],
  ])('the %ith from %o', (number, from, why) => {
    expect(whyNoChange({ number, from }, current)).toBe(why)
    expect(whyNoChange({ number, from }, null)).toBe('no_term')
  })
})

describe('an office that changes hands', () => {
  it.each([
    ['主席 张三', 'chair', '张三'],
    ['副主席 李四 王五', 'vice_chair', '李四 王五'],
    ['人大副主席由李四交给王五', 'vice_chair', '李四 王五'],
    ['联络员：赵六', 'liaison', '赵六'],
    ['主席团主席 张三', 'chair', '张三'],
    ['主席由张三接任', 'chair', '张三'],
    ['联络员 赵六接任', 'liaison', '赵六'],
    ['联络员 赵六担任', 'liaison', '赵六'],
    ['副主席 李四，由王五接任', 'vice_chair', '李四， 王五'],
    ['主席 张三 担任主席', 'chair', '张三'],
    ['王五的联络员交给赵六', 'liaison', '王五 赵六'],
    ['王五的副主席职务交给赵六', 'vice_chair', '王五 赵六'],
    ['工委主任 张三', 'chair', '张三'],
  ])('%s', (words, role, names) => {
    expect(readHandOver(words)).toEqual({ role, names })
  })
  it.each(['', '组长 张三', '张三', '主席团成员 张三'])('«%s» names none of these offices', words => {
    expect(readHandOver(words)).toBeNull()
  })

  it.each([
    [[1], null, 2, { from: 1 }],
    [[], null, 2, { from: null }],
    [[1, 3], null, 2, 'which'],
    [[1, 3], 3, 2, { from: 3 }],
    [[1], 3, 2, 'not_holder'],
    [[2], 3, 2, 'unchanged'],
    [[2], null, 2, 'unchanged'],
    [[1, 2], null, 2, 'unchanged'],
    [[1, 2], 1, 2, { from: 1 }],
  ])('held by %o, from %o to %i', (holders, said, to, giver) => {
    expect(giverOf(holders, said, to)).toEqual(giver)
  })
})
