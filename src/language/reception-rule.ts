/**
 * How a congress says when it receives voters: 每月15日上午8:30至11:30，地点：代表联络站，遇节假日顺延. What is not said is
 * null; nothing is guessed.
 */
import { type Day, isoDay } from '../calendar/day.ts'
import { readNumber } from '../calendar/numerals.ts'
import type { DayRule } from '../calendar/recurrence.ts'
import type { HolidayPolicy } from '../calendar/shift.ts'
import { readWhen } from '../calendar/when.ts'
import { dayOf, startOfDay, wallClock } from '../calendar/zone.ts'
import { normalise, originalSlice } from './normalise.ts'

export interface ReceptionWords {
  /** Empty: none was said. */
  readonly days: readonly DayRule[]
  readonly policy: HolidayPolicy | null
  /** Minutes of the wall clock. */
  readonly hours: { readonly fromMinute: number; readonly untilMinute: number } | null
  readonly place: string | null
  readonly phone: string | null
  readonly problems: readonly ReceptionProblem[]
}

export type ReceptionProblem =
  /** `said`: 每月32日 */
  | { readonly kind: 'impossible_day'; readonly said: string }
  /** Not a time of the day, or its end is not after its start. */
  | { readonly kind: 'impossible_hours' }
  /** 上午8:30 without an end. */
  | { readonly kind: 'hours_without_end' }
  /** 每5天 without a first day. */
  | { readonly kind: 'every_without_first' }

const figure = '[0-9〇零一二三四五六七八九十两]'
const listOf = (item: string) => `${item}(?:[、,和及与]${item})*`
const weekdayFigure = '[1-7一二三四五六日天]'
const weekWord = '(?:周|星期|礼拜)'

const monthdays = new RegExp(
  `每个?月的?(${listOf(`(?:每月的?)?${figure}{1,3}[日号]?(?![个次])`)})(?=[日号]|[^0-9第]|$)[日号]?`,
)
const lastDay = /每个?月的?(?:最后一天|最末一天|月底|月末)/
const nthWeekday = new RegExp(
  `每个?月的?第?(最后一|[1-5一二三四五])个?${weekWord}的?${weekWord}?(${weekdayFigure})`,
)
const weekdays = new RegExp(
  `(?:每个?|逢)${weekWord}(${weekdayFigure}(?:[、,和及与]?(?:${weekWord})?${weekdayFigure})*)`,
)
const market = new RegExp(
  `(农历|阴历|旧历|公历|阳历|新历)?(?:每月)?的?(?:赶?[集场圩街墟]日?)?[(（]?(?:每逢|逢)(?!${weekWord})((?:逢?${figure}[、,和及与]?)+)`,
)
const everyDays = new RegExp(`每(隔)?(${figure}{1,3})天(?:一次)?`)

/**
 * @param now for `从…起`, which may leave out the year
 * @param zone the congress's
 */
