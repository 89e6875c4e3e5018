/** Whom the words of a suggestion name as co-signers: 附议人：张三、李四; 由张三、李四附议; 与张三联名. */
import { isName } from './people.ts'
import type { Span } from './visit-reading.ts'

export interface NamedCosigners {
  /** Folded, in their order. */
  readonly names: readonly string[]
  /** All that says so. */
  readonly span: Span
  /** It stands by itself, as in a form, and not in the run of a sentence. */
  readonly isLine: boolean
}

const name = '[一-龥·]{2,8}(?:\\([一-龥]{1,8}\\))?'
const list = `${name}(?:(?:[、, ]|和|及|与) ?${name}){0,30}`
/** Without a colon: 附议人张三、李四. */
const named = new RegExp(
  `(?<![一-龥])(?:附议代表|附议人|联名代表|联名人|联名|附议)[: ]*(${list})(?=[。;,\\n )]|$)`,
  'd',
)
const joined = new RegExp(
  `(?:^|[,。;\\n (])(?:由|与|和|同|会同|联合|邀请|请)?(${list})(?:等(?:\\d{1,3}|[一二三四五六七八九十]{1,3})?(?:名|位|人)?(?:代表)?)?(?:共同|一起|也|均)?(?:附议|联名)(?:提出|附议)?(?=[。;,\\n )]|$)`,
  'd',
)

/** @param text folded, of a few hundred characters: names stand at either end, not in the middle of an argument */
export function findCosigners(text: string): NamedCosigners | null {
  const line = named.exec(text)
  const [from, to] = line?.indices?.[1] ?? []
  if (line !== null && from !== undefined && to !== undefined) {
    const names = namesOf(text.slice(from, to))
    const span = bracketed(text, line.index, line[0].length)
    if (names.length > 0) return { names, span, isLine: isAlone(text, span) }
  }
  const sentence = joined.exec(text)
  const names = namesOf(sentence?.[1] ?? '')
  if (sentence === null || names.length === 0) return null
  return { names, span: bracketed(text, sentence.index, sentence[0].length), isLine: false }
}

/** With the brackets around it. */
function bracketed(text: string, from: number, length: number): Span {
  const to = from + length
  return text[from - 1] === '(' && text[to] === ')' ? { from: from - 1, to: to + 1 } : { from, to }
}

/** Nothing goes on before it or behind it in the same sentence. */
const isAlone = (text: string, { from, to }: Span): boolean =>
  (/(?:^|[。;\n])\s*$/.test(text.slice(Math.max(0, from - 20), from)) || text[from] === '(') &&
  /^\s*(?:$|[。;\n])/.test(text.slice(to, to + 20))

/** All or none: one piece that is no name tells that it is no list of people. @param said folded */
function namesOf(said: string): string[] {
  const pieces = said
    .split(/[、,; ]|(?:和|及|与)(?=[一-龥·]{2})/u)
    .map(piece => piece.replace(/(?:等)?(?:代表|同志)?$/u, '').trim())
    .filter(piece => piece !== '')
  const bare = (piece: string) => piece.replace(/\(.*\)$/u, '')
  const alike = (piece: string) => /^[一-龥·]{2,4}$/u.test(bare(piece))
  const sure = pieces.filter(piece => isName(bare(piece)))
  return pieces.every(alike) && sure.length * 2 >= pieces.length ? pieces : []
}
