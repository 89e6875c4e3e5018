import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, dayOfIso, daysBetween, isoDay } from '../../src/calendar/day.ts'
import { type HolidayTable, kindOf, knownHolidays, withYears } from '../../src/calendar/holidays.ts'
import { nominalDays } from '../../src/calendar/recurrence.ts'
import { sayShift } from '../../src/calendar/say.ts'
import { type HolidayPolicy, shift, workingDayFrom, workingDayUntil } from '../../src/calendar/shift.ts'

const day = (iso: string): Day => {
  const read = dayOfIso(iso)
  if (!read) throw new Error(`no day: ${iso}`)
  return read
}
const shifted = (iso: string, policy: HolidayPolicy, table: HolidayTable = knownHolidays) => {
  const found = shift(day(iso), policy, table)
  return found.day && isoDay(found.day)
}

describe('the 15th', () => {
  it('of 2026 comes to these days, the four days off to the next working day', () => {
    const year = nominalDays([{ on: 'monthday', day: 15 }], day('2026-01-01'), day('2026-12-31'))
    expect(year.map(each => shifted(isoDay(each), 'next_working_day')?.slice(5))).toEqual([
      ...['01-15', '02-24', '03-16', '04-15', '05-15', '06-15'],
      ...['07-15', '08-17', '09-15', '10-15', '11-16', '12-15'],
    ])
  })

  it('of February 2015, a Sunday that was worked, stays', () => {
    for (const policy of ['next_working_day', 'previous_working_day', 'skip', 'as_is'] as const)
      expect(shifted('2015-02-15', policy)).toBe('2015-02-15')
  })
})

describe('a day off', () => {
  it.each([
    ['2026-02-15', 'previous_working_day', '2026-02-14'], // a Saturday that is worked
    ['2026-02-22', 'previous_working_day', '2026-02-14'],
    ['2026-02-22', 'next_working_day', '2026-02-24'],
    ['2026-02-22', 'as_is', '2026-02-22'],
    ['2026-02-22', 'skip', null],
    ['2020-01-24', 'next_working_day', '2020-02-03'],
    ['2020-02-01', 'previous_working_day', '2020-01-23'],
    ['2023-10-01', 'next_working_day', '2023-10-07'], // a Saturday that is worked
    ['2026-01-01', 'previous_working_day', '2025-12-31'],
    ['2022-12-31', 'next_working_day', '2023-01-03'],
    ['2019-01-01', 'previous_working_day', '2018-12-29'],
    ['2024-02-29', 'next_working_day', '2024-02-29'],
  ] as const)('%s, %s: %s', (iso, policy, expected) => {
    expect(shifted(iso, policy)).toBe(expected)
  })

  it('is not sure where it lies, or lands, in a year without a table', () => {
    expect(shift(day('2026-12-31'), 'as_is', knownHolidays).sure).toBe(true)
    expect(shift(day('2031-10-01'), 'as_is', knownHolidays)).toMatchObject({
      sure: false,
      why: { sure: false },
    })
    const yearsEnd = withYears(knownHolidays, [{ year: 2026, off: { '2026-12-31': '元旦' }, working: {} }])
    expect(shift(day('2026-12-31'), 'next_working_day', yearsEnd)).toMatchObject({
      ...{ day: day('2027-01-01'), sure: false, why: { sure: true } },
    })
  })

  it('in a year without a table is a weekend, and lands on its Monday or Friday', () => {
    expect(shifted('2031-03-15', 'next_working_day')).toBe('2031-03-17')
    expect(shifted('2031-03-16', 'previous_working_day')).toBe('2031-03-14')
  })
})

describe('any day, any table', () => {
  const start = day('2025-11-01')
  const someDay = fc.integer({ min: 0, max: 460 }).map(passed => addDays(start, passed))
  /** Whole stretches off, weekends worked here and there, as no notice ever was. */
  const someTable = fc
    .array(fc.tuple(someDay, fc.integer({ min: 1, max: 25 }), fc.boolean()), { maxLength: 12 })
    .map(stretches => {
      const years = [2025, 2026, 2027].map(year => ({
        year,
        off: {} as Record<string, string>,
        working: {} as Record<string, string>,
      }))
      for (const [first, length, off] of stretches)
        for (let nth = 0; nth < length; nth++) {
          const each = addDays(first, nth)
          const year = years.find(({ year }) => year === each.year)
          if (year) year[off ? 'off' : 'working'][isoDay(each)] = '某节'
        }
      return withYears(knownHolidays, years)
    })
  const some = { numRuns: 500 }

  it('a working day stays under every policy; a day off lands on the nearest working day of its side', () => {
    fc.assert(
      fc.property(someDay, someTable, (nominal, table) => {
        const works = (each: Day) => kindOf(each, table).works
        const next = shift(nominal, 'next_working_day', table).day ?? nominal
        const previous = shift(nominal, 'previous_working_day', table).day ?? nominal
        expect([works(next), works(previous)]).toEqual([true, true])
        expect(daysBetween(nominal, next)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(nominal, previous)).toBeLessThanOrEqual(0)
        for (
          let between = addDays(previous, 1);
          daysBetween(between, next) > 0;
          between = addDays(between, 1)
        )
          expect(works(between)).toBe(false)
        expect(shift(nominal, 'as_is', table).day).toEqual(nominal)
        expect(shift(nominal, 'skip', table).day).toEqual(works(nominal) ? nominal : null)
        expect([workingDayFrom(nominal, table), workingDayUntil(nominal, table)]).toEqual([next, previous])
      }),
      some,
    )
  })

  it('shifting keeps the order of days', () => {
    fc.assert(
      fc.property(
        ...([
          someDay,
          someDay,
          someTable,
          fc.constantFrom('next_working_day', 'previous_working_day'),
        ] as const),
        (one, other, table, policy) => {
          const [first, last] = daysBetween(one, other) >= 0 ? [one, other] : [other, one]
          const lands = [first, last].map(each => shift(each, policy, table).day ?? each)
          expect(daysBetween(lands[0] ?? first, lands[1] ?? last)).toBeGreaterThanOrEqual(0)
        },
      ),
      some,
    )
  })
})

describe('the reason in words', () => {
  const says = (iso: string, policy: HolidayPolicy) => sayShift(shift(day(iso), policy, knownHolidays))

  it.each([
    ['2026-03-15', 'next_working_day', '3月15日为星期日，顺延至3月16日'],
    ['2026-02-15', 'next_working_day', '2月15日为春节假期，顺延至2月24日'],
    ['2026-02-15', 'previous_working_day', '2月15日为春节假期，提前至2月14日'],
    ['2026-01-01', 'previous_working_day', '1月1日为元旦假期，提前至2025年12月31日'],
    ['2022-12-31', 'next_working_day', '12月31日为元旦假期，顺延至2023年1月3日'],
    ['2026-08-15', 'skip', '8月15日为星期六，当日不安排'],
    ['2015-02-15', 'next_working_day', '2月15日为星期日，因春节调休上班'],
  ] as const)('%s %s: %s', (iso, policy, sentence) => {
    expect(says(iso, policy)).toBe(sentence)
  })

  it('nothing is to be explained of a working day, or of a day off that is kept', () => {
    expect(says('2026-01-15', 'next_working_day')).toBeNull()
    expect(says('2026-03-15', 'as_is')).toBeNull()
  })
})