export function readReceptionRule(words: string, now: Date, zone: string): ReceptionWords {
  const source = normalise(words)
  const problems: ReceptionProblem[] = []
  const days: DayRule[] = []
  // 逢农历三八 is 农历逢三八; as long as it was, so that places in it stay where they are.
  let rest = source.text.replace(/逢(农历|阴历|旧历|公历|阳历|新历)/g, '$1逢')
  const take = (pattern: RegExp, read: (match: RegExpExecArray) => void) => {
    const match = pattern.exec(rest)
    if (match === null) return
    rest = `${rest.slice(0, match.index)}${' '.repeat(match[0].length)}${rest.slice(match.index + match[0].length)}`
    read(match)
  }
  const place = readPlace()
  const phone = readPhone()
  take(nthWeekday, match => days.push(nthOf(match[1] ?? '', match[2] ?? '')))
  take(lastDay, () => days.push({ on: 'monthday', day: 31 }))
  take(everyDays, match => readEvery(match[1] !== undefined, match[2] ?? ''))
  take(weekdays, match => {
    for (const name of (match[1] ?? '').match(new RegExp(weekdayFigure, 'g')) ?? [])
      days.push({ on: 'weekday', weekday: weekdayNumber(name) })
  })
  take(market, match => readMarket(match[1] ?? '', match[2] ?? ''))
  take(monthdays, match => {
    for (const said of (match[1] ?? '').match(new RegExp(`${figure}{1,3}`, 'g')) ?? []) {
      const day = readNumber(said)
      if (day >= 1 && day <= 31) days.push({ on: 'monthday', day })
      else problems.push({ kind: 'impossible_day', said: `每月${said}日` })
    }
  })
  const policy = readPolicy(rest)
  const hours = readHours(rest)
  return { days, policy, hours, place, phone, problems }

  function readEvery(between: boolean, said: string): void {
    const count = readNumber(said) + (between ? 1 : 0)
    let first: Day | null = null
    take(/(?:从|自)([^,;。]{2,20}?)(?:起|开始)/, match => {
      const { start, problem } = readWhen(match[1] ?? '', now, zone)
      if (start !== null && problem !== 'impossible') first = dayOf(start, zone)
    })
    if (first === null) problems.push({ kind: 'every_without_first' })
    else if (count >= 1 && count <= 366) days.push({ on: 'every', days: count, from: isoDay(first) })
    else problems.push({ kind: 'impossible_day', said: `每${said}天` })
  }

  function readMarket(calendar: string, said: string): void {
    const ending = (said.match(new RegExp(figure, 'g')) ?? []).map(digit => readNumber(digit) % 10)
    const solar = /[公阳新]/.test(calendar)
    if (ending.length > 0) days.push({ on: 'market', calendar: solar ? 'solar' : 'lunar', ending })
  }

  /** 地点：代表联络站, or 在代表联络站接待. Taken out first: a room's number is no day. */
  function readPlace(): string | null {
    let found: string | null = null
    const patterns = [
      /(?:地点|地址|场所)(?:改?[为在]|设在)?[:\s]*([^,;。\n]{1,60})/,
      /(?:设?在)([^,;。\n]{2,40}?)(?=接待|进行|举行|开展|[,;。\n]|$)/,
    ]
    for (const pattern of patterns) {
      if (found !== null) continue
      take(pattern, match => {
        const from = match.index + match[0].lastIndexOf(match[1] ?? '')
        found = originalSlice(source, from, from + (match[1] ?? '').length)
      })
    }
    return found === '' ? null : found
  }

  function readPhone(): string | null {
    let found: string | null = null
    take(/(?:联系|咨询|公布)?电话(?:号码)?(?:改?为)?[:\s]*(\+?[0-9][0-9 -]{4,18}[0-9])/, match => {
      found = (match[1] ?? '').trim()
    })
    return found
  }

  function readHours(text: string): ReceptionWords['hours'] {
    const clock =
      /(?:凌晨|早上|上午|中午|下午|傍晚|晚上)?[0-9零〇一二三四五六七八九十两]{1,3}\s*(?:[:.][0-9]{2}|[点时]).*/.exec(
        text,
      )
    if (clock === null) return null
    const { start, end, certain } = readWhen(`今天${clock[0]}`, startOfDay(now, zone), zone)
    if (start === null || certain !== 'minute') {
      problems.push({ kind: 'impossible_hours' })
      return null
    }
    if (end === null) {
      const saysEnd = /[至到~-]+ ?[凌早上中下傍晚]?[晨上午晚]?[0-9零〇一二三四五六七八九十两]/.test(clock[0])
      problems.push({ kind: saysEnd ? 'impossible_hours' : 'hours_without_end' })
      return null
    }
    const [fromMinute, untilMinute] = [minuteOf(start, zone), minuteOf(end, zone)]
    if (untilMinute > fromMinute) return { fromMinute, untilMinute }
    problems.push({ kind: 'impossible_hours' })
    return null
  }
}

const minuteOf = (instant: Date, zone: string): number => {
  const { hour, minute } = wallClock(instant, zone)
  return hour * 60 + minute
}

/** 遇节假日顺延, 提前到前一个工作日, 照常, 取消. */
function readPolicy(text: string): HolidayPolicy | null {
  if (/照常|不顺延|不调整|不变|不受影响/.test(text)) return 'as_is'
  if (/顺延|推迟|往后|后一个?工作日|下一个?工作日/.test(text)) return 'next_working_day'
  if (/提前|往前|前一个?工作日|上一个?工作日/.test(text)) return 'previous_working_day'
  if (/取消|跳过|不接待|不安排|停止接待|当[日次]停/.test(text)) return 'skip'
  return null
}

function nthOf(said: string, weekday: string): DayRule {
  const number = weekdayNumber(weekday)
  switch (readNumber(said)) {
    case 1:
      return { on: 'nth_weekday', nth: 1, weekday: number }
    case 2:
      return { on: 'nth_weekday', nth: 2, weekday: number }
    case 3:
      return { on: 'nth_weekday', nth: 3, weekday: number }
    case 4:
      return { on: 'nth_weekday', nth: 4, weekday: number }
    case 5:
      return { on: 'nth_weekday', nth: 5, weekday: number }
    default:
      return { on: 'nth_weekday', nth: -1, weekday: number }
  }
}

const weekdayNumber = (said: string): number => (/[日天]/.test(said) ? 7 : readNumber(said))
