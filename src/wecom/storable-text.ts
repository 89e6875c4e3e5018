/**
 * Text as PostgreSQL takes it: no NUL (text columns refuse it) and no half of a surrogate pair (it has no
 * UTF-8 form). Both become the replacement character, so that what was there stays visible.
 */
export function storableText(text: string): string {
  return text.replace(/[\0\p{Cs}]/gu, '\uFFFD')
}
