import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HolidayYear, knownYears } from '../../../src/calendar/holidays.ts'
import { checkYear } from '../../../src/features/holidays/rules.ts'

const byLaw = {
  ...{ '2027-01-01': '元旦', '2027-05-01': '劳动节' },
  ...{ '2027-10-01': '国庆节', '2027-10-02': '国庆节', '2027-10-03': '国庆节' },
}
const year = (change: Partial<HolidayYear> = {}): HolidayYear => ({
  ...{ year: 2027, off: byLaw, working: { '2027-10-09': '国庆节' } },
  ...change,
})
const off = (days: Record<string, string>) => year({ off: { ...byLaw, ...days } })

it('every year of the release is in order', () => {
  expect(knownYears.map(checkYear).filter(problem => problem !== null)).toEqual([])
})

it('a year may begin in the December before it', () => {
  expect(checkYear(off({ '2026-12-31': '元旦' }))).toBeNull()
  expect(checkYear(year({ working: { '2026-12-26': '元旦' } }))).toBeNull()
})

describe('what is wrong is named', () => {
  it.each<[string, HolidayYear, object]>([
    ['no year', year({ year: 27 }), { kind: 'bad_year', year: 27 }],
    ['half a year', year({ year: 2027.5 }), { kind: 'bad_year', year: 2027.5 }],
    ['a day that there is not', off({ '2027-02-29': '春节' }), { kind: 'no_day', text: '2027-02-29' }],
    ['words', off({ 明天: '春节' }), { kind: 'no_day', text: '明天' }],
    ['the year before', off({ '2026-11-30': '元旦' }), { kind: 'other_year', day: '2026-11-30' }],
    ['the year after', off({ '2028-01-01': '元旦' }), { kind: 'other_year', day: '2028-01-01' }],
    [
      'a Friday as working weekend',
      year({ working: { '2027-10-08': '国庆节' } }),
      { kind: 'not_weekend', day: '2027-10-08', weekday: 5 },
    ],
    [
      'off and working',
      year({ working: { '2027-10-03': '国庆节' } }),
      { kind: 'off_and_working', day: '2027-10-03' },
    ],
    ['no name', off({ '2027-02-08': ' ' }), { kind: 'bad_name', day: '2027-02-08' }],
    ['a name of two lines', off({ '2027-02-08': '春\n节' }), { kind: 'bad_name', day: '2027-02-08' }],
    ['a very long name', off({ '2027-02-08': '节'.repeat(41) }), { kind: 'bad_name', day: '2027-02-08' }],
    ['nothing', year({ off: {}, working: {} }), { kind: 'incomplete', day: '2027-01-01' }],
  ])('%s', (_, table, problem) => {
    expect(checkYear(table)).toEqual(problem)
  })

  it.each(Object.keys(byLaw))('a table without %s, off by law, is not of the whole year', day => {
    const rest = Object.fromEntries(Object.entries(byLaw).filter(([each]) => each !== day))
    expect(checkYear(year({ off: rest }))).toEqual({ kind: 'incomplete', day })
  })

  it('more days off than a year has', () => {
    const march = Array.from({ length: 31 }, (_, nth) => `2027-03-${String(nth + 1).padStart(2, '0')}`)
    const july = march.map(day => day.replace('-03-', '-07-'))
    expect(checkYear(off(Object.fromEntries(march.map(day => [day, '春节']))))).toBeNull()
    expect(checkYear(off(Object.fromEntries([...march, ...july].map(day => [day, '春节']))))).toEqual({
      ...{ kind: 'too_many_off', days: 67 },
    })
  })
})

it('whatever is typed, a table is in order or one thing is said of it', () => {
  const days = fc.dictionary(fc.oneof(fc.string(), fc.constantFrom(...Object.keys(byLaw))), fc.string())
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2110 }), days, days, (number, off_, working) => {
      const problem = checkYear({ year: number, off: off_, working })
      expect(problem === null || typeof problem.kind === 'string').toBe(true)
      if (problem === null) expect(Object.keys(off_).length).toBeGreaterThanOrEqual(5)
    }),
  )
})
