import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, dayOfIso, daysBetween, isoDay } from '../../src/calendar/day.ts'
import { lunarDayOf } from '../../src/calendar/lunar.ts'
import { type DayRule, nominalDays } from '../../src/calendar/recurrence.ts'

const day = (iso: string): Day => {
  const read = dayOfIso(iso)
  if (!read) throw new Error(`no day: ${iso}`)
  return read
}
const days = (from: string, until: string, ...rules: DayRule[]) =>
  nominalDays(rules, day(from), day(until)).map(isoDay)
/** Without the year, for one year's lists. */
const inYear = (year: number, ...rules: DayRule[]) =>
  days(`${year}-01-01`, `${year}-12-31`, ...rules).map(iso => iso.slice(5))

describe('days of the month', () => {
  it('the 15th is the 15th of every month', () => {
    expect(inYear(2026, { on: 'monthday', day: 15 })).toEqual(
      Array.from({ length: 12 }, (_, month) => `${String(month + 1).padStart(2, '0')}-15`),
    )
  })

  it.each([
    [2026, 31, '01-31 02-28 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30 12-31'],
    [2028, 31, '01-31 02-29 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30 12-31'],
    [2028, 30, '01-30 02-29 03-30 04-30 05-30 06-30 07-30 08-30 09-30 10-30 11-30 12-30'],
    [2100, 29, '01-29 02-28 03-29 04-29 05-29 06-29 07-29 08-29 09-29 10-29 11-29 12-29'],
  ])('%i, the %ith: a shorter month has it on its last day', (year, monthday, list) => {
    expect(inYear(year, { on: 'monthday', day: monthday })).toEqual(list.split(' '))
  })
})

describe('weekdays', () => {
  it('every Monday', () => {
    expect(days('2026-03-01', '2026-03-31', { on: 'weekday', weekday: 1 })).toEqual(
      ['02', '09', '16', '23', '30'].map(each => `2026-03-${each}`),
    )
    expect(inYear(2024, { on: 'weekday', weekday: 1 })).toHaveLength(53)
  })

  it.each([
    [{ nth: 1, weekday: 1 }, '01-05 02-02 03-02 04-06 05-04 06-01 07-06 08-03 09-07 10-05 11-02 12-07'],
    [{ nth: 3, weekday: 3 }, '01-21 02-18 03-18 04-15 05-20 06-17 07-15 08-19 09-16 10-21 11-18 12-16'],
    [{ nth: -1, weekday: 5 }, '01-30 02-27 03-27 04-24 05-29 06-26 07-31 08-28 09-25 10-30 11-27 12-25'],
    [{ nth: 5, weekday: 1 }, '03-30 06-29 08-31 11-30'],
  ] as const)('%j of a month of 2026', (nth, list) => {
    expect(inYear(2026, { on: 'nth_weekday', ...nth })).toEqual(list.split(' '))
  })
})

describe('market days', () => {
  it('by the sun: the digits that dates end in, 0 for the 10th, 20th, 30th', () => {
    expect(days('2026-02-01', '2026-03-03', { on: 'market', calendar: 'solar', ending: [3, 8, 0] })).toEqual([
      ...['2026-02-03', '2026-02-08', '2026-02-10', '2026-02-13', '2026-02-18', '2026-02-20', '2026-02-23'],
      ...['2026-02-28', '2026-03-03'],
    ])
  })

  it('by the moon: the 3rd, 8th, … of the first month of 2026, which begins on 17 February', () => {
    expect(days('2026-02-17', '2026-03-18', { on: 'market', calendar: 'lunar', ending: [3, 8] })).toEqual([
      ...['2026-02-19', '2026-02-24', '2026-03-01', '2026-03-06', '2026-03-11', '2026-03-16'],
    ])
    expect(days('2026-02-17', '2026-03-18', { on: 'market', calendar: 'lunar', ending: [0] })).toEqual([
      ...['2026-02-26', '2026-03-08', '2026-03-18'],
    ])
  })

  it('through the leap month of 2025, which has 29 days, the market comes every five days but once', () => {
    const list = days('2025-06-25', '2025-10-20', { on: 'market', calendar: 'lunar', ending: [3, 8] })
    const gaps = list.slice(1).map((iso, nth) => daysBetween(day(list[nth] ?? iso), day(iso)))
    const short = gaps.indexOf(4)
    expect(gaps.toSpliced(short, 1).every(gap => gap === 5)).toBe(true)
    expect(list.slice(short, short + 2)).toEqual(['2025-08-21', '2025-08-25'])
  })
})

