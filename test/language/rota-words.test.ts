import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/calendar/day.ts'
import { readRotaTimes } from '../../src/language/rota-times.ts'
import { type RotaMaking, readRotaWords } from '../../src/language/rota-words.ts'

const now = new Date('2026-11-11T10:00:00+08:00')
const read = (text: string) => readRotaWords(text, now, 'Asia/Shanghai')
const nothing: RotaMaking = {
  kind: 'make',
  year: null,
  persons: null,
  by: null,
  leaders: null,
  pairs: [],
  unpaired: [],
  excluded: [],
  included: [],
  unread: '',
}

describe('how a rota is made', () => {
  it.each<[string, Partial<RotaMaking>]>([
    ['2027年 每次3人 按小组', { year: 2027, persons: 3, by: 'group' }],
    ['２０２７年每次３人按小组', { year: 2027, persons: 3, by: 'group' }],
    ['明年 每次两名代表 按选区', { year: 2027, persons: 2, by: 'village' }],
    ['每次三人，按代表小组，组长带班', { persons: 3, by: 'group', leaders: ['leader'] }],
    ['2027 每次 2 人 按村', { year: 2027, persons: 2, by: 'village' }],
    ['按层级 每次4人 领导带班', { persons: 4, by: 'level', leaders: ['chair', 'vice_chair'] }],
    ['县乡代表搭配 每次2人', { persons: 2, by: 'level' }],
    ['不分组 每次3人 主席团成员带班', { persons: 3, by: 'all', leaders: ['presidium_member'] }],
    ['每次3人 按小组 2027年', { year: 2027, persons: 3, by: 'group' }],
    ['副组长带班', { leaders: ['deputy_leader'] }],
    ['不带班', { leaders: [] }],
    ['每次0人', { persons: 0 }],
    ['每次100人', { persons: 100 }],
    ['按小组', { by: 'group' }],
    ['固定 张三 李四', { pairs: ['张三 李四'] }],
    ['拆开 张三', { unpaired: ['张三'] }],
    ['取消固定 张三', { unpaired: ['张三'] }],
    ['不排 王五 6月', { excluded: ['王五 6月'] }],
    ['可排 王五', { included: ['王五'] }],
    [
      '2027年 每次3人 按小组 固定 张三 李四 不排 王五 6月 固定 赵六 孙七',
      { year: 2027, persons: 3, by: 'group', pairs: ['张三 李四', '赵六 孙七'], excluded: ['王五 6月'] },
    ],
    ['每次3人 乱七八糟', { persons: 3, unread: '乱七八糟' }],
    ['张三 12月15日', { unread: '张三12月15日' }],
  ])('%s', (text, making) => {
    expect(read(text)).toEqual({ ...nothing, ...making })
  })
})

describe('what of a rota is shown', () => {
  it.each([
    ['', null, null],
    ['2027年', 2027, null],
    ['明年', 2027, null],
    ['今年', 2026, null],
    ['2027年7月', 2027, 7],
    ['2027年十二月', 2027, 12],
  ])('«%s»', (text, year, month) => {
    expect(read(text)).toEqual({ kind: 'show', year, month })
  })
})

describe('one day of a rota', () => {
  it.each([
    ['12月15日 张三、李四', 'set', '2026-12-15', '张三、李四'],
    ['2027年1月15日 张三', 'set', '2027-01-15', '张三'],
    ['12月15日', 'set', '2026-12-15', ''],
    ['12月15日 换 张三 李四', 'replace', '2026-12-15', '换 张三 李四'],
    ['12月15日 张三换成李四', 'replace', '2026-12-15', '张三换成李四'],
  ])('%s', (text, kind, day, rest) => {
    const said = read(text)
    expect('day' in said ? [said.kind, isoDay(said.day), said.rest] : said).toEqual([kind, day, rest])
  })

  it('that is none, or not one, is said', () => {
    expect(read('2月30日 张三')).toEqual({ kind: 'no_day', said: '2月30日', why: 'impossible' })
    expect(read('月底 张三')).toMatchObject({ kind: 'no_day', why: 'ambiguous' })
    expect(read('12月15日(星期三) 张三')).toMatchObject({ kind: 'no_day', why: 'weekday_mismatch' })
  })
})

it.each(['停止', '停用', '手工', '取消自动排班'])('%s ends the rota', text => {
  expect(read(text)).toEqual({ kind: 'by_hand' })
})

describe('when somebody is not to be on duty', () => {
  const times = (text: string) => {
    const { months, days, unread } = readRotaTimes(text, now, 'Asia/Shanghai')
    return [months, days.map(isoDay), unread]
  }
  it.each([
    ['', [], [], ''],
    ['6月', [6], [], ''],
    ['6月、7月', [6, 7], [], ''],
    ['6、7月', [6, 7], [], ''],
    ['六月和七月份', [6, 7], [], ''],
    ['6月至8月', [6, 7, 8], [], ''],
    ['11月到2月', [11, 12, 1, 2], [], ''],
    ['12月15日', [], ['2026-12-15'], ''],
    ['12月15日、1月15日', [], ['2026-12-15', '2027-01-15'], ''],
    ['6月，12月15日', [6], ['2026-12-15'], ''],
    ['有时候', [], [], '有时候'],
    ['13月', [], [], '13月'],
  ])('«%s»', (text, ...expected) => {
    expect(times(text)).toEqual(expected)
  })
})

it('any words are read, and quickly', () => {
  const piece = fc.constantFrom(
    ...[
      '排',
      '不排',
      '固定',
      '12月',
      '15日',
      '2027年',
      '每次',
      '3人',
      '换',
      '按小组',
      '带班',
      '、',
      ' ',
      '张三',
      '至',
    ],
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 3000 }),
        fc.array(piece, { maxLength: 300 }).map(all => all.join('')),
      ),
      text => {
        expect(read(text).kind).toMatch(/^[a-z_]+$/)
        expect(Array.isArray(readRotaTimes(text, now, 'Asia/Shanghai').months)).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})
