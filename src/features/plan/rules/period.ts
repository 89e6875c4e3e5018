/** The period of an item, as it is written in front of it: 5月, 3月18日, 二季度, 上半年, 全年, 5月至6月, 2027年5月. */
import { type Day, dayNumber, daysInMonth, isRealDay } from '../../../calendar/day.ts'
import { hedgeBehind } from '../../../calendar/hedged.ts'
import { readNumber } from '../../../calendar/numerals.ts'
import { normalise } from '../../../language/normalise.ts'

export interface Period {
  readonly from: Day
  readonly until: Day
}

export const monthOf = (year: number, month: number): Period => ({
  from: { year, month, day: 1 },
  until: { year, month, day: daysInMonth(year, month) },
})

/** @param quarter 1 to 4 */
export const quarterOf = (year: number, quarter: number): Period => ({
  from: { year, month: quarter * 3 - 2, day: 1 },
  until: monthOf(year, quarter * 3).until,
})

/** @param half 1 or 2 */
export const halfOf = (year: number, half: number): Period => ({
  from: quarterOf(year, half * 2 - 1).from,
  until: quarterOf(year, half * 2).until,
})

export const yearOf = (year: number): Period => ({
  from: { year, month: 1, day: 1 },
  until: { year, month: 12, day: 31 },
})

const n = '([0-9]{1,2}|[一二三四五六七八九十]{1,3})'
const to = '(?:-|~|至|到|、)'
const day = new RegExp(`^${n} ?月 ?${n} ?[日号]`)
const months = new RegExp(`^${n} ?月?(?:份)? ?${to} ?${n} ?月(?:份)?`)
const month = new RegExp(`^${n} ?月(?:份)?`)
const quarter = /^第?([1-4一二三四]) ?季度?/
const half = /^([上下])半年/
const whole = /^(?:全年|年内|本年度?)/

/** @returns null when the words begin with no period; the rest as it was written */
export function periodInFront(words: string, year: number): (Period & { readonly rest: string }) | null {
  const original = words.trim()
  const { text, at } = normalise(original)
  const said = /^(20[0-9]{2}) ?年 ?/.exec(text)
  const skipped = said?.[0].length ?? 0
  const found = read(text.slice(skipped), said === null ? year : Number(said[1]))
  // 6月左右, 上半年（暂定）
  if (found === null || hedgeBehind(text.slice(skipped + found.length)) > 0) return null
  const { length, ...period } = found
  const from = at[skipped + length] ?? original.length
  return { ...period, rest: original.slice(from).replace(/^[\s,，:：、]+/u, '') }
}

function read(text: string, year: number): (Period & { readonly length: number }) | null {
  const [daySaid, m1 = '', d1 = ''] = day.exec(text) ?? []
  if (daySaid !== undefined) {
    const on = { year, month: readNumber(m1), day: readNumber(d1) }
    return isRealDay(on) ? { from: on, until: on, length: daySaid.length } : null
  }
  const [range, a = '', b = ''] = months.exec(text) ?? []
  if (range !== undefined) {
    const [first, last] = [readNumber(a), readNumber(b)]
    if (!isMonth(first) || !isMonth(last) || first > last) return null
    return { from: monthOf(year, first).from, until: monthOf(year, last).until, length: range.length }
  }
  const [one, m = ''] = month.exec(text) ?? []
  if (one !== undefined)
    return isMonth(readNumber(m)) ? { ...monthOf(year, readNumber(m)), length: one.length } : null
  const [q, nth = ''] = quarter.exec(text) ?? []
  if (q !== undefined) return { ...quarterOf(year, readNumber(nth)), length: q.length }
  const [h, which] = half.exec(text) ?? []
  if (h !== undefined) return { ...halfOf(year, which === '上' ? 1 : 2), length: h.length }
  const [all] = whole.exec(text) ?? []
  return all === undefined ? null : { ...yearOf(year), length: all.length }
}

const isMonth = (number: number): boolean => number >= 1 && number <= 12

/** Whether they have a day in common. */
export const overlaps = (a: Period, b: Period): boolean =>
  dayNumber(a.from) <= dayNumber(b.until) && dayNumber(b.from) <= dayNumber(a.until)

export const contains = ({ from, until }: Period, on: Day): boolean =>
  overlaps({ from, until }, { from: on, until: on })
