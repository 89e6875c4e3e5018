/**
 * Names, accounts, numbers of groups and what stands in files come from others. A terminal obeys some characters (its title,
 * colours, its clipboard), others turn round what stands beside them, begin a new line or are not seen at all.
 */
const unseen = /(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\p{M})\p{Default_Ignorable_Code_Point}/gu

/** One line as it is printed: what would not be seen in it is written out, `\n` and `\u{202e}`. */
export const visible = (line: string): string =>
  line.replace(unseen, character =>
    character === '\n' ? '\\n' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )

/** Of several lines. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n')

/** The same document, in which nothing is unseen either. */
export const visibleJson = (document: unknown, indent?: number): string =>
  JSON.stringify(document, null, indent).replace(unseen, character =>
    character === '\n'
      ? character
      : [...Array(character.length).keys()].map(at => unitOf(character, at)).join(''),
  )

const unitOf = (character: string, at: number): string =>
  `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`
