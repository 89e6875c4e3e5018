/** 延期 in words: until when, or how much longer, and why: `到6月30日 资金未到位` · `一个月 因汛期不能施工`. */
import { addDays, type Day, daysInMonth } from '../../../calendar/day.ts'
import { takeDay } from '../../../calendar/leading-day.ts'
import { readNumber, smallNumber } from '../../../calendar/numerals.ts'
import { normalise } from '../../../language/normalise.ts'
import { monthsAfter } from './clock.ts'
import { reachOfDay } from './past-day.ts'

export interface ExtensionReading {
  /** Null: no day that can be told. */
  readonly until: Day | null
  /** As it was written; empty: none was given. */
  readonly reason: string
}

const head = /^(?:申请|要求|请求)?(?:延期|延长|延)?(?:办理|答复)?(?:时间|期限)?[:,]? ?/
const toDay = /^(?:到|至)? ?/
const longer = new RegExp(
  `^(?:(半)个?月|(${smallNumber}) ?个(半)?月|(${smallNumber}) ?(天|日)(?!前)|(${smallNumber}) ?个?(?:周|星期|礼拜))`,
)
const monthEnd = new RegExp(`^(?:(\\d{4})年|(今年|本年|明年))?(${smallNumber}) ?月(?:份)?(?:底|末)`)
const yearEnd = /^(?:(\d{4})年|(今年|本年|明年)|年)年?(?:底|末)/
const behind = /^(?:之?前|以前|为止|止)?[\s,，、;；:：。]*(?:理由|原因)?(?:[:：]|是|为)?\s*/u

/** @param dueOn what «a month longer» is reckoned from */
export function readExtension(
  words: string,
  { dueOn, now, zone, today }: { dueOn: Day; now: Date; zone: string; today: Day },
): ExtensionReading {
  const source = normalise(words.trim())
  const start = head.exec(source.text)?.[0].length ?? 0
  const isLonger = longer.exec(source.text.slice(start))
  const from = start + (isLonger === null ? (toDay.exec(source.text.slice(start))?.[0].length ?? 0) : 0)
  const rest = (to: number) =>
    source.original
      .slice(source.at[to] ?? source.original.length)
      .replace(behind, '')
      .trim()
  if (isLonger !== null)
    return { until: longerThan(dueOn, isLonger), reason: rest(start + isLonger[0].length) }
  const ends = monthEnd.exec(source.text.slice(from)) ?? yearEnd.exec(source.text.slice(from))
  if (ends !== null) return { until: endSaid(ends, today), reason: rest(from + ends[0].length) }
  const end = from + reachOfDay(source.text.slice(from))
  const taken = takeDay(source.text.slice(from, end), now, zone)
  return taken.kind === 'day'
    ? { until: taken.day, reason: rest(end - taken.rest.length) }
    : { until: null, reason: rest(from) }
}

function longerThan(dueOn: Day, match: readonly (string | undefined)[]): Day | null {
  const [, halfMonth, months, half, days, , weeks] = match
  if (halfMonth !== undefined) return addDays(dueOn, 15)
  const count = readNumber(months ?? days ?? weeks ?? '')
  if (Number.isNaN(count) || count < 1) return null
  if (months !== undefined) return addDays(monthsAfter(dueOn, count), half === undefined ? 0 : 15)
  return addDays(dueOn, weeks === undefined ? count : 7 * count)
}

function endSaid([, figures, word, month]: readonly (string | undefined)[], today: Day): Day | null {
  const number = month === undefined ? 12 : readNumber(month)
  if (Number.isNaN(number) || number < 1 || number > 12) return null
  const isOver = number < today.month && figures === undefined && word === undefined
  const year = figures === undefined ? today.year + (word === '明年' || isOver ? 1 : 0) : Number(figures)
  return { year, month: number, day: daysInMonth(year, number) }
}
