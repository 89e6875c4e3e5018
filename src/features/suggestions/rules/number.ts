/** How an item is called: 17, 第17号, 2026-017, 建议2026-017, and of a session 19-3-017. */
import { takeNumber } from '../../../bot/grammar.ts'
import * as sameNumber from '../../../bot/same-number.ts'
import { numberEnds } from '../../../calendar/numerals.ts'
import { normalise } from '../../../language/normalise.ts'
import type { Suggestion, SuggestionNumber } from '../types.ts'
import { isOpen } from './own.ts'

export interface TakenNumber {
  readonly which: SuggestionNumber | null
  /** The words say that it is one of these: 建议17; and so does a session, which nothing else is counted by. */
  readonly isNamed: boolean
  /** The words after it, as they were written. */
  readonly rest: string
}

const inFull = new RegExp(
  `^[#第]?(建议|批评|意见|议案)? ?(\\d{4}|\\d{1,3} ?- ?\\d{1,2}) ?- ?(\\d{1,5})(?!-)${numberEnds}号?[ ,:]*`,
  'u',
)
const withKind = /^(?:建议|批评|意见|议案) ?(?=[第#]?\d)/

/** The number that a command's words begin with. */
export function takeSuggestionNumber(words: string): TakenNumber {
  const original = words.trim()
  const { text, at } = normalise(original)
  const after = (length: number) => original.slice(at[length] ?? original.length)
  const [all = '', kind, series, number] = inFull.exec(text) ?? []
  if (series !== undefined && number !== undefined) {
    const which = { series: series.replaceAll(' ', ''), number: Number(number) }
    return { which, isNamed: kind !== undefined || which.series.includes('-'), rest: after(all.length) }
  }
  const named = withKind.exec(text)?.[0] ?? ''
  const taken = takeNumber(after(named.length))
  return taken.number === null
    ? { which: null, isNamed: false, rest: original }
    : { which: { series: null, number: taken.number }, isNamed: named !== '', rest: taken.rest }
}

/** Which of the items of one number are meant, the latest first. */
export const couldMean = <T extends Pick<Suggestion, 'state'>>(items: readonly T[]): readonly T[] =>
  sameNumber.couldMean(items, isOpen)
