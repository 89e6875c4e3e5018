/** Which stretch of time a duty file is of: 2026年, 去年, 本届, 第十八届. Pure. */
import { addDays, type Day, dayNumber } from '../../../calendar/day.ts'
import { readNumber } from '../../../calendar/numerals.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { fold } from '../../../language/normalise.ts'
import { daysOf, readYear } from '../../activities/rules/year.ts'
import type { Term } from '../../terms/types.ts'
import type { Period } from '../types.ts'

export const yearPeriod = (year: number): Period => ({ kind: 'year', year, ...daysOf(year) })

/** From the day it began to the day before the next one; the last one to the end of this year. */
export function termPeriods(terms: readonly Term[], today: Day, zone: string): Period[] {
  return terms.map(({ number, beganAt }, nth): Period => {
    const next = terms[nth + 1]
    const from = dayOf(beganAt, zone)
    const { until } = daysOf(Math.max(today.year, from.year))
    return {
      kind: 'term',
      term: number,
      from,
      until: next === undefined ? until : addDays(dayOf(next.beganAt, zone), -1),
    }
  })
}

/** The term of a day; null before the first that is known. */
const termOn = (periods: readonly Period[], day: Day): Period | null =>
  periods.findLast(({ from }) => dayNumber(from) <= dayNumber(day)) ?? null

/** `unread`: the words name none; `no_term`: none of that number, or none at all, is known. */
export function readPeriod(
  words: string,
  terms: readonly Term[],
  today: Day,
  zone: string,
): Period | 'unread' | 'no_term' {
  const text = fold(words).replace(/[\s,，、的]/gu, '')
  const periods = termPeriods(terms, today, zone)
  const now = termOn(periods, today)
  if (/^(?:本|这|这一|当)届$/u.test(text)) return now ?? 'no_term'
  if (/^(?:上|前|上一)届$/u.test(text))
    return (now === null ? undefined : periods[periods.indexOf(now) - 1]) ?? 'no_term'
  const [, number] = /^第?([0-9一二三四五六七八九十百]{1,4})届$/u.exec(text) ?? []
  if (number !== undefined)
    return periods.find(one => one.kind === 'term' && one.term === readNumber(number)) ?? 'no_term'
  const year = readYear(text.replace(/度$/u, ''), today)
  return year === null ? 'unread' : yearPeriod(year)
}
