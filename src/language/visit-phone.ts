/** Phones in words about a visit. */
import type { Span } from './visit-reading.ts'

/** The word for a phone, as a pattern: 联系电话: */
export const phoneWord = '(?:联系)?(?:电话|手机|联系方式|短号|号码|tel)(?:号码?)?(?:是|为)?[: ]{0,2}'

const phones: readonly RegExp[] = [
  /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g,
  // A figure too many or too few is still somebody's phone.
  /(?<!\d)1[3-9]\d{7,10}(?!\d)/g,
  /(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/g,
  new RegExp(`(?<=${phoneWord})\\d[\\d-]{4,16}\\d`, 'g'),
  /(?<![\d.])(?!20[0-4]\d[01]\d[0-3]\d(?!\d))[2-8]\d{6,7}(?![\d.元万亩米平人户吨斤年号棵株])/g,
]
const wordBefore = new RegExp(`${phoneWord}$`)

/** Phones in the order of the text, none twice over the same figures. @param text folded */
export function findPhones(text: string): Span[] {
  const found: Span[] = []
  for (const pattern of phones) {
    for (const match of text.matchAll(pattern)) {
      const span = { from: match.index, to: match.index + match[0].length }
      if (!found.some(other => span.from < other.to && other.from < span.to)) found.push(span)
    }
  }
  return found.toSorted((a, b) => a.from - b.from)
}

/** The phone with the word for it in front, and what makes it somebody's: 电话:138…, 138…的. */
export function withItsWord(text: string, { from, to }: Span): Span {
  const word = wordBefore.exec(text.slice(Math.max(0, from - 12), from))?.[0] ?? ''
  return { from: from - word.length, to: text.charAt(to) === '的' ? to + 1 : to }
}
