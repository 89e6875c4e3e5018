/** A day in front of words that tell what happened on it: 12月3日, 昨天, 周五 lie behind. */
import { addDays, addMonths, type Day, daysBetween, isRealDay } from '../../../calendar/day.ts'
import { hedgeBehind } from '../../../calendar/hedged.ts'
import { smallNumber } from '../../../calendar/numerals.ts'
import { findPhrases } from '../../../calendar/phrases.ts'
import { resolvePhrase } from '../../../calendar/resolve.ts'

export interface PastDay {
  /** Today where no day is in front; null where it is none: 2月30日. What lies ahead is told as it was said. */
  readonly day: Day | null
  /** Where the words behind the day begin. */
  readonly end: number
}

const date = new RegExp(
  `^(?:(?:\\d{4}|[〇零一二三四五六七八九]{4}) ?年|[今去前明后]年)?${smallNumber} ?月 ?${smallNumber} ?[日号](?: ?\\(?(?:周|星期|礼拜)[一二三四五六日天]\\)?)?`,
)

/**
 * How far a day in front of words can reach. What is written behind it may be of time as well and is not of it: 6月30日
 * 汛期不能施工.
 * @param text folded
 */
export function reachOfDay(text: string): number {
  const { length } = date.exec(text)?.[0] ?? /^[^ ,:;。\n]*/.exec(text)?.[0] ?? ''
  return length + hedgeBehind(text.slice(length, length + 12))
}

const behind = /^(?:[上下]午|晚上|早上|中午)?[ ,:;。)]*(?:于(?=在))?/

/** @param text folded @param since a day without a year is looked for from then on */
export function pastDayInFront(text: string, today: Day, since: Day): PastDay {
  const [phrase] = findPhrases(text.slice(0, reachOfDay(text)))
  const [said] = phrase?.sides[0]?.days ?? []
  if (phrase === undefined || said === undefined || /[^ ,(]/.test(text.slice(0, phrase.from)))
    return { day: today, end: 0 }
  const end = phrase.to + (behind.exec(text.slice(phrase.to))?.[0].length ?? 0)
  const { day } = resolvePhrase(phrase, today).start
  if (day === null) return { day: null, end }
  const candidates = [day]
  if (said.kind === 'weekday' && said.week === null) candidates.push(addDays(day, -7))
  if (said.kind === 'date' && said.month === null) candidates.push({ ...addMonths(day, -1), day: day.day })
  if (said.kind === 'date' && said.month !== null && said.year === null)
    candidates.push({ ...day, year: day.year - 1 })
  const fitting = candidates.find(
    one => isRealDay(one) && daysBetween(one, today) >= 0 && daysBetween(since, one) >= 0,
  )
  return { day: fitting ?? day, end }
}
