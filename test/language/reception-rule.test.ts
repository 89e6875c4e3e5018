import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReceptionRule } from '../../src/language/reception-rule.ts'

const now = new Date('2026-03-11T10:00:00+08:00')
const read = (words: string) => readReceptionRule(words, now, 'Asia/Shanghai')
const monthday = (day: number) => ({ on: 'monthday', day })
const weekday = (number: number) => ({ on: 'weekday', weekday: number })
const nth = (number: number, weekday: number) => ({ on: 'nth_weekday', nth: number, weekday })
const market = (ending: number[], calendar = 'lunar') => ({ on: 'market', calendar, ending })

describe('the days', () => {
  test.each<[string, unknown[]]>([
    ['每月15日', [monthday(15)]],
    ['每月15号上午8:30至11:30', [monthday(15)]],
    ['每个月的15日', [monthday(15)]],
    ['每月十五日', [monthday(15)]],
    ['每月5日、20日', [monthday(5), monthday(20)]],
    ['每月１日和１５日', [monthday(1), monthday(15)]],
    ['每月15', [monthday(15)]],
    ['每月最后一天', [monthday(31)]],
    ['每月10日至12日', [monthday(10), monthday(11), monthday(12)]],
    ['每月1号、每月15号', [monthday(1), monthday(15)]],
    ['每月15日和最后一天', [monthday(31), monthday(15)]],
    ['每月1日，每月15日', [monthday(1), monthday(15)]],
    ['每月15日，五楼会议室', [monthday(15)]],
    ['每周一', [weekday(1)]],
    ['每星期一上午', [weekday(1)]],
    ['每周二、四', [weekday(2), weekday(4)]],
    ['每周一和周四', [weekday(1), weekday(4)]],
    ['每周日', [weekday(7)]],
    ['每周一、每周四', [weekday(1), weekday(4)]],
    ['每周一，每周四上午9:00至11:00', [weekday(1), weekday(4)]],
    ['每逢周二、周五', [weekday(2), weekday(5)]],
    ['每周的周一与周四', [weekday(1), weekday(4)]],
    ['每个星期三以及每个星期六', [weekday(3), weekday(6)]],
    ['每週一、週四', [weekday(1), weekday(4)]],
    ['每周一三五', [weekday(1), weekday(3), weekday(5)]],
    ['每周135', [weekday(1), weekday(3), weekday(5)]],
    ['每周六日', [weekday(6), weekday(7)]],
    ['每周一至周五', [1, 2, 3, 4, 5].map(weekday)],
    ['每周一到三、五', [1, 2, 3, 5].map(weekday)],
    ['每星期六至星期一', [6, 7, 1].map(weekday)],
    ['每周一2:00至5:00', [weekday(1)]],
    ['每周一14:00-16:00', [weekday(1)]],
    ['每周一三点至五点', [weekday(1)]],
    ['每周一，五楼会议室', [weekday(1)]],
    ['每周一，3月20日起', [weekday(1)]],
    ['每周一，遇周六、周日顺延', [weekday(1)]],
    ['每月15日（逢周六、日顺延）', [monthday(15)]],
    ['逢周六，遇节假日不接待', [weekday(6)]],
    ['每月第一个周三', [{ on: 'nth_weekday', nth: 1, weekday: 3 }]],
    ['每月第2个星期五', [{ on: 'nth_weekday', nth: 2, weekday: 5 }]],
    ['每月最后一个周五', [nth(-1, 5)]],
    ['每月第一、三个周三', [nth(1, 3), nth(3, 3)]],
    ['每月第一个和第三个星期三', [nth(1, 3), nth(3, 3)]],
    ['每月第一个周二和最后一个周五', [nth(1, 2), nth(-1, 5)]],
    ['每月第一个周二、每月第三个周四', [nth(1, 2), nth(3, 4)]],
    ['每月第一周的周三', [nth(1, 3)]],
    ['农历逢三、八', [market([3, 8])]],
    ['每逢农历三八赶集日', [market([3, 8])]],
    ['赶集日（逢二、七）', [market([2, 7])]],
    ['公历逢5逢10', [market([5, 0], 'solar')]],
    ['逢五逢十', [market([5, 0])]],
    ['逢38', [market([3, 8])]],
    ['公历逢5、15、25', [market([5], 'solar')]],
    ['农历逢十、二十、三十', [market([0])]],
    ['每5天一次，从2026年3月20日起', [{ on: 'every', days: 5, from: '2026-03-20' }]],
    ['每隔四天，自3月20日开始', [{ on: 'every', days: 5, from: '2026-03-20' }]],
    ['每月15日和每周一', [weekday(1), monthday(15)]],
    ['地点：代表之家301室', []],
  ])('of “%s”', (words, days) => {
    expect(read(words).days).toEqual(days)
    expect(read(words).problems).toEqual([])
  })

  test.each(['每月32日', '每月0日', '每月四十五日'])('“%s” is a day that there is not', words => {
    expect(read(words)).toMatchObject({ days: [], problems: [{ kind: 'impossible_day' }] })
  })

  test('every fifth day has to be counted from some day', () => {
    expect(read('每5天一次').problems).toEqual([{ kind: 'every_without_first' }])
  })
})

