import { beforeEach, describe, expect, it } from 'vitest'
import { type HolidayYear, kindOf, knownRevision } from '../../../src/calendar/holidays.ts'
import { holidayTable, readHolidays, saveYear, storedYears } from '../../../src/features/holidays/store.ts'
import { testDatabase } from '../../support/database.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-10T02:00:00Z')
const later = new Date('2026-11-11T02:00:00Z')
const next: HolidayYear = {
  year: 2027,
  off: { '2027-01-01': '元旦', '2027-02-15': '春节' },
  working: { '2027-02-14': '春节' },
}
const newYear = { year: 2027, month: 1, day: 1 }

const save = (year = next, at = now) => db.transaction(tx => saveYear(tx, year, at))
const stored = () => db.transaction(tx => storedYears(tx))
const revision = () => db.transaction(async tx => (await readHolidays(tx)).revision)
const kind = (day = newYear) => db.transaction(async tx => kindOf(day, await holidayTable(tx)))

beforeEach(async () => {
  await db.sql`delete from holiday_year`
})

describe('a year that was added', () => {
  it('is known from then on; without it weekends only', async () => {
    expect(await kind()).toEqual({ works: true, why: 'weekday', name: null, sure: false })
    expect(await save()).toBe('added')
    expect(await kind()).toEqual({ works: false, why: 'holiday', name: '元旦', sure: true })
    expect(await kind({ year: 2027, month: 2, day: 14 })).toMatchObject({ works: true, why: 'makeup' })
    expect(await stored()).toEqual([{ ...next, addedAt: now }])
  })

  it('counts before what the release says of it', async () => {
    await save({ year: 2026, off: { '2026-03-16': '补休' }, working: { '2026-03-15': '补休' } })
    expect(await kind({ year: 2026, month: 3, day: 16 })).toMatchObject({ works: false, name: '补休' })
    expect(await kind({ year: 2026, month: 2, day: 17 })).toMatchObject({ works: true, why: 'weekday' })
    expect(await kind({ year: 2025, month: 10, day: 1 })).toMatchObject({ works: false, name: '国庆节' })
  })

  it('once more changes nothing, not even when it was added; otherwise it is changed', async () => {
    await save()
    expect(await save(next, later)).toBe('unchanged')
    const turned = { ...next, off: { '2027-02-15': '春节', '2027-01-01': '元旦' } }
    expect(await save(turned, later)).toBe('unchanged')
    expect((await stored())[0]?.addedAt).toEqual(now)
    expect(await save({ ...next, working: {} }, later)).toBe('changed')
    expect(await stored()).toEqual([{ ...next, working: {}, addedAt: later }])
  })

  it('by two at once is stored once, and only one of them added it', async () => {
    const outcomes = await Promise.all([save(), save(), save()])
    expect(outcomes.toSorted()).toEqual(['added', 'unchanged', 'unchanged'])
    expect(await stored()).toHaveLength(1)
  })
})

describe('the revision', () => {
  it('is another after a year was added or changed, and the same as long as the days are', async () => {
    const before = await revision()
    expect(before.startsWith(`${knownRevision}.`)).toBe(true)
    await save()
    const added = await revision()
    await save(next, later)
    expect(await revision()).toBe(added)
    await save({ ...next, working: {} }, later)
    const changed = await revision()
    expect(new Set([before, added, changed]).size).toBe(3)
    await save(next, later)
    expect(await revision()).toBe(added)
  })

  it('is of the same look as the table, though a year comes in between', async () => {
    const { table, revision: seen } = await db.transaction(async tx => {
      const first = await readHolidays(tx)
      await save()
      return first
    })
    expect(table.has(2027)).toBe(false)
    expect(seen).not.toBe(await revision())
  })
})

it('a row that somebody else wrote is refused, not guessed at', async () => {
  await db.sql`insert into holiday_year (year, days, added_at) values (2027, ${db.sql.json(['2027-01-01'])}, ${now})`
  await expect(stored()).rejects.toThrow()
})
