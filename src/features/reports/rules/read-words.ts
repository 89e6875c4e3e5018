/** What is asked of the papers: which year and for whom; which month or meeting. */
import { addMonths, type Day } from '../../../calendar/day.ts'
import { fold } from '../../../language/normalise.ts'
import { takeMeeting } from '../../activities/rules/numbers.ts'
import { readYear } from '../../activities/rules/year.ts'
import { readPeriod } from '../../visits/rules/period.ts'
import type { Addressee } from '../types.ts'

const county = /(?:报|向|给)?(?:县|市|区|上级)(?:人大)?(?:常委会)?/
const party = /(?:报|向|给)?(?:镇|乡|街道)?(?:党委|党工委)|镇/

/** @returns null when the words name no year */
export function readReportWords(
  words: string,
  today: Day,
): { readonly year: number; readonly to: Exclude<Addressee, 'summary'> } | null {
  const text = fold(words)
  const isCounty = county.test(text)
  const year = readYear(text.replace(isCounty ? county : party, '').trim(), today)
  return year === null ? null : { year, to: isCounty ? 'county' : 'party' }
}

export type BulletinWords =
  | { readonly kind: 'month'; readonly year: number; readonly month: number }
  | { readonly kind: 'meeting'; readonly number: number }

/** In the first ten days of a month its bulletin is of the last one. */
const lastMonthUntil = 10

/** @returns null when the words name neither */
export function readBulletinWords(words: string, today: Day): BulletinWords | null {
  if (words.trim() === '') {
    const month = today.day <= lastMonthUntil ? addMonths(today, -1) : today
    return { kind: 'month', year: month.year, month: month.month }
  }
  const { number, rest } = takeMeeting(words)
  if (number !== null && rest === '') return { kind: 'meeting', number }
  const period = readPeriod(words, today)
  if (period === null || period.month === null) return null
  // In January 12月 is the one that is over.
  const isLastYears = period.month > today.month && period.year === today.year && !/年/.test(words)
  return { kind: 'month', year: period.year - (isLastYears ? 1 : 0), month: period.month }
}
