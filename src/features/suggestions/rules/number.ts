/** How an item is called: 17, 第17号, 2026-017, 建议2026-017, and of a session 19-3-017. */
import { takeNumber } from '../../../bot/grammar.ts'
import { normalise } from '../../../language/normalise.ts'
import type { SuggestionNumber } from '../types.ts'

export interface TakenNumber {
  readonly which: SuggestionNumber | null
  /** The words after it, as they were written. */
  readonly rest: string
}

const inFull = /^[#第]?(?:建议|批评|意见|议案)? ?(\d{4}|\d{1,3} ?- ?\d{1,2}) ?- ?(\d{1,5})(?![\d-])号?[ ,:]*/
const withKind = /^(?:建议|批评|意见|议案) ?(?=[第#]?\d)/

/** The number that a command's words begin with. */
export function takeSuggestionNumber(words: string): TakenNumber {
  const original = words.trim()
  const { text, at } = normalise(original)
  const after = (length: number) => original.slice(at[length] ?? original.length)
  const [all = '', series, number] = inFull.exec(text) ?? []
  if (series !== undefined && number !== undefined)
    return { which: { series: series.replaceAll(' ', ''), number: Number(number) }, rest: after(all.length) }
  const kind = withKind.exec(text)?.[0] ?? ''
  const taken = takeNumber(after(kind.length))
  return taken.number === null
    ? { which: null, rest: original }
    : { which: { series: null, number: taken.number }, rest: taken.rest }
}
