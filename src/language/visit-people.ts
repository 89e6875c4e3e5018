/** How many came: 等5人, 一行3人, 走访选民12人. 10余人 is no number (domain 6). */
import { readNumber } from '../calendar/numerals.ts'
import type { Span } from './visit-reading.ts'

const figures = '(\\d{1,4}|[一二三四五六七八九十两]{1,3})'
const roughly = '(余|多|来)?'
const heads = '(?:个?人|名|位)(?!月|工作日|建议)'
const voters = '村民|群众|居民|选民|老人|家长|农户|业主|党员'
const someCame: readonly RegExp[] = [
  new RegExp(`等${figures}${roughly}${heads}`, 'd'),
  new RegExp(
    `(?:一行|共计?|来访|接待|走访|联系|看望|座谈|慰问|收到|上门)[^,。;\\n\\d]{0,8}?${figures}${roughly}${heads}`,
    'd',
  ),
  new RegExp(`${figures}${roughly}(?:名|位|个)(?:${voters})`, 'd'),
  new RegExp(`${figures}${roughly}人次?来访`, 'd'),
  new RegExp(`(?:${voters})${figures}${roughly}(?:人|名|位)`, 'd'),
]

export interface CountedPeople {
  /** null: only roughly told. */
  readonly people: number | null
  readonly span: Span
}

/** @param text folded */
export function findPeople(text: string): CountedPeople | null {
  for (const pattern of someCame) {
    const match = pattern.exec(text)
    if (match === null) continue
    const [, said = '', rough] = match
    const number = readNumber(said)
    if (Number.isNaN(number) || number < 1) continue
    const at = match.indices?.[1]?.[0] ?? match.index
    const isRough = rough !== undefined || /(?:[约近]|大概)$/.test(text.slice(Math.max(0, at - 2), at))
    return {
      people: isRough ? null : number,
      span: { from: match.index, to: match.index + match[0].length },
    }
  }
  return null
}
