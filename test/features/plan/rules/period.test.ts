import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../../../src/calendar/day.ts'
import { monthOf, periodInFront, quarterOf } from '../../../../src/features/plan/rules/period.ts'
import { sayPeriod } from '../../../../src/features/plan/texts/words.ts'

const read = (words: string) => {
  const found = periodInFront(words, 2026)
  return found === null ? null : [isoDay(found.from), isoDay(found.until), found.rest]
}

describe('the period in front of an item', () => {
  it.each<[string, string, string, string]>([
    ['5月 视察', '2026-05-01', '2026-05-31', '视察'],
    ['五月份视察', '2026-05-01', '2026-05-31', '视察'],
    ['２月 视察', '2026-02-01', '2026-02-28', '视察'],
    ['十二月 总结', '2026-12-01', '2026-12-31', '总结'],
    ['3月18日 视察', '2026-03-18', '2026-03-18', '视察'],
    ['3月18号视察', '2026-03-18', '2026-03-18', '视察'],
    ['5月至6月 调研', '2026-05-01', '2026-06-30', '调研'],
    ['5-6月 调研', '2026-05-01', '2026-06-30', '调研'],
    ['一季度 学习', '2026-01-01', '2026-03-31', '学习'],
    ['第4季度，学习', '2026-10-01', '2026-12-31', '学习'],
    ['上半年 评议', '2026-01-01', '2026-06-30', '评议'],
    ['下半年 评议', '2026-07-01', '2026-12-31', '评议'],
    ['全年 走访', '2026-01-01', '2026-12-31', '走访'],
    ['2027年5月 视察', '2027-05-01', '2027-05-31', '视察'],
    ['2028年2月', '2028-02-01', '2028-02-29', ''],
  ])('%s', (words, from, until, rest) => {
    expect(read(words)).toEqual([from, until, rest])
  })

  it.each(['视察 5月', '13月 视察', '2月30日 视察', '6月至5月 视察', '五季度 学习', '', '0月'])(
    '%s has none',
    words => {
      expect(read(words)).toBeNull()
    },
  )

  it('is said as it is read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (a, b) => {
        const period = {
          from: monthOf(2026, Math.min(a, b)).from,
          until: monthOf(2026, Math.max(a, b)).until,
        }
        expect(read(`${sayPeriod(period)} 视察`)).toEqual([isoDay(period.from), isoDay(period.until), '视察'])
      }),
    )
    expect(sayPeriod(quarterOf(2026, 2))).toBe('二季度')
  })

  it('never throws, whatever is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), words => void read(words)))
  })
})
