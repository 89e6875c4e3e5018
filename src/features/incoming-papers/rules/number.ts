/** How a paper is called: 5, 第5号, 文件5, 收文5, 2026-005, 文件2026-005. */
import { takeNumber } from '../../../bot/grammar.ts'
import * as sameNumber from '../../../bot/same-number.ts'
import { numberEnds } from '../../../calendar/numerals.ts'
import { normalise } from '../../../language/normalise.ts'
import type { IncomingPaper } from '../types.ts'

export interface PaperNumber {
  /** Null: of this year, the last, or one before that is open still. */
  readonly year: number | null
  readonly number: number
}

export interface TakenPaper {
  readonly which: PaperNumber | null
  /** The words say that it is a paper: 文件5. */
  readonly isNamed: boolean
  readonly rest: string
}

const kind = '(?:文件|收文|来文)'
const inFull = new RegExp(`^[#第]?(${kind})? ?(\\d{4}) ?- ?(\\d{1,5})(?!-)${numberEnds}号?[ ,:]*`, 'u')
const withKind = new RegExp(`^${kind} ?(?=[第#]?\\d)`)

export function takePaperNumber(words: string): TakenPaper {
  const original = words.trim()
  const { text, at } = normalise(original)
  const after = (length: number) => original.slice(at[length] ?? original.length)
  const [all = '', named, year, number] = inFull.exec(text) ?? []
  if (year !== undefined && number !== undefined)
    return {
      which: { year: Number(year), number: Number(number) },
      isNamed: named !== undefined,
      rest: after(all.length).trim(),
    }
  const said = withKind.exec(text)?.[0] ?? ''
  const taken = takeNumber(after(said.length))
  return taken.number === null
    ? { which: null, isNamed: false, rest: original }
    : { which: { year: null, number: taken.number }, isNamed: said !== '', rest: taken.rest.trim() }
}

/** Which of the papers of one number are meant, the latest first. */
export const couldMean = <T extends { readonly paper: IncomingPaper }>(found: readonly T[]): readonly T[] =>
  sameNumber.couldMean(found, ({ paper }) => paper.state === 'open')
