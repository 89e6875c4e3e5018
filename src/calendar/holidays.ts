/**
 * Which days are worked in China: the days off and the working weekends of the State Council's yearly notice. The
 * release carries the years of `chinese-days`; later ones are put on top of them. A year that no table has is not
 * guessed at: weekends only, and `sure` says so.
 */
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { z } from 'zod'
import { type Day, dayOfIso, weekdayOf } from './day.ts'

/** One year's notice: ISO day → the holiday it belongs to. It may have days of the December before its year. */
export interface HolidayYear {
  readonly year: number
  readonly off: Readonly<Record<string, string>>
  /** Saturdays and Sundays that are worked (调休). */
  readonly working: Readonly<Record<string, string>>
}

interface NoticedDay {
  /** A day off by the notice; else a weekend day that is worked. */
  readonly off: boolean
  /** The holiday: 春节 */
  readonly name: string
}

export interface HolidayTable {
  has(year: number): boolean
  /** @returns null for a day that the notice does not name. */
  find(day: Day): NoticedDay | null
}

export interface DayKind {
  readonly works: boolean
  readonly why: 'weekday' | 'weekend' | 'holiday' | 'makeup'
  /** The holiday that a `holiday` or a `makeup` belongs to. */
  readonly name: string | null
  /** false: there is no table of that year, weekends only. */
  readonly sure: boolean
}

const noHolidays: HolidayTable = { has: () => false, find: () => null }

const keyOf = ({ year, month, day }: Day) => (year * 100 + month) * 100 + day

/** `base` with these years in place of its own; where a year names days of the December before it, they count too. */
export function withYears(base: HolidayTable, years: readonly HolidayYear[]): HolidayTable {
  const has = new Set(years.map(({ year }) => year))
  const noticed = new Map<number, NoticedDay>()
  for (const { off, working } of years.toSorted((a, b) => a.year - b.year)) {
    for (const [iso, name] of Object.entries(off)) noticed.set(keyOf(readDay(iso)), { off: true, name })
    for (const [iso, name] of Object.entries(working)) noticed.set(keyOf(readDay(iso)), { off: false, name })
  }
  return {
    has: year => has.has(year) || base.has(year),
    find: day => noticed.get(keyOf(day)) ?? (has.has(day.year) ? null : base.find(day)),
  }
}

/** What kind of day it is, by the notice where there is one, else by the weekday. */
export function kindOf(day: Day, table: HolidayTable): DayKind {
  const sure = table.has(day.year)
  const noticed = table.find(day)
  if (noticed) {
    const { off, name } = noticed
    return { works: !off, why: off ? 'holiday' : 'makeup', name, sure }
  }
  const works = weekdayOf(day) <= 5
  return { works, why: works ? 'weekday' : 'weekend', name: null, sure }
}

function readDay(iso: string): Day {
  const day = dayOfIso(iso)
  if (!day) throw new RangeError(`no day: ${iso}`)
  return day
}

/**
 * The form of `chinese-days`, of one year or of many. Each day says `Spring Festival,春节,4`: the holiday in English, in
 * Chinese, and how many days it has by law.
 */
export const packagedYears = z
  .object({ holidays: z.record(z.string(), z.string()), workdays: z.record(z.string(), z.string()) })
  .transform(({ holidays, workdays }): HolidayYear[] => {
    const years = new Set([...Object.keys(holidays), ...Object.keys(workdays)].map(yearOf))
    return [...years]
      .sort((a, b) => a - b)
      .map(year => ({ year, off: ofYear(holidays, year), working: ofYear(workdays, year) }))
  })

const yearOf = (iso: string) => Number(iso.slice(0, 4))

function ofYear(days: Readonly<Record<string, string>>, year: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(days)
      .filter(([iso]) => yearOf(iso) === year)
      .map(([iso, words]) => [iso, words.split(',')[1] ?? words])
      .toSorted(),
  )
}

/** The years that the release brings along. */
export const knownYears: readonly HolidayYear[] = packagedYears.parse(
  createRequire(import.meta.url)('chinese-days/dist/chinese-days.json'),
)

export const knownHolidays: HolidayTable = withYears(noHolidays, knownYears)

/** Another release that knows other days has another one. */
export const knownRevision = createHash('sha256').update(JSON.stringify(knownYears)).digest('hex').slice(0, 8)
