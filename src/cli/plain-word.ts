import { WrongInput } from './wrong-input.ts'

/** Nobody sees them: soft hyphens, zero-width characters, marks of direction, fillers. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu

/** Parts of characters that look like whole ones and come in their place out of a PDF: ⽯ for 石. */
const radicals = /[\u2e80-\u2fdf]/gu

/** A name as it is seen, so that there are no two that only a program can tell apart. */
export const seenName = (name: string): string =>
  name
    .replace(unseen, '')
    .replace(radicals, radical => radical.normalize('NFKC'))
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()

/** Names of places: short, on one line. @throws WrongInput */
export function plainWord(option: string, value: string): string {
  const word = seenName(value)
  if (word === '' || word.length > 60 || /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value.trim())) {
    throw new WrongInput(`${option} must be 1 to 60 characters on one line`)
  }
  return word
}
