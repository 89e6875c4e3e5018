/**
 * On which days somebody says that something comes back: 每月5日、20日, 每周一、每周四, 每月第一、三个周三, 农历逢三、八, 每5天一次.
 * Several of a kind may be said in one list; how the list is written does not matter.
 */
import { type Day, isoDay } from '../calendar/day.ts'
import { readNumber } from '../calendar/numerals.ts'
import type { DayRule } from '../calendar/recurrence.ts'
import { readWhen } from '../calendar/when.ts'
import { dayOf } from '../calendar/zone.ts'
import { readWeekdays } from './weekday-lists.ts'

export type DayProblem =
  /** `said`: 每月32日 */
  | { readonly kind: 'impossible_day'; readonly said: string }
  /** 每5天 without a first day. */
  | { readonly kind: 'every_without_first' }

export interface SaidDays {
  /** Empty: none was said. */
  readonly days: readonly DayRule[]
  readonly problems: readonly DayProblem[]
  /** What was read is blank; everything else stands where it stood. */
  readonly rest: string
}

const figure = '[0-9〇零一二三四五六七八九十两]'
const between = '(?: ?(?:[、,;/和及与跟]|以及|还有) ?)'
const everyMonth = '(?:每个?月的?)'
/** Not a room's number, nor one of several. */
const monthday = `(?:${everyMonth}?${figure}{1,3}(?!${figure}|[个次楼层室])[日号]?)`
const lastOfMonth = '(?:最后一[天日]|最末一天|月底|月末)'

const lastDay = new RegExp(`(?:${everyMonth}|${between})${lastOfMonth}`)
const monthdays = new RegExp(
  `${everyMonth}${monthday}(?:${between}${monthday}|[至到~-]${monthday})*(?![0-9第])`,
)
const monthdayOrRange = new RegExp(`(${figure}{1,3})[日号]?(?:[至到~-]${everyMonth}?(${figure}{1,3}))?`, 'g')
const market = new RegExp(
  `(农历|阴历|旧历|公历|阳历|新历)?(?:每月)?的?(?:赶?[集场圩街墟]日?)?[(（]?(?:每逢|逢)(?!周|星期|礼拜)((?:逢?${figure}[、,和及与]?)+)`,
)
const marketDay = /[0-9]+|[二三]十[一二三四五六七八九]?|十[一二三四五六七八九]?|[〇零一二三四五六七八九两]/g
const everyDays = new RegExp(`每(隔)?(${figure}{1,3})天(?:一次)?`)

/** Each is looked for from the beginning, so without an end a long text would take its square; nobody means so many. */
const mostOfAKind = 50

/**
 * @param text normalised
 * @param now for 从…起, which may leave out the year
 * @param zone the congress's
 */
export function readDayRules(text: string, now: Date, zone: string): SaidDays {
  const problems: DayProblem[] = []
  // 逢农历三八 is 农历逢三八; as long as it was, so that places in it stay where they are.
  let rest = text.replace(/逢(农历|阴历|旧历|公历|阳历|新历)/g, '$1逢')
  const blank = (from: number, length: number) => {
    rest = `${rest.slice(0, from)}${' '.repeat(length)}${rest.slice(from + length)}`
  }
  /** As often as it is there, within reason; what is beyond stays unread. */
  const take = (pattern: RegExp, read: (match: RegExpExecArray) => void) => {
    for (let count = 0; count < mostOfAKind; count++) {
      const match = pattern.exec(rest)
      if (match === null) return
      blank(match.index, match[0].length)
      read(match)
    }
  }
  const days: DayRule[] = []
  for (let count = 0; count < mostOfAKind; count++) {
    const said = readWeekdays(rest)
    if (said === null) break
    blank(said.from, said.length)
    days.push(...said.rules)
  }
  take(lastDay, () => days.push({ on: 'monthday', day: 31 }))
  take(everyDays, match => readEvery(match[1] !== undefined, match[2] ?? ''))
  take(market, match => days.push(...readMarket(match[1] ?? '', match[2] ?? '')))
  take(monthdays, match => {
    for (const [, from = '', until = from] of match[0].matchAll(monthdayOrRange)) readMonthdays(from, until)
  })
  return { days, problems, rest }

  function readMonthdays(from: string, until: string): void {
    const [first, last] = [readNumber(from), readNumber(until)]
    const wrong = [from, until].find(said => !(readNumber(said) >= 1 && readNumber(said) <= 31))
    if (wrong !== undefined) problems.push({ kind: 'impossible_day', said: `每月${wrong}日` })
    else if (last < first) problems.push({ kind: 'impossible_day', said: `每月${from}日至${until}日` })
    else for (let day = first; day <= last; day++) days.push({ on: 'monthday', day })
  }

  function readEvery(isBetween: boolean, said: string): void {
    const count = readNumber(said) + (isBetween ? 1 : 0)
    let first: Day | null = null
    take(/(?:从|自)([^,;。]{2,20}?)(?:起|开始)/, match => {
      const { start, problem } = readWhen(match[1] ?? '', now, zone)
      if (start !== null && problem !== 'impossible') first ??= dayOf(start, zone)
    })
    if (first === null) problems.push({ kind: 'every_without_first' })
    else if (count >= 1 && count <= 366) days.push({ on: 'every', days: count, from: isoDay(first) })
    else problems.push({ kind: 'impossible_day', said: `每${said}天` })
  }
}

/** 三八 are two digits, 10 and 十 are the tens, 16 and 38 are two markets five days apart, 15日 is one more 5. */
function readMarket(calendar: string, said: string): DayRule[] {
  const ending = (said.match(marketDay) ?? []).flatMap(token => {
    const [tens = '', ones = ''] = token
    const isPair = /^[0-9]{2}$/.test(token) && Number(ones) - Number(tens) === 5
    return isPair ? [Number(tens), Number(ones)] : [readNumber(token) % 10]
  })
  const isSolar = /[公阳新]/.test(calendar)
  const unique = [...new Set(ending)]
  return unique.length === 0 ? [] : [{ on: 'market', calendar: isSolar ? 'solar' : 'lunar', ending: unique }]
}
