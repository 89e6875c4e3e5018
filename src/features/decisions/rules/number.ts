/** How a decision is called: 3, 第3号, 决定3, 2026-003, 决定2026-003. */
import { takeNumber } from '../../../bot/grammar.ts'
import * as sameNumber from '../../../bot/same-number.ts'
import { numberEnds } from '../../../calendar/numerals.ts'
import { normalise } from '../../../language/normalise.ts'
import type { Decision } from '../types.ts'

export interface DecisionNumber {
  /** Null: of this year, the last, or one before that is open still. */
  readonly year: number | null
  readonly number: number
}

export interface TakenDecision {
  readonly which: DecisionNumber | null
  /** The words say that it is a decision: 决定3, 2026-003. */
  readonly isNamed: boolean
  readonly rest: string
}

const inFull = new RegExp(
  `^[#第]?(?:决定(?:事项)?)? ?(\\d{4}) ?- ?(\\d{1,5})(?!-)${numberEnds}号?[ ,:]*`,
  'u',
)
const withKind = /^决定(?:事项)? ?(?=[第#]?\d)/

export function takeDecisionNumber(words: string): TakenDecision {
  const original = words.trim()
  const { text, at } = normalise(original)
  const after = (length: number) => original.slice(at[length] ?? original.length)
  const [all = '', year, number] = inFull.exec(text) ?? []
  if (year !== undefined && number !== undefined)
    return {
      which: { year: Number(year), number: Number(number) },
      isNamed: true,
      rest: after(all.length).trim(),
    }
  const kind = withKind.exec(text)?.[0] ?? ''
  const taken = takeNumber(after(kind.length))
  return taken.number === null
    ? { which: null, isNamed: false, rest: original }
    : { which: { year: null, number: taken.number }, isNamed: kind !== '', rest: taken.rest.trim() }
}

/** Which of the decisions of one number are meant, the latest first. */
export const couldMean = (decisions: readonly Decision[]): readonly Decision[] =>
  sameNumber.couldMean(decisions, ({ state }) => state === 'open')
