/** Whether a table can be the notice of its year: what people mistype, found before it moves anybody's reception day. */
import { dayOfIso, weekdayOf } from '../../calendar/day.ts'
import type { HolidayYear } from '../../calendar/holidays.ts'
import type { YearProblem } from './types.ts'

/** 全国年节及纪念日放假办法: off in every year. A table without them is not of the whole year. */
const offByLaw = ['01-01', '05-01', '10-01', '10-02', '10-03']
/** The most there ever were is 33 (2026). */
const mostOff = 60
const mostNameChars = 40

/** @returns the first thing that is wrong, in the order of the days; null when the table is in order. */
export function checkYear(table: HolidayYear): YearProblem | null {
  const { year, off, working } = table
  if (!Number.isInteger(year) || year < 2000 || year > 2100) return { kind: 'bad_year', year }
  for (const [iso, name] of [...Object.entries(off), ...Object.entries(working)].toSorted()) {
    const problem = checkDay(iso, name, table)
    if (problem) return problem
  }
  const missing = offByLaw.map(day => `${year}-${day}`).find(day => off[day] === undefined)
  if (missing !== undefined) return { kind: 'incomplete', day: missing }
  const days = Object.keys(off).length
  return days > mostOff ? { kind: 'too_many_off', days } : null
}

function checkDay(iso: string, name: string, { year, off, working }: HolidayYear): YearProblem | null {
  const day = dayOfIso(iso)
  if (!day) return { kind: 'no_day', text: iso }
  // A notice may begin before its year: 2018-12-29 was worked, 12-30 and 12-31 were off for 元旦 of 2019.
  if (day.year !== year && !(day.year === year - 1 && day.month === 12))
    return { kind: 'other_year', day: iso }
  if (name.trim() === '' || name.length > mostNameChars || /\p{Cc}/u.test(name))
    return { kind: 'bad_name', day: iso }
  if (working[iso] === undefined) return null
  if (off[iso] !== undefined) return { kind: 'off_and_working', day: iso }
  const weekday = weekdayOf(day)
  return weekday < 6 ? { kind: 'not_weekend', day: iso, weekday } : null
}
