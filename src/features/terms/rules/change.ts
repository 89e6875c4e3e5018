/** The change of term (换届) and of who holds an office, as it is said. Pure. */
import { type Day, dayNumber, isRealDay } from '../../../calendar/day.ts'
import { readNumber } from '../../../calendar/numerals.ts'
import { fold } from '../../../language/normalise.ts'
import type { Role } from '../../roster/types.ts'

export interface TermChange {
  readonly number: number
  /** The new term's first day. */
  readonly from: Day
}

/** `第二十届 2026年12月15日[起]`; null: no such thing. */
export function readTermChange(words: string): TermChange | null {
  const [, term = '', year = '', month = '', day = ''] =
    /^第?([0-9一二三四五六七八九十百]{1,4})届[\s,:]*(?:自|从|于)?(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?(?:起|开始|换届)?$/u.exec(
      fold(words).trim(),
    ) ?? []
  const number = readNumber(term)
  const from = { year: Number(year), month: Number(month), day: Number(day) }
  return number >= 1 && number <= 200 && from.year >= 1950 && isRealDay(from) ? { number, from } : null
}

/** Why a change cannot be made, against the term that goes on. */
export function whyNoChange(
  { number, from }: TermChange,
  current: { readonly number: number; readonly began: Day } | null,
): 'no_term' | 'not_next' | 'too_early' | null {
  if (current === null) return 'no_term'
  if (number !== current.number + 1) return 'not_next'
  return dayNumber(from) <= dayNumber(current.began) ? 'too_early' : null
}

/** Offices that change hands by a word; other roles come with the roster. */
export const handedOver = ['chair', 'vice_chair', 'liaison'] as const satisfies readonly Role[]
export type HandedOver = (typeof handedOver)[number]

const offices: readonly (readonly [words: RegExp, role: HandedOver])[] = [
  [/^(?:人大|主席团|工委)?(?:副主席|副主任)/u, 'vice_chair'],
  [/^(?:人大|主席团|工委)?(?:主席(?!团)|主任)/u, 'chair'],
  [/^(?:人大)?(?:联络员|秘书|专干)/u, 'liaison'],
]

/** `主席 张三`, `副主席 沈月英 交给 李四`: which office, and the names; null: none of these offices. */
export function readHandOver(words: string): { readonly role: HandedOver; readonly names: string } | null {
  const text = words.trim()
  for (const [office, role] of offices) {
    const found = office.exec(text)
    if (found !== null) return { role, names: namesIn(text.slice(found[0].length)) }
    // 王五的联络员交给赵六: whose it was stands in front.
    const [all, holder] = new RegExp(`^(.{2,12}?)的${office.source.slice(1)}`, 'u').exec(text) ?? []
    if (all !== undefined && holder !== undefined)
      return { role, names: namesIn(`${holder} ${text.slice(all.length).replace(/^职务/u, '')}`) }
  }
  return null
}

const namesIn = (words: string): string =>
  words
    .replace(/(?:移?交给?了?|换成|改为|换|→|(?<=[\s,，])由)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s:：,，、由给]+/u, '')
    .replace(
      /[\s,，]*(?:来)?(?:接任|接替|接手|担任|继任|出任|任职)(?:(?:人大)?(?:副?主席|副?主任|联络员|职务))?(?:了)?[\s。]*$/u,
      '',
    )

/**
 * Who gives the office up.
 * @param holders who has it today
 * @param said whom the words name; null: nobody
 */
export function giverOf(
  holders: readonly number[],
  said: number | null,
  to: number,
): { readonly from: number | null } | 'unchanged' | 'which' | 'not_holder' {
  if (said !== null && said !== to)
    return holders.includes(said) ? { from: said } : holders.includes(to) ? 'unchanged' : 'not_holder'
  if (holders.includes(to)) return 'unchanged'
  if (holders.length > 1) return 'which'
  return { from: holders[0] ?? null }
}
