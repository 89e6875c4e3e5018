import { describe, expect, it } from 'vitest'
import { topicTakenBack } from '../../../../src/features/agenda/rules/topic.ts'

describe('a topic is taken back', () => {
  it.each<[words: string, back: number | 'which' | null]>([
    ['撤回 5', 5],
    ['撤回5号', 5],
    ['5号撤回', 5],
    ['撤回 5，已经解决了', 5],
    ['撤回第5号议题，谢谢', 5],
    ['我撤回5号', 5],
    ['我要撤回第５号', 5],
    ['5号议题我撤回了，谢谢', 5],
    ['撤回 5 已经解决了', 5],
    ['取消 5', 5],
    ['取消5个', 5],
    ['撤回', 'which'],
    ['我撤回', 'which'],
    ['收回我的议题', 'which'],
    ['不提了', 'which'],
    ['撤销', 'which'],
    ['取消5个收费项目', null],
    ['取消 2026 年度收费', null],
    ['撤销路边临时摊点', null],
    ['建议收回闲置校舍', null],
    ['5号公路修复', null],
    ['听取农村饮水安全情况汇报', null],
  ])('%s: %s', (words, back) => {
    expect(topicTakenBack(words)).toBe(back)
  })
})
