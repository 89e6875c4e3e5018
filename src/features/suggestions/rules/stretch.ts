/** Of which year or session somebody asks: 2025, 去年, 19-3, 第十九届第三次会议. */

import type { Day } from '../../../calendar/day.ts'
import { readNumber } from '../../../calendar/numerals.ts'
import { fold } from '../../../language/normalise.ts'
import { readPeriod } from '../../visits/rules/period.ts'
import type { Stretch } from '../types.ts'

const inFigures = /^(\d{1,3})-(\d{1,2})$/
const inWords =
  /^第?([\d一二三四五六七八九十]{1,3})届(?:人大|人代会|人民代表大会)?第?([\d一二三四五六七八九十]{1,3})次(?:会议)?$/

/** @returns null when the words name none, or a month; this year when there are none */
export function readStretch(words: string, today: Day): Stretch | null {
  const text = fold(words).replace(/\s/g, '')
  const [, term, session] = inFigures.exec(text) ?? inWords.exec(text) ?? []
  if (term !== undefined && session !== undefined) {
    const [t, s] = [readNumber(term), readNumber(session)]
    return t > 0 && s > 0 ? { series: `${t}-${s}` } : null
  }
  const period = readPeriod(words, today)
  return period === null || period.month !== null ? null : { year: period.year }
}
