/** When somebody is not to be on duty: 6月、7月, 6月至8月, 12月15日. */
import type { Day } from '../calendar/day.ts'
import { takeDay } from '../calendar/leading-day.ts'
import { readNumber } from '../calendar/numerals.ts'
import { fold } from './normalise.ts'

export interface RotaTimes {
  /** 1 to 12 */
  readonly months: readonly number[]
  readonly days: readonly Day[]
  readonly unread: string
}

const figures = '([0-9]{1,2}|[一二三四五六七八九十]{1,2})'
/** A month, and not the month of a date; in 6、7月 the word stands at the last. */
const monthInFront = new RegExp(
  `^${figures}(?:月份?|(?=(?:[、,和至到-]${figures})+月))(?![0-9一二三四五六七八九十]{1,3}[日号])`,
)
const untilMonth = new RegExp(`^[至到\\-~]${figures}月份?`)
const joints = /^[\s,、;和与及]+/

/** Never throws. */
export function readRotaTimes(text: string, now: Date, zone: string): RotaTimes {
  const months = new Set<number>()
  const days: Day[] = []
  let rest = fold(text).replace(joints, '')
  for (;;) {
    const month = monthInFront.exec(rest)
    const first = readNumber(month?.[1] ?? '')
    if (month !== null && isMonth(first)) {
      rest = rest.slice(month[0].length)
      const until = untilMonth.exec(rest)
      const last = readNumber(until?.[1] ?? '')
      for (const each of monthsBetween(first, isMonth(last) ? last : first)) months.add(each)
      if (until !== null) rest = rest.slice(until[0].length)
    } else {
      const day = takeDay(rest, now, zone)
      if (day.kind !== 'day') break
      days.push(day.day)
      rest = day.rest
    }
    rest = rest.replace(joints, '')
  }
  return { months: [...months], days, unread: rest.replace(/^(?:不排|的?时候)/, '').trim() }
}

const isMonth = (number: number): boolean => number >= 1 && number <= 12

/** Over the new year too. */
function monthsBetween(first: number, last: number): number[] {
  const count = ((last - first + 12) % 12) + 1
  return Array.from({ length: count }, (_, index) => ((first + index - 1) % 12) + 1)
}
