/** How a matter is called: 12, 第12号, 2026-012, 来访2026-012. */
import { takeNumber } from '../../../bot/grammar.ts'
import { normalise } from '../../../language/normalise.ts'

export interface VisitNumber {
  /** null: of this year, or of the last where this year has none. */
  readonly year: number | null
  readonly number: number
}

export interface Taken {
  readonly which: VisitNumber | null
  /** The words after it, as they were written. */
  readonly rest: string
}

const inFull = /^[#第]?(?:来访|来信|信箱|联系)? ?(\d{4}) ?- ?(\d{1,5})(?![\d-])号?[ ,:]*/
const withKind = /^(?:来访|来信|信箱|联系) ?(?=[第#]?\d)/

/** The number that a command's words begin with. */
export function takeVisitNumber(words: string): Taken {
  const original = words.trim()
  const { text, at } = normalise(original)
  const after = (length: number) => original.slice(at[length] ?? original.length)
  const [all = '', year, number] = inFull.exec(text) ?? []
  if (year !== undefined && number !== undefined)
    return { which: { year: Number(year), number: Number(number) }, rest: after(all.length) }
  const kind = withKind.exec(text)?.[0] ?? ''
  const taken = takeNumber(after(kind.length))
  return taken.number === null
    ? { which: null, rest: original }
    : { which: { year: null, number: taken.number }, rest: taken.rest }
}
