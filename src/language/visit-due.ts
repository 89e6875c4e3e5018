/**
 * By when a matter is to be dealt with: 一周内, 15个工作日内, 月底前, 12月20日前. Only in a clause that speaks of
 * dealing with it: 两个月内坏了三次 is no promise.
 */
import { addDays, addMonths, type Day, daysBetween, isRealDay, weekdayOf } from '../calendar/day.ts'
import { hedgeInFront, isHedged } from '../calendar/hedged.ts'
import { readNumber, smallNumber } from '../calendar/numerals.ts'
import { findPhrases } from '../calendar/phrases.ts'
import { resolvePhrase } from '../calendar/resolve.ts'
import type { Due, Span } from './visit-reading.ts'

export interface FoundDue {
  readonly due: Due
  readonly span: Span
}

const within = '(?:之|以)?内'
const before = '(?:之?前|以前)'
const N = `(${smallNumber})`

type Read = (match: readonly (string | undefined)[], today: Day) => Day | number | null
/** A number is so many working days; null: no single day. */
const readers: readonly (readonly [RegExp, Read])[] = [
  [new RegExp(`${N} ?个?工作日${within}`, 'g'), ([, count]) => readNumber(count ?? '')],
  [new RegExp(`${N} ?(?:天|日)${within}`, 'g'), ([, count], today) => inDays(today, count, 1)],
  [new RegExp(`${N} ?个?(?:周|星期|礼拜)${within}`, 'g'), ([, count], today) => inDays(today, count, 7)],
  [new RegExp(`半个?月${within}`, 'g'), (_, today) => addDays(today, 15)],
  [
    new RegExp(`${N} ?个半月${within}`, 'g'),
    ([, count], today) => addDays(inMonths(today, readNumber(count ?? '')), 15),
  ],
  [
    new RegExp(`${N} ?个月${within}|(?<!年)(一|两|三)月${within}`, 'g'),
    ([, count, bare], today) => inMonths(today, readNumber(count ?? bare ?? '')),
  ],
  [new RegExp(`半年${within}`, 'g'), (_, today) => inMonths(today, 6)],
  [new RegExp(`(?<![\\d一两二三半])(?:本|这|这个)?周${within}`, 'g'), (_, today) => sunday(today, 0)],
  [new RegExp(`下个?(?:周|星期)${within}`, 'g'), (_, today) => sunday(today, 1)],
  [
    new RegExp(`(?:本|这个?|当)?月(?:底${before}?|${within})|本月底|月末${before}?`, 'g'),
    (_, today) => monthEnd(addMonths(today, 0)),
  ],
  [new RegExp(`下个?月(?:底${before}?|份?${within})`, 'g'), (_, today) => monthEnd(addMonths(today, 1))],
  [
    new RegExp(`${N} ?月份?(?:底${before}?|${within}|末${before}?)`, 'g'),
    ([, month], today) => endOfMonth(today, readNumber(month ?? ''), 0),
  ],
  [
    new RegExp(`${N} ?月份?${before}`, 'g'),
    ([, month], today) => endOfMonth(today, readNumber(month ?? ''), -1),
  ],
  [
    new RegExp(`(?:今年|本年|年)(?:底${before}?|末${before}?|${within})`, 'g'),
    (_, today) => ({ year: today.year, month: 12, day: 31 }),
  ],
  [new RegExp(`元旦${before}`, 'g'), (_, today) => ({ year: today.year, month: 12, day: 31 })],
  [new RegExp(`五一(?:节|劳动节)?${before}`, 'g'), (_, today) => yearDay(today, 4, 30)],
  [new RegExp(`(?:国庆节?|十一)${before}`, 'g'), (_, today) => yearDay(today, 9, 30)],
  [/(?:今天|今日|当天|当日)(?:之?内|前|下班前)/g, (_, today) => today],
  [
    new RegExp(
      `(?:春节|过年|清明|端午|中秋|年|汛期|雨季|农忙|春耕|开学|入冬|秋收)(?:节|来临|到来)?${before}`,
      'g',
    ),
    () => null,
  ],
]

/** What is done about a matter. */
export const doing =
  /办|修|解决|答复|回复|落实|完成|处[理置]|整改|反馈|到位|转|交|限|承诺|答应|维护|清[理运除淤]|安装|更换|疏通|拆除|查看|勘查|踏勘|开通|发放|协调|给出|拿出|跟进|核实|恢复|复电|通水|了结|说法/
const pastBefore = /(?:近|最近|过去|这|连续|前|已经?于?|第|不到|短短)$/
const pastAfter = /^(?:已|就?坏|连续|发生|多次|出现|停了|断了|被|就?下|没有?|无人|不见|换了|漏)/
const untilThen =
  /^ ?(?:\([^)]{0,8}\))? ?(?:下班)?(?:之?前|以前|止|截止|为止|内|完成|办[结好完]|修[好复]|解决|答复|回复|整改|到位|落实|反馈)/
