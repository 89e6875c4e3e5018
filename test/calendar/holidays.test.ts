import { describe, expect, it } from 'vitest'
import { addDays, type Day, dayOfIso, isoDay, weekdayOf } from '../../src/calendar/day.ts'
import { kindOf, knownHolidays, knownYears, packagedYears, withYears } from '../../src/calendar/holidays.ts'
import { type Notice, notices } from './notices.table.ts'

const day = (iso: string): Day => {
  const read = dayOfIso(iso)
  if (!read) throw new Error(`no day: ${iso}`)
  return read
}
const kind = (iso: string) => kindOf(day(iso), knownHolidays)

/** Whether a day is worked by the notice's own words. */
function worksBy({ holidays }: Notice, iso: string): boolean {
  if (holidays.some(({ working }) => working?.includes(iso))) return true
  if (holidays.some(({ from, until }) => from <= iso && iso <= until)) return false
  return weekdayOf(day(iso)) <= 5
}

describe('the release knows the notices', () => {
  it.each(notices)('every day of $year is worked or off as the notice says', notice => {
    const wrong: string[] = []
    let date = day(notice.holidays[0]?.from ?? '')
    const first = isoDay(date) < `${notice.year}` ? date : { year: notice.year, month: 1, day: 1 }
    // The last days of December are for the next year's notice to say.
    for (date = first; isoDay(date) < `${notice.year}-12-29`; date = addDays(date, 1))
      if (kindOf(date, knownHolidays).works !== worksBy(notice, isoDay(date))) wrong.push(isoDay(date))
    expect(wrong).toEqual([])
  })

  it.each(notices)(
    'each working weekend of $year names the holiday that it is worked for',
    ({ holidays }) => {
      for (const { name, working = [] } of holidays)
        for (const iso of working) expect(kind(iso)).toEqual({ works: true, why: 'makeup', name, sure: true })
    },
  )

  it('knows every year from 2004 to 2026, each in the order of its days', () => {
    expect(knownYears.map(({ year }) => year)).toEqual(Array.from({ length: 23 }, (_, nth) => 2004 + nth))
    for (const { off } of knownYears) expect(Object.keys(off)).toEqual(Object.keys(off).toSorted())
  })
})

describe('the kind of a day', () => {
  it.each([
    ['2015-02-15', { works: true, why: 'makeup', name: '春节', sure: true }],
    ['2026-02-15', { works: false, why: 'holiday', name: '春节', sure: true }],
    ['2026-03-15', { works: false, why: 'weekend', name: null, sure: true }],
    ['2026-03-16', { works: true, why: 'weekday', name: null, sure: true }],
    ['2020-02-01', { works: false, why: 'holiday', name: '春节', sure: true }],
    ['2020-05-09', { works: true, why: 'makeup', name: '劳动节', sure: true }],
  ] as const)('%s', (iso, expected) => {
    expect(kind(iso)).toEqual(expected)
  })

  it('a year without a table has weekends only, and says that it is not sure', () => {
    expect(kind('2031-10-01')).toEqual({ works: true, why: 'weekday', name: null, sure: false })
    expect(kind('2031-10-04')).toEqual({ works: false, why: 'weekend', name: null, sure: false })
  })
})

describe('years on top', () => {
  const only = { year: 2026, off: { '2026-03-02': '补休' }, working: { '2026-03-07': '补休' } }

  it('replace the year as a whole, and leave the others', () => {
    const table = withYears(knownHolidays, [only])
    expect(kindOf(day('2026-03-02'), table)).toMatchObject({ works: false, why: 'holiday' })
    expect(kindOf(day('2026-03-07'), table)).toMatchObject({ works: true, why: 'makeup' })
    expect(kindOf(day('2026-02-17'), table)).toMatchObject({ works: true, why: 'weekday', sure: true })
    expect(kindOf(day('2025-10-01'), table)).toMatchObject({ why: 'holiday', name: '国庆节' })
  })

  it('make a year known, and name the last days of the December before without replacing that year', () => {
    const next = {
      year: 2027,
      off: { '2026-12-31': '元旦', '2027-01-01': '元旦' },
      working: { '2026-12-27': '元旦' },
    }
    const table = withYears(knownHolidays, [next])
    expect(table.has(2027)).toBe(true)
    expect(table.has(2028)).toBe(false)
    expect(kindOf(day('2026-12-31'), table)).toMatchObject({ works: false, why: 'holiday', name: '元旦' })
    expect(kindOf(day('2026-12-27'), table)).toMatchObject({ works: true, why: 'makeup' })
    expect(kindOf(day('2026-02-17'), table)).toMatchObject({ why: 'holiday', name: '春节' })
  })

  it('whichever order they come in, the later year’s word on a December day counts', () => {
    const own = { year: 2026, off: {}, working: {} }
    const next = { year: 2027, off: { '2026-12-31': '元旦' }, working: {} }
    for (const years of [
      [own, next],
      [next, own],
    ])
      expect(kindOf(day('2026-12-31'), withYears(knownHolidays, years)).works).toBe(false)
  })
})

it('the package’s own form is read by years, and anything else is refused', () => {
  expect(
    packagedYears.parse({
      holidays: { '2027-01-01': "New Year's Day,元旦,1", '2026-12-31': "New Year's Day,元旦,1" },
      workdays: { '2027-01-03': "New Year's Day,元旦,1" },
      inLieuDays: {},
    }),
  ).toEqual([
    { year: 2026, off: { '2026-12-31': '元旦' }, working: {} },
    { year: 2027, off: { '2027-01-01': '元旦' }, working: { '2027-01-03': '元旦' } },
  ])
  for (const wrong of [null, [], {}, { holidays: {} }, { holidays: { '2027-01-01': 1 }, workdays: {} }])
    expect(() => packagedYears.parse(wrong)).toThrow()
})
