import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, isoDay } from '../../../src/calendar/day.ts'
import { kindOf, knownHolidays, knownYears, withYears } from '../../../src/calendar/holidays.ts'
import { readHolidayFile } from '../../../src/features/holidays/files.ts'
import { notices } from '../../calendar/notices.table.ts'

const read = (data: unknown) => readHolidayFile(JSON.stringify(data))
const newYear = { name: '元旦', from: '2027-01-01', until: '2027-01-03', working: ['2027-01-09'] }

describe('typed from the notice', () => {
  it('each holiday is its days from the first to the last, and the weekend days worked for it', () => {
    expect(read({ year: 2027, holidays: [newYear] })).toEqual([
      {
        year: 2027,
        off: { '2027-01-01': '元旦', '2027-01-02': '元旦', '2027-01-03': '元旦' },
        working: { '2027-01-09': '元旦' },
      },
    ])
  })

  it('a byte order mark in front does no harm', () => {
    expect(readHolidayFile(`\uFEFF${JSON.stringify({ year: 2027, holidays: [newYear] })}`)).toHaveLength(1)
  })

  it.each(notices)('the notice of $year, typed, is the same as what the release knows', notice => {
    const years = read(notice)
    if ('kind' in years) throw new Error(years.kind)
    const typed = withYears(knownHolidays, years)
    const wrong: string[] = []
    const first: Day = { year: notice.year, month: 1, day: 1 }
    for (let nth = 0; nth < 362; nth++) {
      const day = addDays(first, nth)
      if (kindOf(day, typed).works !== kindOf(day, knownHolidays).works) wrong.push(isoDay(day))
    }
    expect(wrong).toEqual([])
  })

  it.each([
    ['two days that are none', { ...newYear, from: '2027-01-32' }],
    ['the last before the first', { ...newYear, until: '2026-12-31' }],
    ['a month mistyped', { ...newYear, until: '2027-02-03' }],
    ['no ISO days', { ...newYear, from: '2027-1-1' }],
  ])('%s: is told with the holiday', (_, holiday) => {
    expect(read({ year: 2027, holidays: [holiday] })).toEqual({
      ...{ kind: 'bad_period', name: '元旦', from: holiday.from, until: holiday.until },
    })
  })

  it('a day named twice is told', () => {
    const other = { name: '春节', from: '2027-01-03', until: '2027-01-04', working: [] }
    expect(read({ year: 2027, holidays: [newYear, other] })).toEqual({ kind: 'twice', day: '2027-01-03' })
    const worked = { ...other, from: '2027-02-06', until: '2027-02-08', working: ['2027-01-09'] }
    expect(read({ year: 2027, holidays: [newYear, worked] })).toEqual({ kind: 'twice', day: '2027-01-09' })
  })
})

describe('as chinese-days has it', () => {
  const folder = dirname(createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json'))

  it.each([2004, 2018, 2026])('dist/years/%i.json is that year, as the release knows it', year => {
    expect(readHolidayFile(readFileSync(join(folder, 'years', `${year}.json`), 'utf8'))).toEqual(
      knownYears.filter(each => each.year === year),
    )
  })

  it('dist/chinese-days.json is all years', () => {
    expect(readHolidayFile(readFileSync(join(folder, 'chinese-days.json'), 'utf8'))).toEqual(knownYears)
  })
})

describe('anything else', () => {
  it.each(['', 'x', '{"year": 2027', '元旦'])('%j is not JSON', text => {
    expect(readHolidayFile(text)).toEqual({ kind: 'not_json' })
  })

  it.each([
    [null, ''],
    [[], ''],
    [{}, 'year'],
    [{ holidays: {}, workdays: {} }, ''],
    [{ holidays: [], workdays: 1 }, ''],
    [{ year: '2027', holidays: [newYear] }, 'year'],
    [{ year: 2027, holidays: [] }, 'holidays'],
    [{ year: 2027, holidays: [newYear, { name: '春节', from: '2027-02-05' }] }, 'holidays.1.until'],
    [{ year: 2027, holidays: [{ ...newYear, wroking: [] }] }, 'holidays.0'],
    [{ year: 2027, holidays: [{ ...newYear, working: '2027-01-09' }] }, 'holidays.0.working'],
  ])('%j is no table; the first wrong place is told', (data, at) => {
    expect(read(data)).toEqual({ kind: 'unknown_form', at })
  })
})
