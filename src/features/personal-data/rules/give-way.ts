/** Somebody's erased words in what is said of him to others. */

/** Whose words, and how he is called. */
export interface Erased {
  readonly name: string
  /** Reasons, and whatever else he said. */
  readonly said: readonly string[]
  /** Accounts and phones: whole words of letters and digits. */
  readonly reachedBy: readonly string[]
}

/** Shorter ones are words of every day: only where a sentence quotes them. */
const everydayChars = 6
/** Texts cut what is long, none as soon as this. */
const headChars = 20

/**
 * @param whole the message that the text is a part of
 * @returns the text with other words in place of his; the same when the message does not name him
 */
export function givingWay(
  text: string,
  { name, said, reachedBy }: Erased,
  words: string,
  whole: string = text,
): string {
  if (!whole.includes(name)) return text
  const longestFirst = said.toSorted((a, b) => b.length - a.length)
  const unsaid = longestFirst.reduce((left, one) => withoutQuoted(left, one, words), text)
  return reachedBy.reduce((left, one) => withoutWhole(left, one, words), unsaid)
}

/** Somebody who came to a congress: he is no word of a message that has another matter. */
export interface ErasedVisitor {
  readonly name: string | null
  readonly phone: string | null
  readonly year: number
  readonly number: number
}

export function visitorGivingWay(
  text: string,
  { name, phone, year, number }: ErasedVisitor,
  words: string,
  whole: string,
): string {
  if (!new RegExp(`(?<!\\d)${year}-0*${number}(?!\\d)`, 'u').test(whole)) return text
  const left = (phone ?? '').split(apart).reduce((rest, one) => withoutWhole(rest, one, words), text)
  return (name ?? '')
    .split(apart)
    .filter(one => one.length > 1)
    .reduce((rest, one) => rest.replaceAll(one, () => words), left)
}

/** As the register has several. */
const apart = /[、,，]/u

/** An account or a phone, and no part of another. */
function withoutWhole(text: string, one: string, words: string): string {
  if (one === '') return text
  const itself = new RegExp(`(?<![a-z0-9_.@-])${literal(one)}(?![a-z0-9_@-])`, 'giu')
  return text.replace(itself, () => words)
}

/** As it was written, with its spaces made one, without its last stop, or cut. */
function withoutQuoted(text: string, said: string, words: string): string {
  const chars = Array.from(
    said
      .trim()
      .replace(/[\s。.！!；;，,、]+$/u, '')
      .replace(/\s+/gu, ' '),
  )
  if (chars.length === 0) return text
  if (chars.length < everydayChars) {
    const quoted = `(?<=^|[：:（(“，,\\s])${literal(chars.join(''))}(?=$|[。.）)”，,；;…\\s])`
    return text.replace(new RegExp(quoted, 'gu'), () => words)
  }
  let left = ''
  let from = 0
  for (const found of text.matchAll(new RegExp(literal(chars.slice(0, headChars).join('')), 'gu'))) {
    if (found.index < from) continue
    left += text.slice(from, found.index) + words
    from = endOf(text, found.index + found[0].length, chars.slice(headChars))
  }
  return left + text.slice(from)
}

/** As far as these go on there. */
function endOf(text: string, from: number, chars: readonly string[]): number {
  let end = from
  for (const char of chars) {
    const next = char === ' ' ? (/^\s+/u.exec(text.slice(end))?.[0] ?? '') : char
    if (next === '' || !text.startsWith(next, end)) break
    end += next.length
  }
  return end
}

const literal = (text: string): string =>
  text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/gu, '\\s+')
