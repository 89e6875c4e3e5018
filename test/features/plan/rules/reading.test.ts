import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../../../src/calendar/day.ts'
import { readChange } from '../../../../src/features/plan/rules/read-change.ts'
import { readPlanCommand } from '../../../../src/features/plan/rules/read-command.ts'
import { readItem, takeCount } from '../../../../src/features/plan/rules/read-item.ts'
import { day, item } from './bench.ts'

const today = day('2026-11-20')
const groups = [
  { id: 1, name: '第一代表小组' },
  { id: 2, name: '第二代表小组' },
]

describe('what is wanted of the plan', () => {
  it.each<[string, object | null]>([
    ['', { verb: 'show', year: 2026 }],
    ['2027年', { verb: 'show', year: 2027 }],
    ['明年', { verb: 'show', year: 2027 }],
    ['生成', { verb: 'draft', year: 2026 }],
    ['生成 2027年', { verb: 'draft', year: 2027 }],
    ['起草明年', { verb: 'draft', year: 2027 }],
    ['定稿', { verb: 'finalise', year: 2026 }],
    ['增 5月 视察', { verb: 'add', year: 2026, rest: '5月 视察' }],
    ['增加 2027年5月 视察', { verb: 'add', year: 2027, rest: '2027年5月 视察' }],
    ['改 7 6月', { verb: 'change', year: null, number: 7, rest: '6月' }],
    ['改 第7项 3次', { verb: 'change', year: null, number: 7, rest: '3次' }],
    ['改 2027-7 6月', { verb: 'change', year: 2027, number: 7, rest: '6月' }],
    ['删 7 与调研合并', { verb: 'drop', year: null, number: 7, rest: '与调研合并' }],
    ['删', { verb: 'drop', year: null, number: null, rest: '' }],
    [
      '说明 7 因防汛推迟，改在六月（待定）',
      { verb: 'explain', year: null, number: 7, rest: '因防汛推迟，改在六月（待定）' },
    ],
    ['完成 7 会议3', { verb: 'done', year: null, number: 7, rest: '会议3' }],
    ['完成 ７', { verb: 'done', year: null, number: 7, rest: '' }],
    ['撤销完成 7', { verb: 'undone', year: null, number: 7, rest: '' }],
    ['完成 5月 会议', { verb: 'done', year: null, number: null, rest: '5月 会议' }],
    ['随便', null],
  ])('%s', (words, read) => {
    expect(readPlanCommand(words, today)).toEqual(read)
  })
})

describe('an item as it is written', () => {
  it.each<[string, string, string | null, number, string]>([
    ['5月 视察农田水利', 'inspection', null, 1, '视察农田水利'],
    ['5月 视察农田水利 二组 2次', 'inspection', 'group:2', 2, '视察农田水利 二组'],
    ['三季度 第一代表小组活动', 'activity', 'group:1', 1, '第一代表小组活动'],
    ['上半年 主席团学习', 'study', 'presidium', 1, '主席团学习'],
    ['上半年 代表培训', 'study', 'deputies', 1, '代表培训'],
    ['全年 代表联系选民 60名', 'contact', null, 60, '代表联系选民'],
    ['10月 代表述职 8名', 'duty_report', null, 8, '代表述职'],
    ['6月 执法检查', 'law_check', null, 1, '执法检查'],
    ['6月 三组视察', 'inspection', null, 1, '三组视察'],
    ['6月 视察“四好”公路（含桥梁），2次', 'inspection', null, 2, '视察“四好”公路（含桥梁）'],
  ])('%s', (words, kind, whose, count, title) => {
    expect(readItem(words, 2026, groups)).toMatchObject({ kind, whose, count, title })
  })

  it.each([
    ['视察', 'no_period'],
    ['2027年5月 视察', 'no_period'],
    ['5月', 'no_title'],
    [`5月 ${'长'.repeat(61)}`, 'long_title'],
    ['5月 视察 0次', 'too_many'],
  ])('%s is not one', (words, why) => {
    expect(readItem(words, 2026, groups)).toBe(why)
  })

  it.each([
    ['3次', 3, ''],
    ['视察 两次', 2, '视察'],
    ['视察3个村', null, '视察3个村'],
    ['第三次会议', null, '第三次会议'],
  ])('%s', (words, count, rest) => {
    expect(takeCount(words)).toEqual({ count, rest })
  })

  it('never throws, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), words => {
        void readItem(words, 2026, groups)
        void readPlanCommand(words, today)
        void readChange(words, item(1), 2026, groups)
      }),
    )
  })
})

describe('a change', () => {
  it.each<[string, object | string | null]>([
    ['6月', { from: '2026-06-01', until: '2026-06-30', title: '第1项', count: 1 }],
    ['改到6月', { from: '2026-06-01', until: '2026-06-30', title: '第1项', count: 1 }],
    ['3次', { from: '2026-05-01', until: '2026-05-31', title: '第1项', count: 3 }],
    ['6月 2次', { from: '2026-06-01', until: '2026-06-30', title: '第1项', count: 2 }],
    ['内容 视察道路', { from: '2026-05-01', until: '2026-05-31', title: '视察道路', count: 1 }],
    ['6月 调研养老', { from: '2026-06-01', until: '2026-06-30', title: '调研养老', count: 1 }],
    ['什么', null],
    ['', null],
    ['0次', 'too_many'],
  ])('%s', (words, read) => {
    const found = readChange(words, item(1), 2026, groups)
    const said =
      found === null || typeof found === 'string'
        ? found
        : { from: isoDay(found.from), until: isoDay(found.until), title: found.title, count: found.count }
    expect(said).toEqual(read)
  })
})
