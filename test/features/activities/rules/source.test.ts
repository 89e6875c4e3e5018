import { expect, it } from 'vitest'
import { withoutSource } from '../../../../src/features/activities/rules/numbers.ts'

it.each([
  ['修路灯，来源：活动3', '修路灯'],
  ['修路灯。来源：活动3。', '修路灯。'],
  ['修路灯；来源:活动 第３号', '修路灯'],
  ['来源：活动3，修路灯', '修路灯'],
  ['修路灯（来源：活动3）', '修路灯'],
  ['修路灯\n来源：第3号会议', '修路灯'],
  ['来源：活动3', ''],
  // What he writes himself about it, and what only looks like it, is his.
  ['第3号活动中发现路灯不亮', '第3号活动中发现路灯不亮'],
  ['水的来源：水库', '水的来源：水库'],
  ['资金来源：活动3万元', '资金来源：活动3万元'],
  ['修路灯，资金来源：活动经费', '修路灯，资金来源：活动经费'],
])('of «%s» what the deputy wrote is «%s»', (words, expected) => {
  expect(withoutSource(words)).toBe(expected)
})