describe('every so many days', () => {
  it('counts from its first day, which is the first, over months, years and 29 February', () => {
    const rule: DayRule = { on: 'every', days: 10, from: '2028-02-20' }
    expect(days('2028-01-01', '2028-03-21', rule)).toEqual([
      ...['2028-02-20', '2028-03-01', '2028-03-11', '2028-03-21'],
    ])
    expect(days('2027-12-01', '2028-02-19', rule)).toEqual([])
  })

  it.each([
    { on: 'every', days: 0, from: '2026-01-01' },
    { on: 'every', days: -5, from: '2026-01-01' },
    { on: 'every', days: Number.NaN, from: '2026-01-01' },
    { on: 'every', days: 5, from: '2026-02-30' },
  ] as const)('%j is no rule', rule => {
    expect(() => days('2026-01-01', '2026-01-31', rule)).toThrow(RangeError)
  })
})

describe('several rules, and none', () => {
  it('a day that two rules name comes once', () => {
    const both = days(
      ...(['2026-06-01', '2026-06-30'] as const),
      { on: 'monthday', day: 15 },
      { on: 'weekday', weekday: 1 },
    )
    expect(both).toEqual(['2026-06-01', '2026-06-08', '2026-06-15', '2026-06-22', '2026-06-29'])
  })

  it('no rule names no day, nor does a period that ends before it begins', () => {
    expect(days('2026-01-01', '2026-12-31')).toEqual([])
    expect(days('2026-01-02', '2026-01-01', { on: 'weekday', weekday: 4 })).toEqual([])
    expect(days('2026-01-01', '2026-01-01', { on: 'weekday', weekday: 4 })).toEqual(['2026-01-01'])
  })
})

/** The same question, asked of one day alone and answered by JavaScript's own calendar. */
function names(rule: DayRule, { year, month, day: date }: Day): boolean {
  const at = new Date(Date.UTC(year, month - 1, date))
  const weekday = at.getUTCDay() || 7
  const isLast = (days_: number) =>
    new Date(at.getTime() + days_ * 86_400_000).getUTCMonth() !== at.getUTCMonth()
  switch (rule.on) {
    case 'monthday':
      return date === rule.day || (isLast(1) && date < rule.day)
    case 'weekday':
      return weekday === rule.weekday
    case 'nth_weekday': {
      const inside = rule.nth === -1 ? isLast(7) : date > (rule.nth - 1) * 7 && date <= rule.nth * 7
      return weekday === rule.weekday && inside
    }
    case 'market': {
      const number = String(rule.calendar === 'solar' ? date : lunarDayOf({ year, month, day: date }))
      return rule.ending.includes(Number(number.at(-1)))
    }
    case 'every': {
      const passed = (at.getTime() - Date.parse(rule.from)) / 86_400_000
      return passed >= 0 && Number.isInteger(passed / rule.days)
    }
  }
}

const someDay = fc.integer({ min: 0, max: 27_393 }).map(passed => addDays(day('2000-01-01'), passed))
const weekday = fc.integer({ min: 1, max: 7 })
const someRule: fc.Arbitrary<DayRule> = fc.oneof(
  fc.record({ on: fc.constant('monthday' as const), day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({ on: fc.constant('weekday' as const), weekday }),
  fc.record({
    on: fc.constant('nth_weekday' as const),
    nth: fc.constantFrom(1, 2, 3, 4, 5, -1),
    weekday,
  }),
  fc.record({
    on: fc.constant('market' as const),
    calendar: fc.constantFrom('lunar', 'solar'),
    ending: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    on: fc.constant('every' as const),
    days: fc.integer({ min: 1, max: 40 }),
    from: someDay.map(isoDay),
  }),
)

it('any rules in any period: exactly the days that some rule names, in order, each once', () => {
  fc.assert(
    fc.property(
      fc.array(someRule, { maxLength: 4 }),
      someDay,
      fc.integer({ min: -2, max: 430 }),
      (rules, from, length) => {
        const found = nominalDays(rules, from, addDays(from, length)).map(isoDay)
        const expected: string[] = []
        for (let passed = 0; passed <= length; passed++) {
          const each = addDays(from, passed)
          if (rules.some(rule => names(rule, each))) expected.push(isoDay(each))
        }
        expect(found).toEqual(expected)
      },
    ),
    { numRuns: 300 },
  )
})
