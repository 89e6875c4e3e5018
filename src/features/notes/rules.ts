/** What is left of a word when one of its matters is over. */
export interface LeftOver {
  readonly text: string
  /** Whether the line of another matter is left. */
  readonly saysMore: boolean
}

/**
 * @param name of the matter, with its number
 * @returns null when the word does not name it
 */
export function withoutLineOn(text: string, name: string): LeftOver | null {
  const named = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  if (!new RegExp(`${named}(?![0-9-])`, 'u').test(text)) return null
  const line = new RegExp(`(^|\n)${named} [^\n]*`, 'gu')
  const rest = text.replace(line, '')
  return { text: rest, saysMore: rest !== text && /(^|\n)[^ \n]+[0-9]{4}-[0-9]{3,} /u.test(rest) }
}
