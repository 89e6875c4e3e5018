import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sayClock, sayDay, sayInstant, sayPeriod, sayTime } from '../../src/calendar/say.ts'
import { readWhen } from '../../src/calendar/when.ts'

const now = new Date('2026-03-11T10:00:00+08:00')
const zone = 'Asia/Shanghai'
const at = (text: string) => new Date(`${text}+08:00`)

describe('instants are said as officials write them', () => {
  it.each([
    ['2026-03-18T09:00', '3月18日（星期三）上午9:00'],
    ['2026-03-18T14:30', '3月18日（星期三）下午2:30'],
    ['2026-03-22T12:05', '3月22日（星期日）中午12:05'],
    ['2026-03-18T19:00', '3月18日（星期三）晚上7:00'],
    ['2026-03-18T00:30', '3月18日（星期三）凌晨0:30'],
    ['2027-01-04T09:00', '2027年1月4日（星期一）上午9:00'],
    ['2025-12-31T09:00', '2025年12月31日（星期三）上午9:00'],
  ])('%s is %s', (instant, said) => {
    expect(sayInstant(at(instant), now, zone)).toBe(said)
  })

  it('the day and the time can be said alone', () => {
    expect(sayDay(at('2026-03-18T09:00'), now, zone)).toBe('3月18日（星期三）')
    expect(sayTime(at('2026-03-18T09:00'), zone)).toBe('上午9:00')
    expect([sayClock(9, 0), sayClock(14, 30), sayClock(24, 0)]).toEqual(['上午9:00', '下午2:30', '晚上12:00'])
  })

  it.each([
    ['2026-03-18T09:00', '2026-03-18T11:00', false, '3月18日（星期三）上午9:00至11:00'],
    ['2026-03-18T09:00', '2026-03-18T16:30', false, '3月18日（星期三）上午9:00至下午4:30'],
    ['2026-04-27T09:00', '2026-04-28T17:00', false, '4月27日（星期一）上午9:00至4月28日（星期二）下午5:00'],
    ['2026-04-27T09:00', '2026-04-28T23:59', true, '4月27日（星期一）上午9:00至4月28日（星期二）'],
    ['2026-04-27T09:00', '2026-04-27T23:59', true, '4月27日（星期一）上午9:00'],
    [
      '2026-12-31T09:00',
      '2027-01-01T12:00',
      false,
      '12月31日（星期四）上午9:00至2027年1月1日（星期五）中午12:00',
    ],
    ['2026-03-18T09:00', null, false, '3月18日（星期三）上午9:00'],
  ])('%s to %s (day only: %s) is %s', (start, end, endDayOnly, said) => {
    expect(sayPeriod(at(start), end === null ? null : at(end), now, zone, endDayOnly)).toBe(said)
  })

  it('what is said is read back as the same instant, with nothing to complain about', () => {
    const minutes = fc.integer({ min: 1, max: 60 * 24 * 700 })
    fc.assert(
      fc.property(minutes, count => {
        const instant = new Date(now.getTime() + count * 60_000)
        expect(readWhen(sayInstant(instant, now, zone), now, zone)).toEqual({
          ...{ start: instant, end: null, certain: 'minute', problem: null },
        })
      }),
    )
  })
})