const byThen = /(?:限|期限|时限|最迟|最晚|截止到?|截至|于|承诺|答应)[^,;。]{0,4}$/

/**
 * @param text folded
 * @param today what the words are reckoned from
 * @param isAsked the words are an answer to «by when?»: no clause has to speak of dealing with it
 */
export function findDue(text: string, today: Day, isAsked = false): FoundDue | null {
  const found = [...spansOf(text, today), ...datesIn(text, today, isAsked)]
    .filter(({ span }) => isAsked || isPromise(text, span))
    .toSorted((a, b) => a.span.from - b.span.from || b.span.to - a.span.to)
  const [first] = found
  if (first !== undefined || !isAsked || text.endsWith('内')) return first ?? null
  // 一周, 5个工作日: asked by when, it is within.
  return findDue(`${text.trimEnd()}内`, today, true)
}

function spansOf(text: string, today: Day): FoundDue[] {
  const found: FoundDue[] = []
  for (const [pattern, read] of readers) {
    for (const match of text.matchAll(pattern)) {
      const span = { from: match.index, to: match.index + match[0].length }
      const meant = isHedged(text, span.from, span.to) ? null : read(match, today)
      found.push({ due: dueOf(meant, match[0], today), span: withHedge(text, span) })
    }
  }
  return found
}

function dueOf(meant: Day | number | null, said: string, today: Day): Due {
  if (meant === null) return { kind: 'unclear', said }
  if (typeof meant === 'number')
    return Number.isNaN(meant) || meant < 1
      ? { kind: 'unclear', said }
      : { kind: 'working_days', count: meant }
  return isRealDay(meant) && daysBetween(today, meant) >= 0
    ? { kind: 'day', day: meant }
    : { kind: 'unclear', said }
}

/** 大概3月20日前: the whole of it tells nothing of the matter. */
const withHedge = (text: string, { from, to }: Span): Span => ({ from: from - hedgeInFront(text, from), to })

/** 12月20日前, 下周五前, 限3月25日 */
function datesIn(text: string, today: Day, isAsked: boolean): FoundDue[] {
  return findPhrases(text).flatMap(phrase => {
    const after = text.slice(phrase.to, phrase.to + 16)
    const head = text.slice(Math.max(0, phrase.from - 8), phrase.from)
    const isOpen = phrase.undecided && !isHedged(text, phrase.from, phrase.to)
    if (isOpen || phrase.minutesFromNow !== null) return []
    if (!isAsked && !untilThen.test(after) && !byThen.test(head)) return []
    const { start, end } = resolvePhrase(phrase, today)
    const day = end?.day ?? start.day
    const tail = /^ ?(?:下班)?(?:之?前|以前|止|内)/.exec(after)?.[0].length ?? 0
    const span = { from: phrase.from, to: phrase.to + tail }
    const isVague = phrase.sides.every(side => side.days.every(({ kind }) => kind === 'vague'))
    if (isVague && !isAsked) return []
    return [{ due: dueOf(day, text.slice(span.from, span.to), today), span: withHedge(text, span) }]
  })
}

function isPromise(text: string, { from, to }: Span): boolean {
  const head = /[^,;。\n]*$/.exec(text.slice(Math.max(0, from - 60), from))?.[0] ?? ''
  const tail = /^[^,;。\n]*/.exec(text.slice(to, to + 60))?.[0] ?? ''
  if (pastBefore.test(head) || pastAfter.test(tail)) return false
  return doing.test(head) || doing.test(tail)
}

function inDays(today: Day, count: string | undefined, each: number): Day | null {
  const number = readNumber(count ?? '')
  return Number.isNaN(number) ? null : addDays(today, number * each)
}

/** The same day of a later month, else that month's last. */
function inMonths(today: Day, months: number): Day {
  const month = addMonths(today, Number.isNaN(months) ? 0 : months)
  const same = { ...month, day: today.day }
  return isRealDay(same) ? same : monthEnd(month)
}

const monthEnd = (month: { readonly year: number; readonly month: number }): Day =>
  addDays({ ...addMonths({ ...month, day: 1 }, 1), day: 1 }, -1)

/** The end of the named month, or of the one before it, this year or, when that is over, the next. */
function endOfMonth(today: Day, month: number, shift: number): Day | null {
  if (Number.isNaN(month) || month < 1 || month > 12) return null
  const ends = (year: number) => monthEnd(addMonths({ year, month, day: 1 }, shift))
  const thisYear = ends(today.year)
  return daysBetween(today, thisYear) >= 0 ? thisYear : ends(today.year + 1)
}

function yearDay(today: Day, month: number, day: number): Day {
  const thisYear = { year: today.year, month, day }
  return daysBetween(today, thisYear) >= 0 ? thisYear : { ...thisYear, year: today.year + 1 }
}

const sunday = (today: Day, weeks: number): Day => addDays(today, 7 - weekdayOf(today) + weeks * 7)
