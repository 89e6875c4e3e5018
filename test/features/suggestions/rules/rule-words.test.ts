import { describe, expect, it } from 'vitest'
import { readRule } from '../../../../src/features/suggestions/rules/rule-words.ts'
import { withRule } from '../../../../src/features/suggestions/rules/set-rule.ts'

const valueIn = (words: string): unknown => {
  const read = readRule(words)
  return read.kind === 'set' ? read.value : read.kind
}
const set = (words: string): unknown => {
  const read = readRule(words)
  if (read.kind !== 'set') return read.kind
  const setting = withRule({}, read.rule, read.value, '')
  return 'problem' in setting ? setting.problem : setting.stored
}
const three = [
  { code: 'A', name: '已解决', promises: false },
  { code: 'B', name: '正在解决', promises: true },
  { code: 'C', name: '暂不能解决', promises: false },
]

describe('result classes in words', () => {
  it.each([
    '办理结果 A 已解决、B 正在解决（承诺）、C 暂不能解决',
    '办理结果 A已解决，B正在解决，C暂不能解决',
    '结果类别：A类：已解决；B类：正在解决；C类：暂不能解决。',
    '办理结果改为a.已解决 b.正在解决 c.暂不能解决',
    '答复类别 A、已解决\nB、正在解决\nC、暂不能解决',
    '办理结果 Ａ已解决、Ｂ正在解决（承诺）、Ｃ暂不能解决',
  ])('%s', words => {
    expect(valueIn(words)).toEqual(three)
  })

  it.each([
    [
      '办理结果 甲 已经解决或采纳、乙 列入计划、丙 留作参考',
      [
        { code: '甲', name: '已经解决或采纳', promises: false },
        { code: '乙', name: '列入计划', promises: true },
        { code: '丙', name: '留作参考', promises: false },
      ],
    ],
    [
      '办理结果 A 已解决、B 正在研究、C 三年内解决（承诺）',
      [
        { code: 'A', name: '已解决', promises: false },
        { code: 'B', name: '正在研究', promises: false },
        { code: 'C', name: '三年内解决', promises: true },
      ],
    ],
  ])('%s', (words, classes) => {
    expect(valueIn(words)).toEqual(classes)
  })

  it.each([
    ['办理结果 满意、不满意', 'unclear'],
    ['办理结果 随便', 'unclear'],
    ['办理结果', 'unclear'],
    ['办理结果 A', 'unclear'],
    ['办理结果 四类', 'unclear'],
    ['办理结果 A 已解决', 'out_of_range'],
    ['办理结果 A 已解决、A 正在解决', 'out_of_range'],
    ['办理结果 A 已解决、B 已解决', 'out_of_range'],
    ['办理结果 A 已解决、B 一二三四五六七八九十一二三四五六七八九十一', 'out_of_range'],
    ['办理结果 A 采纳、B 解决、C 研究、D 参考、E 解释、F 转办、G 缓办', 'out_of_range'],
  ])('%s is refused: %s', (words, why) => {
    expect(set(words)).toBe(why)
  })
})

describe('numbering in words', () => {
  it.each([
    ['编号 按年', { by: 'year' }],
    ['编号方式 按年度编号', { by: 'year' }],
    ['编号 每年', { by: 'year' }],
    ['编号 按届次 第十九届第三次会议', { by: 'session', name: '19-3' }],
    ['编号按会次 19-3', { by: 'session', name: '19-3' }],
    ['编号 第19届人大第3次会议', { by: 'session', name: '19-3' }],
    ['编号 按届次：十九届三次', { by: 'session', name: '19-3' }],
  ])('%s', (words, series) => {
    expect(set(words)).toEqual({ series })
  })

  it.each(['编号 按届次', '编号 按天', '编号', '编号 2026年3月', '编号 从100开始', '编号 0届3次'])(
    '%s is not understood',
    words => {
      expect(set(words)).toBe('unclear')
    },
  )
})
