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

/**
 * Names joined by 和, 及 or 与, as one run: a name can have such a character in it, so where each ends is told afterwards. A
 * pattern that tries every way of cutting the run takes twice as long for each character more.
 */
const run = '[一-龥·]{2,60}(?:\\([一-龥]{1,8}\\)[一-龥·]{0,60})*'
const list = `${run}(?:[、, ] ?${run}){0,30}`
/** Without a colon: 附议人张三、李四. */
const named = new RegExp(
  `(?<![一-龥])(?:附议代表|附议人|联名代表|联名人|联名|附议)[: ]*(${list})(?=[。;,\\n )]|$)`,
)
const joined = new RegExp(
  `(?:^|[,。;\\n (])(?:由|与|和|同|会同|联合|邀请|请)?(${list})(?:等(?:\\d{1,3}|[一二三四五六七八九十]{1,3})?(?:名|位|人)?(?:代表)?)?(?:共同|一起|也|均)?(?:附议|联名)(?:提出|附议)?(?=[。;,\\n )]|$)`,
)

/** @param text folded, of a few hundred characters: names stand at either end, not in the middle of an argument */
export function findCosigners(text: string): NamedCosigners | null {
  for (const line of matchesFromEverywhere(named, text)) {
    const names = namesOf(line[1] ?? '')
    const span = bracketed(text, line.index, line[0].length)
    if (names.length > 0) return { names, span, isLine: isAlone(text, span) }
  }
  for (const sentence of matchesFromEverywhere(joined, text)) {
    const names = namesOf(sentence[1] ?? '')
    if (names.length > 0)
      return { names, span: bracketed(text, sentence.index, sentence[0].length), isLine: false }
  }
  return null
}

/** Also those that begin within another: what the first takes for names can be the clause in front of them. */
function* matchesFromEverywhere(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  const global = new RegExp(pattern, 'g')
  for (let found = global.exec(text); found !== null; found = global.exec(text)) {
    yield found
    global.lastIndex = found.index + 1
  }
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
    .map(piece => piece.replace(/(?:等)?(?:代表|同志)?(?:共同|一起)?$/u, '').trim())
    .filter(piece => piece !== '')
  const bare = (piece: string) => piece.replace(/\(.*\)$/u, '')
  const alike = (piece: string) => /^[一-龥·]{2,4}$/u.test(bare(piece))
  const sure = pieces.filter(piece => isName(bare(piece)))
  return pieces.every(alike) && sure.length * 2 >= pieces.length ? pieces : []
}
