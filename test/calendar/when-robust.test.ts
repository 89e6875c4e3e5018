import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, isoDay } from '../../src/calendar/day.ts'
import { readWhen } from '../../src/calendar/when.ts'
import { dayOf, instantOf } from '../../src/calendar/zone.ts'
import { bestMs, nastyTexts } from '../language/nasty.ts'

const now = new Date('2026-03-11T10:00:00+08:00')
const zone = 'Asia/Shanghai'

describe('reading a date', () => {
  it.each(nastyTexts)('20 000 characters of %s take under 150 ms', (_, text) => {
    expect(bestMs(() => readWhen(text, now, zone))).toBeLessThan(150)
  })

  it('never throws, and has a start exactly when it has a certainty', () => {
    const pieces = fc.constantFrom(
      ...'年月日号点时分半上下午周三一二十廿0123456789:.-/()()或至到本今明 \n'.split(''),
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(pieces, { maxLength: 30 }).map(all => all.join('')),
    )
    fc.assert(
      fc.property(texts, text => {
        const { start, end, certain, problem } = readWhen(text, now, zone)
        expect(start === null).toBe(certain === null)
        if (problem === 'impossible' || problem === 'ambiguous') expect(start).toBeNull()
        if (start && end) expect(end.getTime()).toBeGreaterThan(start.getTime())
      }),
      { numRuns: 2_000 },
    )
  })

  it('every way of writing one day and hour means the same instant', () => {
    const han = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 7, max: 23 }),
        fc.integer({ min: 10, max: 59 }),
        (days, hour, minute) => {
          const day = addDays(dayOf(now, zone), days)
          const { year, month, day: d } = day
          const expected = instantOf({ ...day, hour, minute }, zone)
          const half =
            hour < 12
              ? `上午${hour}`
              : hour === 12
                ? '中午12'
                : hour < 18
                  ? `下午${hour - 12}`
                  : `晚上${hour - 12}`
          const ways = [
            `${year}年${month}月${d}日${hour}:${minute}`,
            `${year}.${month}.${d} ${hour}:${minute}`,
            `${year}/${month}/${d} ${hour}:${minute}`,
            `${isoDay(day)} ${hour}:${minute}`,
            `${year}年${han[month]}月${d}号${half}点${minute}分`,
            `${year} 年 ${month} 月 ${d} 日 ${half}:${minute}`,
            `${year}年${month}月${d}日,${half}时${minute}分`,
            `定于${year}年${month}月${d}日${half}点${minute}开会`,
          ]
          for (const way of ways)
            expect([way, readWhen(way, now, zone).start?.toISOString()]).toEqual([
              way,
              expected.toISOString(),
            ])
        },
      ),
    )
  })

  it('reads in the zone it is given', () => {
    expect(readWhen('3月18日上午9点', now, 'Asia/Urumqi').start?.toISOString()).toBe(
      '2026-03-18T03:00:00.000Z',
    )
    expect(readWhen('今天', new Date('2026-03-11T17:00:00Z'), zone).start?.toISOString()).toBe(
      '2026-03-11T16:00:00.000Z',
    )
  })
})
