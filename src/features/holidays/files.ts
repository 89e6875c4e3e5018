/**
 * Tables as an operator brings them: typed from the State Council's notice, a line for each holiday, or a file of
 * `chinese-days` as it is (`dist/years/2027.json`). Only their form is read here; `checkYear` looks at what they say.
 */
import { z } from 'zod'
import { addDays, type Day, dayOfIso, daysBetween, isoDay } from '../../calendar/day.ts'
import { type HolidayYear, packagedYears } from '../../calendar/holidays.ts'
import type { HolidayFileProblem } from './types.ts'

const day = z.string()
const typedForm = z.strictObject({
  year: z.int(),
  holidays: z
    .array(z.strictObject({ name: z.string(), from: day, until: day, working: z.array(day).default([]) }))
    .min(1),
})

/** The longest there ever was is the Spring Festival of 2020, ten days. */
const mostDaysTogether = 16

/** @returns the years in it, at least one; or the first thing that cannot be read. */
export function readHolidayFile(text: string): HolidayYear[] | HolidayFileProblem {
  let data: unknown
  try {
    // Editors on Windows put a byte order mark in front.
    data = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { kind: 'not_json' }
  }
  if (z.object({ workdays: z.unknown() }).safeParse(data).success) {
    const packaged = packagedYears.safeParse(data)
    return packaged.success && packaged.data.length > 0 ? packaged.data : { kind: 'unknown_form', at: '' }
  }
  const typed = typedForm.safeParse(data)
  if (!typed.success)
    return { kind: 'unknown_form', at: typed.error.issues[0]?.path.map(String).join('.') ?? '' }
  return expand(typed.data)
}

function expand({ year, holidays }: z.infer<typeof typedForm>): HolidayYear[] | HolidayFileProblem {
  const off: Record<string, string> = {}
  const working: Record<string, string> = {}
  for (const { name, from, until, working: worked } of holidays) {
    const days = daysFrom(dayOfIso(from), dayOfIso(until))
    if (!days) return { kind: 'bad_period', name, from, until }
    const repeated =
      days.find(iso => off[iso] !== undefined) ?? worked.find(iso => working[iso] !== undefined)
    if (repeated !== undefined) return { kind: 'twice', day: repeated }
    for (const iso of days) off[iso] = name
    for (const iso of worked) working[iso] = name
  }
  return [{ year, off, working }]
}

/** null: no such days, the wrong way round, or more than a holiday has. */
function daysFrom(first: Day | null, last: Day | null): string[] | null {
  if (!first || !last) return null
  const length = daysBetween(first, last) + 1
  if (length < 1 || length > mostDaysTogether) return null
  return Array.from({ length }, (_, nth) => isoDay(addDays(first, nth)))
}
