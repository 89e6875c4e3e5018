/** Which item of an agenda a word is about. */
import { fold } from '../../../language/normalise.ts'
import type { ItemWords } from '../types.ts'

export type WhichItem =
  /** From 1. */
  | { readonly kind: 'item'; readonly number: number }
  | { readonly kind: 'beyond'; readonly number: number }
  /** Nothing in the agenda; the words name it. */
  | { readonly kind: 'new' }
  | { readonly kind: 'unclear' }

/**
 * By its number, by words of its title, or as the only one that can be put to the vote.
 * @param named folded; what stands where the item is named
 */
export function whichItem(items: readonly ItemWords[], number: number | null, named: string): WhichItem {
  if (number !== null)
    return number >= 1 && number <= items.length ? { kind: 'item', number } : { kind: 'beyond', number }
  const said = plain(named)
  if (said.length >= 2) {
    const fits = items.flatMap(({ title }, i) => {
      const full = plain(fold(title))
      return full.includes(said) || said.includes(full) ? [i + 1] : []
    })
    const [only, ...others] = fits
    if (only !== undefined && others.length === 0) return { kind: 'item', number: only }
    return items.length === 0 ? { kind: 'new' } : { kind: 'unclear' }
  }
  if (items.length === 1) return { kind: 'item', number: 1 }
  const votable = items.flatMap(({ kind }, i) => (kind === 'decide' ? [i + 1] : []))
  const [only, ...others] = votable
  return only !== undefined && others.length === 0 ? { kind: 'item', number: only } : { kind: 'unclear' }
}

const plain = (text: string): string =>
  text.replace(/[\s"“”'‘’《》〈〉()（）,，。:：;；、]|表决|更正|结果/gu, '')
