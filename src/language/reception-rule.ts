/**
 * How a congress says when it receives voters: 每月15日上午8:30至11:30，地点：代表联络站，遇节假日顺延. What is not said is
 * null; nothing is guessed.
 */
import type { DayRule } from '../calendar/recurrence.ts'
import type { HolidayPolicy } from '../calendar/shift.ts'
import { readWhen } from '../calendar/when.ts'
import { startOfDay, wallClock } from '../calendar/zone.ts'
import { type DayProblem, readDayRules } from './day-rules.ts'
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
  | DayProblem
  /** Words about days that are no rule, or were not read: 双月15日, 周四下午2:00 after other hours. */
  | { readonly kind: 'unread_days'; readonly said: string }
  /** Not a time of the day, or its end is not after its start. */
  | { readonly kind: 'impossible_hours' }
  /** 上午8:30 without an end. */
  | { readonly kind: 'hours_without_end' }

/** What becomes of a day off, with the days that it names: 遇周六、周日顺延 is no day of reception. */
const policyClause =
  /(?:如|若|凡|[遇逢碰])[遇逢到上]{0,2}(?:法定|国家|公休|[节假双休]|周末|(?:周|星期|礼拜)[六日天])(?:(?!接待|遇|逢)[^,;。()\n]){0,24}?(?:顺延|推迟|提前|照常|不变|取消|跳过|不接待|不安排|停止接待|工作日)/g
/** What looks like a day and was not read as one; a date and the number of a building are none. */
const dayLike = new RegExp(
  [
    '每(?:个?[月周年]|星期|礼拜|季|半|[两双单0-9一二三四五六七八九十]{1,2}个?[天周月])',
    '[单双]月',
    '第?(?:最后一|[1-5一二三四五])个?(?:周|星期|礼拜)',
    '(?:周|星期|礼拜)[1-7一二三四五六日天]',
    '(?<![0-9一二三四五六七八九十月])[0-9一二三四五六七八九十]{1,3}[日号](?![楼院门线路厅室])',
  ].join('|'),
)

/**
 * @param now for `从…起`, which may leave out the year
 * @param zone the congress's
 */
export function readReceptionRule(words: string, now: Date, zone: string): ReceptionWords {
  const source = normalise(words)
  const problems: ReceptionProblem[] = []
  let rest = source.text
  const take = (pattern: RegExp, read: (match: RegExpExecArray) => void) => {
    const match = pattern.exec(rest)
    if (match === null) return
    rest = `${rest.slice(0, match.index)}${' '.repeat(match[0].length)}${rest.slice(match.index + match[0].length)}`
    read(match)
  }
  const place = readPlace()
  const phone = readPhone()
  const policy = readPolicy(rest)
  const said = readDayRules(
    rest.replace(policyClause, clause => ' '.repeat(clause.length)),
    now,
    zone,
  )
  problems.push(...said.problems)
  const hours = readHours(said.rest)
  const unread = dayLike.exec(said.rest)
  if (unread !== null && said.problems.length === 0) {
    const [words = ''] = /^[^,;。()\n]{1,20}/.exec(said.rest.slice(unread.index)) ?? []
    const cut = originalSlice(source, unread.index, unread.index + words.trimEnd().length)
    problems.unshift({ kind: 'unread_days', said: cut })
  }
  return { days: said.days, policy, hours, place, phone, problems }

  /** 地点：代表联络站, or 在代表联络站接待. Taken out first: a room's number is no day. */
  function readPlace(): string | null {
    let found: string | null = null
    const patterns = [
      /(?:地点|地址|场所)(?:改?[为在]|设在)?[:\s]*([^,;。:\s][^,;。\n]{0,59})/,
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
