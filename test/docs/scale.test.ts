/** The page of scale against the arithmetic, and the arithmetic against sums done by hand. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  assumed,
  bindingOf,
  measured,
  minutesToAll,
  needsOf,
  platform,
  sizes,
  usedOf,
  withTables,
} from '../support/scale.ts'

const page = readFileSync(new URL('../../docs/scale.md', import.meta.url), 'utf8')
const [town, county, prefecture, province, country] = sizes

describe('the page of scale', () => {
  it('has the tables that its figures come to (npm run scale)', () => {
    expect(page).toBe(withTables(page))
  })

  it('states every figure that is reckoned with, as it is', () => {
    const stated = [...page.matchAll(/^\| `(\w+)` \| ([\d.,]+) \|/gm)].map(
      ([, name = '', value = '']) => [name, Number(value.replaceAll(',', ''))] as const,
    )
    expect(Object.fromEntries(stated)).toEqual({ ...assumed, ...measured, ...platform })
    expect(stated).toHaveLength(new Set(stated.map(([name]) => name)).size)
  })

  it('names the day and the machine of what was measured', () => {
    expect(page).toMatch(/\d{4}-\d{2}-\d{2}.*\bcores\b.*Node \d+.*PostgreSQL \d+/)
  })
})

describe('the arithmetic', () => {
  it('is that of sums done by hand', () => {
    // 15 × 60 people, 1.2 messages each, six tenths of them in 600 s.
    expect(needsOf(county)).toMatchObject({ deputies: 900, callbacks: 1_080, counties: 1, processes: 2 })
    expect(needsOf(county).callbacksASecond).toBeCloseTo(1.08)
    expect(needsOf(province).callbacksASecond).toBeCloseTo(108)
    expect(needsOf(country).deputies).toBe(2_316_120)
    expect(needsOf(country).callbacksASecond).toBeCloseTo(2_779.3, 1)
    expect(needsOf(country).counties).toBe(2_574)
    // The last county has 8 towns.
    expect(needsOf(prefecture).counties).toBe(11)
    expect(needsOf(province).connections).toBe(100 * 2 * 10)
    expect(needsOf(province).servers).toBe(5)
  })

  it('counts what a click and a word cost by how many come a second', () => {
    const { serviceCores, databaseCores } = needsOf(province)
    const [clicks, words] = [90, 18]
    expect(serviceCores).toBeCloseTo(
      (3 * (clicks * measured.clickServiceUs + words * measured.wordsServiceUs)) / 1e6,
    )
    expect(databaseCores).toBeCloseTo(
      (3 * (clicks * measured.clickDatabaseUs + words * measured.wordsDatabaseUs)) / 1e6,
    )
  })

  it('finds the limit that binds: a group first, the corp from the prefecture on', () => {
    expect(usedOf(town).conversationMinuteAtOnce).toBeCloseTo(72 / 30)
    expect(bindingOf(town)).toEqual({ limit: 'webhookMinute', used: 0.15 })
    expect(bindingOf(county).limit).toBe('webhookMinute')
    expect(bindingOf(prefecture)).toEqual({ limit: 'corpMinute', used: 0.948 })
    expect(bindingOf(province)).toEqual({ limit: 'corpMinute', used: 9 })
    expect(usedOf(country).corpHour).toBeCloseTo(15.44, 2)
  })

  it('knows how long a notice to each alone takes: ten thousand a minute, and no more than fifteen such minutes an hour', () => {
    expect(minutesToAll(town)).toBe(1)
    expect(minutesToAll(province)).toBe(9)
    expect(minutesToAll({ towns: 2_500 })).toBe(15)
    expect(minutesToAll({ towns: 2_501 })).toBe(61)
    // 15 whole hours, and 66,120 in the next.
    expect(minutesToAll(country)).toBe(15 * 60 + 7)
  })
})
