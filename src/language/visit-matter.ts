/** What a matter is called once who came and what was done are taken out of the words. */
import type { Normalised } from './normalise.ts'
import type { Span } from './visit-reading.ts'

/** The original without these stretches of the folded text; what lies behind what was read stays. */
export function keptOf(source: Normalised, cut: readonly Span[]): string {
  const { at, original } = source
  const pieces: string[] = []
  let next = 0
  for (const { from, to } of cut.toSorted((a, b) => a.from - b.from)) {
    const start = at[from] ?? original.length
    if (start > next) pieces.push(original.slice(next, start))
    next = Math.max(next, to > from ? (at[to - 1] ?? original.length) + 1 : next)
  }
  pieces.push(original.slice(next))
  return pieces.join('')
}

const marks = ',，、;；。:：.'
const isMark = (character: string | undefined): boolean =>
  character !== undefined && (marks.includes(character) || /\s/u.test(character))

/** Marks that nothing stands between any more are one; none stands at either end. Linear in the length of the text. */
export function tidy(text: string): string {
  const kept: string[] = []
  for (const character of text.replace(/[(（][\s,，、;；:：]{0,8}[)）]/gu, ' ')) {
    const previous = kept.at(-1)
    if (!isMark(character)) kept.push(character)
    else if (previous === undefined) continue
    else if (!isMark(previous)) kept.push(character)
    // A real mark takes the place of the space before it.
    else if (/\s/u.test(previous) && !/\s/u.test(character)) kept[kept.length - 1] = character
    else if (previous === '.' && character === '.') kept.push(character)
  }
  while (kept.length > 0 && isMark(kept.at(-1))) kept.pop()
  return kept.join('').trim()
}

const reports =
  /^(?:(?:有)?(?:村民|居民|群众|选民|老百姓|百姓|有人|其|他|她|本人))?(?:来访|来信|来电|来站|到站|上门|今天|今日)?(?:反[映应](?!强烈|[很较]|集中|普遍)|称|说)(?:称|说|的是|了)?[\s:：,，]*|^(?:来[信访电]|(?:主要)?诉求)(?:反映)?\s?[:：]\s?/u

/** 村民反映路灯坏了: the matter is that the lamps are broken. */
export function startOfMatter(text: string): string {
  const rest = text.replace(reports, '')
  return rest === '' ? text : rest
}
