/**
 * Weekdays that come back, in lists as people write them: 每周一、每周四, 每周一、四, 逢周二和周五, 每周一三五, 每星期一至星期五,
 * 每月第一、三个周三, 每月第一个周二和最后一个周五.
 */
import { readNumber } from '../calendar/numerals.ts'
import type { DayRule } from '../calendar/recurrence.ts'

const week = '(?:周|星期|礼拜)'
const between = ' ?(?:[、,;/和及与跟]|以及|还有) ?'
/** 1 to 7 or a run of them; neither an hour, a date, a count (每周一次, 每周一天) nor a floor. */
const weekday = '(?:[1-7]{1,7}(?![0-9:.点时月日号次个天楼层室])|[一二三四五六日天](?![点时次个天月号楼层室]))'
const named = `(?:每个?|每?逢)?${week}(?:的?${week})?(${weekday})`
const first = new RegExp(`(?:每个?|每?逢)${week}(?:的?${week})?(${weekday})`)
const further = new RegExp(`(?: ?|${between})${named}|(?:${between})?(${weekday})`, 'y')
const upTo = new RegExp(`(?:至|到|~|-)${week}?(${weekday})`, 'y')

const nth = '(?:最后一|[1-5一二三四五])'
const nthOfMonth = new RegExp(`每个?月的?(?=第?${nth}个?(?:${between}第?${nth}个?)*${week})`)
const nthGroup = new RegExp(
  `(?:${between}(?:每个?月的?)?)?((?:第?${nth}个?(?:${between})?)+)${week}的?${week}?(${weekday})`,
  'y',
)

export interface SaidWeekdays {
  readonly rules: readonly DayRule[]
  readonly from: number
  readonly length: number
}

/** The first such list in a normalised text; null when there is none. */
export function readWeekdays(text: string): SaidWeekdays | null {
  return readNths(text) ?? readEveryWeek(text)
}

function readEveryWeek(text: string): SaidWeekdays | null {
  const start = first.exec(text)
  if (start === null) return null
  const found = numbersOf(start[1] ?? '')
  let at = start.index + start[0].length
  for (;;) {
    const range = matchAt(upTo, text, at)
    const item = range ?? matchAt(further, text, at)
    if (item === null) break
    const numbers = numbersOf(item[1] ?? item[2] ?? '')
    found.push(...(range === null ? numbers : daysUpTo(found.at(-1) ?? 0, numbers[0] ?? 0)))
    at += item[0].length
  }
  const weekdays = [...new Set(found)]
  return {
    rules: weekdays.map(number => ({ on: 'weekday', weekday: number })),
    from: start.index,
    length: at - start.index,
  }
}

function readNths(text: string): SaidWeekdays | null {
  const start = nthOfMonth.exec(text)
  if (start === null) return null
  const rules: DayRule[] = []
  let at = start.index + start[0].length
  for (let group = matchAt(nthGroup, text, at); group !== null; group = matchAt(nthGroup, text, at)) {
    for (const ordinal of (group[1] ?? '').match(new RegExp(nth, 'g')) ?? [])
      for (const number of numbersOf(group[2] ?? ''))
        rules.push({ on: 'nth_weekday', nth: nthOf(ordinal), weekday: number })
    at += group[0].length
  }
  return rules.length === 0 ? null : { rules, from: start.index, length: at - start.index }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const numbersOf = (said: string): number[] =>
  [...said].map(name => (/[日天]/.test(name) ? 7 : readNumber(name)))

/** Those after the first, over the end of the week too. */
const daysUpTo = (from: number, until: number): number[] =>
  Array.from({ length: (until - from + 7) % 7 }, (_, n) => ((from + n) % 7) + 1)

const nths = [1, 2, 3, 4, 5] as const
const nthOf = (said: string): 1 | 2 | 3 | 4 | 5 | -1 => nths.find(number => number === readNumber(said)) ?? -1
