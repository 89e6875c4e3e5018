import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  dayOfIso,
  daysBetween,
  isoDay,
  isRealDay,
  weekdayOf,
} from '../../src/calendar/day.ts'
import {
  dayOf,
  endOfDay,
  instantOf,
  isoInZone,
  offsetMs,
  startOfDay,
  wallClock,
} from '../../src/calendar/zone.ts'

const shanghai = 'Asia/Shanghai'
const zones = [
  shanghai,
  'Asia/Urumqi',
  'America/New_York',
  'Europe/London',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'UTC',
]
const instants = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2060-01-01T00:00:00Z'),
  noInvalidDate: true,
})

describe('wall clocks', () => {
  it('Shanghai is eight hours ahead all year', () => {
    expect(wallClock(new Date('2026-03-11T16:30:05Z'), shanghai)).toEqual({
      ...{ year: 2026, month: 3, day: 12, hour: 0, minute: 30, second: 5, weekday: 4 },
    })
    expect(isoInZone(new Date('2026-07-01T00:00:00Z'), shanghai)).toBe('2026-07-01T08:00:00+08:00')
  })

  it('a wall clock read from an instant leads back to that instant, except in the repeated hour', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (date, zone) => {
        const instant = new Date(Math.floor(date.getTime() / 1000) * 1000)
        const back = instantOf(wallClock(instant, zone), zone)
        const repeated = offsetMs(instant, zone) !== offsetMs(back, zone)
        expect(repeated ? back <= instant : back.getTime() === instant.getTime()).toBe(true)
      }),
    )
  })

  it('the offset agrees with Intl at any instant', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const { hour, minute } = wallClock(instant, zone)
        const shown = new Intl.DateTimeFormat('en-GB', {
          timeZone: zone,
          hour: '2-digit',
          minute: '2-digit',
        }).format(instant)
        expect(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`).toBe(shown)
      }),
    )
  })

  it('an hour that the spring skips is taken after the jump, one that autumn repeats is the first', () => {
    const newYork = 'America/New_York'
    expect(
      isoInZone(instantOf({ year: 2026, month: 3, day: 8, hour: 2, minute: 30 }, newYork), newYork),
    ).toBe('2026-03-08T03:30:00-04:00')
    expect(
      isoInZone(instantOf({ year: 2026, month: 11, day: 1, hour: 1, minute: 30 }, newYork), newYork),
    ).toBe('2026-11-01T01:30:00-04:00')
  })

  it("a day begins and ends at the zone's midnight, also when it has 23 hours", () => {
    const start = startOfDay(new Date('2026-03-08T18:00:00Z'), 'America/New_York')
    expect(start.toISOString()).toBe('2026-03-08T05:00:00.000Z')
    const end = endOfDay(dayOf(start, 'America/New_York'), 'America/New_York')
    expect(end.getTime() - start.getTime()).toBe(23 * 3_600_000)
  })

  it('hour 24 is the next midnight', () => {
    expect(isoInZone(instantOf({ year: 2026, month: 3, day: 31, hour: 24 }, shanghai), shanghai)).toBe(
      '2026-04-01T00:00:00+08:00',
    )
  })

  it('a zone that nobody knows is refused', () => {
    expect(() => wallClock(new Date(0), 'Asia/Nowhere')).toThrow(RangeError)
  })
})

describe('days', () => {
  it('know their weekday, and a week later have the same', () => {
    expect(weekdayOf({ year: 2026, month: 3, day: 11 })).toBe(3)
    expect(weekdayOf({ year: 2026, month: 3, day: 15 })).toBe(7)
    expect(weekdayOf({ year: 1969, month: 12, day: 31 })).toBe(3)
    fc.assert(
      fc.property(instants, fc.integer({ min: -5000, max: 5000 }), (instant, weeks) => {
        const day = dayOf(instant, 'UTC')
        const later = addDays(day, weeks * 7)
        expect(weekdayOf(later)).toBe(weekdayOf(day))
        expect(daysBetween(day, later)).toBe(weeks * 7)
      }),
    )
  })

  it.each([
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-12-31', true],
  ])('%s is a real day: %s', (text, real) => {
    expect(dayOfIso(text) !== null).toBe(real)
  })

  it('written as ISO they are read back the same', () => {
    fc.assert(
      fc.property(instants, instant => {
        const day = dayOf(instant, 'UTC')
        expect(isRealDay(day)).toBe(true)
        expect(dayOfIso(isoDay(day))).toEqual(day)
      }),
    )
  })

  it('months run over the year in both directions', () => {
    const march = { year: 2026, month: 3, day: 31 }
    expect(addMonths(march, 10)).toEqual({ year: 2027, month: 1 })
    expect(addMonths(march, -3)).toEqual({ year: 2025, month: 12 })
  })
})
