/** By when an answer promises it: 2026年12月底前完成, 明年6月底前, 年内, 三个月内. Of several days the last: then all is kept. */
import { type Day, daysBetween, daysInMonth } from '../../../calendar/day.ts'
import { hedges } from '../../../calendar/hedged.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import { readNumber, smallNumber } from '../../../calendar/numerals.ts'
import { findPhrases } from '../../../calendar/phrases.ts'
import { resolvePhrase } from '../../../calendar/resolve.ts'
import { workingDaysAfter } from '../../../calendar/shift.ts'
import { fold } from '../../../language/normalise.ts'
import { findDue } from '../../../language/visit-due.ts'

const yearSaid = '(?:(\\d{4})年|(今年|本年|明年|后年))'
const endOf = '(?:之?内|底|末|以?前|完成)'
const notAYear = '(?<![\\d一二三四五六七八九十半两几去前上往近每])'
/** 2026年12月底前, 明年6月底, 12月底前 */
const ofMonth = new RegExp(`${yearSaid}?(${smallNumber}) ?月份?(?:底|末|(下旬|中旬|上旬))`, 'g')
/** 2027年上半年, 今年第三季度 */
const ofPart = new RegExp(`${yearSaid}(?:(上半年|下半年)|第?([一二三四1-4])季度)`, 'g')
/** 2027年底前, 明年内, 年底前 */
const ofYear = new RegExp(`(?:${yearSaid}|${notAYear}年)年?${endOf}`, 'g')
/** 2026年12月31日前 is read with its clause. */
const clause = /[^,;。\n]+/g

/** 去年底, 三年内: 年底 and 年内 of these are not of this year. */
const otherYears = new RegExp(
  `[去上前往近每]年年?${endOf}前?|(?<![0-9一二三四五六七八九十〇零])${smallNumber}个?年${endOf}`,
  'g',
)

/** 如果资金到位12月底前完成, 去年12月底前已完成: no promise. */
const pastYear = /[去上前往]年/
const condition = /(?:如果|要是|假如|倘若|万一|若(?!干))[^;。\n]*/g

/** @returns null when the words promise no day that is still to come */
export function promisedDay(words: string, today: Day, table: HolidayTable): Day | null {
  const text = fold(words)
    .replace(otherYears, '')
    .replace(condition, '')
    .replace(clause, said => (hedges.test(said) || pastYear.test(said) ? '' : said))
  const found = [...inYears(text, today)]
  for (const [part] of text.matchAll(clause)) {
    // A year that is said in front counts; the reader of clauses takes this one or the next.
    const due = /\d{4}年(?!\d{1,2}月\d)/.test(part) ? null : (findDue(part, today)?.due ?? null)
    if (due?.kind === 'day') found.push(due.day)
    if (due?.kind === 'working_days') found.push(workingDaysAfter(today, due.count, table))
  }
  const isAhead = (day: Day) => daysBetween(today, day) > 0
  const promised = found.filter(isAhead).toSorted((a, b) => daysBetween(b, a))
  return promised.at(-1) ?? onlyDayAhead(text, today, isAhead)
}

/** 计划于2027年3月15日竣工: of what is no «until» a day counts when it is the only one that is still to come. */
function onlyDayAhead(text: string, today: Day, isAhead: (day: Day) => boolean): Day | null {
  const days = [...text.matchAll(clause)]
    .flatMap(([part]) => (/已|曾|原/.test(part) ? [] : findPhrases(part)))
    .filter(({ undecided, minutesFromNow }) => !undecided && minutesFromNow === null)
    .map(phrase => resolvePhrase(phrase, today).start.day)
    .filter(day => day !== null && isAhead(day))
  return days.length === 1 ? (days[0] ?? null) : null
}

function* inYears(text: string, today: Day): Generator<Day> {
  for (const [, figures, word, month = '', part] of text.matchAll(ofMonth)) {
    const number = readNumber(month)
    if (Number.isNaN(number) || number < 1 || number > 12) continue
    const isOver = number < today.month && figures === undefined && word === undefined
    const year = yearOf(figures, word, today) + (isOver ? 1 : 0)
    yield { year, month: number, day: dayOfPart(part, year, number) }
  }
  for (const [, figures, word, half, quarter] of text.matchAll(ofPart)) {
    const month = half === '上半年' ? 6 : half === '下半年' ? 12 : 3 * readNumber(quarter ?? '')
    const year = yearOf(figures, word, today)
    yield { year, month, day: daysInMonth(year, month) }
  }
  for (const [, figures, word] of text.matchAll(ofYear))
    yield { year: yearOf(figures, word, today), month: 12, day: 31 }
}

const dayOfPart = (part: string | undefined, year: number, month: number): number =>
  part === '上旬' ? 10 : part === '中旬' ? 20 : daysInMonth(year, month)

const later: Readonly<Record<string, number>> = { 明年: 1, 后年: 2 }

const yearOf = (figures: string | undefined, word: string | undefined, today: Day): number =>
  figures === undefined ? today.year + (later[word ?? ''] ?? 0) : Number(figures)
