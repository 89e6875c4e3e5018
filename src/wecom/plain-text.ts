/**
 * People's words on their way to a place where WeCom would obey markup. No official escape exists
 * (wecom-protocol 3.3), so what could be markup is written with its full-width look-alike: readable, and
 * dead. Invariant: all of these functions change nothing the second time.
 */

/**
 * For markdown and streams: no mention, no link, no format. The whole text is taken as words; a reply of
 * ours has no markup of its own either.
 */
export function plainMarkdown(text: string): string {
  return cleanText(text)
    .replace(/[<>[\]*_`#|~]/g, mark => fullWidth(mark))
    .replace(/:\/\//g, '：//')
    .replace(/&(?=#?\w{1,31};)/g, '＆')
    .replace(/^ {2,}/gm, '　')
    .replace(/^([-=])\1{2,}$/gm, line => fullWidth(line))
}

/**
 * For text messages and card fields, which obey no markdown but know `<@userid>` and, in some channels,
 * `<a href>`.
 */
export function plainLabel(text: string): string {
  return cleanText(text).replace(/<(?=[@a-z/!])/gi, '＜')
}

/** For fields of one line. */
export function plainLine(text: string): string {
  return plainLabel(text).replace(/\s+/g, ' ').trim()
}

/**
 * Without control characters but the line end, without marks that reorder or hide what follows (bidi
 * overrides, isolates, zero-width spaces), without halves of surrogate pairs. The joiner of emoji stays.
 */
export function cleanText(text: string): string {
  // Nearly every text is clean: one look is cheaper than four replacements that find nothing.
  if (!unclean.test(text)) return text
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)\p{Cc}|[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
}

/** Whatever `cleanText` would change. */
const unclean = /(?!\n)\p{Cc}|[\u2028\u2029\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\p{Cs}/u

/** U+0021…U+007E have their full-width forms in the same order from U+FF01. */
function fullWidth(ascii: string): string {
  return ascii.replace(/[!-~]/g, mark => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))
}
