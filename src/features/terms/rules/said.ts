/** What is said of terms and steps, read. Pure. */
import { type Day, dayNumber, isRealDay } from '../../../calendar/day.ts'
import { readNumber } from '../../../calendar/numerals.ts'
import { fold } from '../../../language/normalise.ts'

export interface TermSaid {
  readonly number: number
  /** The month's first day where only the month is said. */
  readonly from: Day
}

/** 第十九届 2021年12月[15日][起]; null: no such thing. */
export function readTerm(words: string): TermSaid | null {
  const [, term = '', year = '', month = '', day = '1'] =
    /^第?([0-9一二三四五六七八九十百]{1,4})届[\s,:]*(?:自|从)?(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?(?:起|开始)?$/u.exec(
      fold(words).trim(),
    ) ?? []
  const number = readNumber(term)
  const from = { year: Number(year), month: Number(month), day: Number(day) }
  return number >= 1 && number <= 200 && from.year >= 1950 && isRealDay(from) ? { number, from } : null
}

export interface Begun {
  readonly number: number
  readonly from: Day
}

/**
 * The neighbour that a term's beginning does not fit: terms begin in the order of their numbers, each on a day of its own.
 * @param known the terms that are registered, this one too
 */
export function misplacedBeside({ number, from }: TermSaid, known: readonly Begun[]): Begun | null {
  return (
    known.find(
      one =>
        (one.number < number && dayNumber(one.from) >= dayNumber(from)) ||
        (one.number > number && dayNumber(one.from) <= dayNumber(from)),
    ) ?? null
  )
}

/** 会议3 第十九届第四次: which notice, and the rest. */
export function readMeetingNumber(words: string): { readonly number: number; readonly rest: string } | null {
  const [, number, rest = ''] =
    /^(?:会议|通知|第)\s*(\d{1,4})\s*号?(?:通知|会议)?[\s,:]*(?=第?[0-9一二三四五六七八九十百]{1,4}届)(.*)$/u.exec(
      fold(words).trim(),
    ) ?? []
  return number === undefined ? null : { number: Number(number), rest }
}

export const asksForAbsences = (words: string): boolean =>
  /^(?:缺席|未出席|不出席)(?:名单|情况)?$/u.test(fold(words).trim())

export interface StepSaid {
  readonly nth: number
  /** Null: none of these. */
  readonly said: { readonly kind: 'done' | 'open' } | { readonly kind: 'note'; readonly note: string } | null
}

/** `4 已完成`, `第6项 说明 已补报`, `4 未完成`; null: no step is named. */
export function readStep(words: string): StepSaid | null {
  const [, figure = '', rest = ''] =
    /^第?([0-9一二三四五六七八九十]{1,3})(?:项|[.．、:：\s]|$)[\s,，:：]*(.*)$/su.exec(words.trim()) ?? []
  const nth = readNumber(figure)
  if (Number.isNaN(nth) || nth < 1) return null
  if (/^(?:已|全部)?(?:完成|办理|办了|做了|通过)(?:了)?$/u.test(rest)) return { nth, said: { kind: 'done' } }
  if (/^(?:未|没有?|尚未)(?:完成|办理?)?$|^取消$/u.test(rest)) return { nth, said: { kind: 'open' } }
  const [, note = ''] = /^说明[\s:：,，]*(.+)$/su.exec(rest) ?? []
  return { nth, said: note === '' ? null : { kind: 'note', note: note.slice(0, 200) } }
}
