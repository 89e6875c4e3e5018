/** What a voter says when he is told the outcome: 满意, 基本满意, 不满意. */
import { normalise } from '../../../language/normalise.ts'
import type { Satisfaction } from '../types.ts'

const said: readonly (readonly [Satisfaction, RegExp])[] = [
  ['dissatisfied', /^(?:很|非常)?(?:不满意|不满|不太满意|不认可)/],
  ['basically', /^(?:基本|比较|较)(?:上)?(?:满意|认可)|^较满意/],
  ['satisfied', /^(?:很|非常|十分)?(?:满意|认可)/],
]

/** @returns null when the words begin with none; `note` is what else was said */
export function takeSatisfaction(
  words: string,
): { readonly satisfaction: Satisfaction; readonly note: string } | null {
  const original = words.trim()
  const { text, at } = normalise(original)
  for (const [satisfaction, pattern] of said) {
    const match = pattern.exec(text)
    if (match === null) continue
    const rest = original.slice(at[match[0].length] ?? original.length)
    return { satisfaction, note: rest.replace(/^[\s,，。;；:：]+/u, '').trim() }
  }
  return null
}
