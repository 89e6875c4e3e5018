/** Which stretch of the register is asked for: 2025, 3月, 2025年12月, 上月, 去年. */
import { addMonths, type Day } from '../../../calendar/day.ts'
import { readNumber } from '../../../calendar/numerals.ts'
import { fold } from '../../../language/normalise.ts'
import type { Period } from '../types.ts'

const relative: ReadonlyMap<string, (today: Day) => Period> = new Map(
  Object.entries({
    今年: today => ({ year: today.year, month: null }),
    本年: today => ({ year: today.year, month: null }),
    本年度: today => ({ year: today.year, month: null }),
    去年: today => ({ year: today.year - 1, month: null }),
    上年: today => ({ year: today.year - 1, month: null }),
    本月: today => ({ year: today.year, month: today.month }),
    这个月: today => ({ year: today.year, month: today.month }),
    上月: today => addMonths(today, -1),
    上个月: today => addMonths(today, -1),
  } satisfies Record<string, (today: Day) => Period>),
)

const written =
  /^(?:(今年|去年|\d{4}|[一二三四五六七八九〇零]{4})年?)?(?:[-./]?(\d{1,2}|[一二三四五六七八九十]{1,2})(?:月份?)?)?$/

/** @returns null when the words name none; this year when there are none. A month alone is one of this year. */
export function readPeriod(words: string, today: Day): Period | null {
  const text = fold(words).replace(/\s/g, '')
  if (text === '') return { year: today.year, month: null }
  const near = relative.get(text)
  if (near !== undefined) return near(today)
  const match = written.exec(text)
  if (match === null) return null
  const [, yearSaid, monthSaid] = match
  // 12 alone may be a matter's number.
  if (yearSaid === undefined && !/月/.test(text)) return null
  const year =
    yearSaid === undefined ? today.year : (relative.get(yearSaid)?.(today).year ?? readNumber(yearSaid))
  const month = monthSaid === undefined ? null : readNumber(monthSaid)
  if (!(year >= 2000 && year <= 2100) || (month !== null && !(month >= 1 && month <= 12))) return null
  return { year, month }
}