test('weekdays are read in any list that people write', () => {
  const names = ['', '一', '二', '三', '四', '五', '六', '日']
  const week = fc.constantFrom('周', '星期', '礼拜', '週')
  const listed = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
  const style = fc.record({
    first: fc.constantFrom('每', '每个', '逢', '每逢'),
    week,
    between: fc.constantFrom('、', '，', ',', '和', '与', '及', '以及', ' 和 ', '；', '/', ' '),
    again: fc.constantFrom('', '每', '每个', '逢', '每逢'),
    arabic: fc.boolean(),
    sunday: fc.constantFrom('日', '天'),
    after: fc.constantFrom(
      '',
      '上午9:00至11:00',
      ' 8:30-11:30',
      '下午三点到五点',
      '，地点：五楼会议室',
      '，遇周末、节假日顺延',
      '接待',
      '在三楼接待',
    ),
  })
  fc.assert(
    fc.property(listed, style, (weekdays, { first, week, between, again, arabic, sunday, after }) => {
      const figureOf = (number: number) => (arabic ? String(number) : number === 7 ? sunday : names[number])
      const said = weekdays.map((number, n) => `${n === 0 ? first : again}${week}${figureOf(number)}`)
      const got = read(`${said.join(between)}${arabic && /^上|^下/.test(after) ? ' ' : ''}${after}`)
      expect(got.days).toEqual(weekdays.map(weekday))
      expect(got.problems).toEqual([])
    }),
    { numRuns: 1_000 },
  )
  // The later ones without their week.
  fc.assert(
    fc.property(
      listed,
      fc.constantFrom('、', '和', '及', '与', '，', ''),
      fc.constantFrom('每周', '每星期', '逢周'),
      (weekdays, between, prefix) => {
        const got = read(`${prefix}${weekdays.map(number => names[number]).join(between)}上午9:00至11:00`)
        expect(got.days).toEqual(weekdays.map(weekday))
        expect(got).toMatchObject({ problems: [], hours: { fromMinute: 540, untilMinute: 660 } })
      },
    ),
    { numRuns: 300 },
  )
})

test.each([
  ['每周一上午9:00至11:00、周四下午2:00至5:00', '周四下午2:00至5:00'],
  ['双月15日8:30至11:30', '双月15日8:30至11:30'],
  ['每周一次，8:30至11:30', '每周一次'],
  ['每月一次', '每月一次'],
  ['每季度第一个月15日', '每季度第一个月15日'],
  ['每两周一次，周三', '每两周一次'],
  ['每周一天', '每周一天'],
])('of “%s” nothing is left out in silence', (words, said) => {
  expect(read(words).problems[0]).toEqual({ kind: 'unread_days', said })
})

describe('the hours', () => {
  test.each<[string, number, number]>([
    ['每月15日上午8:30至11:30', 510, 690],
    ['每月15日 8:30-11:30', 510, 690],
    ['每月15日上午八点半到十一点半', 510, 690],
    ['每周一下午2:00至5:00', 840, 1020],
    ['时间：14:00—17:00', 840, 1020],
    ['每月15日9时至11时30分，地点：镇人大代表联络站', 540, 690],
  ])('of “%s”', (words, fromMinute, untilMinute) => {
    expect(read(words)).toMatchObject({ hours: { fromMinute, untilMinute }, problems: [] })
  })

  test.each<[string, string]>([
    ['每月15日上午8:30', 'hours_without_end'],
    ['每月15日25:00至26:00', 'impossible_hours'],
    ['每月15日下午5:00至下午2:00', 'impossible_hours'],
  ])('“%s” has none that can be', (words, kind) => {
    expect(read(words)).toMatchObject({ hours: null, problems: [{ kind }] })
  })
})

test.each<[string, string | null]>([
  ['遇节假日顺延', 'next_working_day'],
  ['节假日顺延至下一个工作日', 'next_working_day'],
  ['遇休息日提前到前一个工作日', 'previous_working_day'],
  ['节假日照常', 'as_is'],
  ['节假日不顺延', 'as_is'],
  ['节假日取消', 'skip'],
  ['遇节假日不接待', 'skip'],
  ['每月15日', null],
])('what becomes of a day off: “%s”', (words, policy) => {
  expect(read(words).policy).toBe(policy)
})

test.each<[string, string | null, string | null]>([
  ['每月15日8:30-11:30，地点：镇人大代表联络站，电话：0571-8888 6666', '镇人大代表联络站', '0571-8888 6666'],
  ['每月15日在杨树湾村代表联络站接待', '杨树湾村代表联络站', null],
  ['地点改为镇政府一楼3号接待室', '镇政府一楼3号接待室', null],
  ['咨询电话 13800001111', null, '13800001111'],
  ['每月15日', null, null],
  ['每月15日，地点：', null, null],
  ['地点 ：，电话：', null, null],
])('place and phone of “%s”', (words, place, phone) => {
  expect(read(words)).toMatchObject({ place, phone })
})

test('whatever is said, it is read without an exception', () => {
  const words = fc.constantFrom(
    '每月',
    '15日',
    '逢',
    '三',
    '周',
    '一',
    '在',
    '地点',
    '：',
    '至',
    '8:30',
    '每',
    '5',
    '天',
    '从',
    '起',
    '电话',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(words).map(all => all.join('')),
      ),
      text => {
        for (const rule of read(text).days) {
          if (rule.on === 'monthday') expect(rule.day).toBeGreaterThan(0)
        }
      },
    ),
  )
})
