/** How a matter is called: 12, 第12号, 2026-012, 来访2026-012. */
import { takeNumber } from '../../../bot/grammar.ts'
import * as sameNumber from '../../../bot/same-number.ts'
import { numberEnds } from '../../../calendar/numerals.ts'
import { normalise } from '../../../language/normalise.ts'
import type { Visit } from '../types.ts'

export interface VisitNumber {
  /** null: of this year, the last, or one before that is open still. */
  readonly year: number | null
  readonly number: number
}

export interface Taken {
  readonly which: VisitNumber | null
  /** The words say that it is a matter of the register: 来访12. */
  readonly isNamed: boolean
  /** The words after it, as they were written. */
  readonly rest: string
}

const inFull = new RegExp(
  `^[#第]?(来访|来信|信箱|联系)? ?(\\d{4}) ?- ?(\\d{1,5})(?!-)${numberEnds}号?[ ,:]*`,
  'u',
)
const withKind = /^(?:来访|来信|信箱|联系) ?(?=[第#]?\d)/

/** The number that a command's words begin with. */
export function takeVisitNumber(words: string): Taken {
  const original = words.trim()
  const { text, at } = normalise(original)
  const after = (length: number) => original.slice(at[length] ?? original.length)
  const [all = '', named, year, number] = inFull.exec(text) ?? []
  if (year !== undefined && number !== undefined)
    return {
      which: { year: Number(year), number: Number(number) },
      isNamed: named !== undefined,
      rest: after(all.length),
    }
  const kind = withKind.exec(text)?.[0] ?? ''
  const taken = takeNumber(after(kind.length))
  return taken.number === null
    ? { which: null, isNamed: false, rest: original }
    : { which: { year: null, number: taken.number }, isNamed: kind !== '', rest: taken.rest }
}

/** Which of the matters of one number are meant, the latest first. */
export const couldMean = <T extends Pick<Visit, 'status'>>(visits: readonly T[]): readonly T[] =>
  sameNumber.couldMean(visits, ({ status }) => status === 'open')
