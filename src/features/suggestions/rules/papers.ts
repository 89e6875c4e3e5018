/** Who may have the papers of an item, and which of its answers are letters. */
import { readNumber } from '../../../calendar/numerals.ts'
import type { Answer, Suggestion } from '../types.ts'
import { maySee, partsOf, type Standing } from './standing.ts'

/** Clerks, whoever signed it, and the offices that handle it: others may know of it, its papers are not theirs. */
export function mayHavePapers(item: Suggestion, who: Standing): boolean {
  const parts = partsOf(item, who)
  return (
    maySee(item, who) && (['clerk', 'signer', 'office', 'assistant'] as const).some(part => parts.has(part))
  )
}

/** An answer with a class: what an assisting office says goes to the one that leads. */
export type LetterAnswer = Answer & { readonly resultClass: string }

const isLetter = (answer: Answer): answer is LetterAnswer => answer.resultClass !== null

export interface WhichLetters {
  /** Null: the last that has any. */
  readonly round: number | null
  /** Null: of each office that has answered. */
  readonly officeId: number | null
}

/** 答复函: one of each office in charge, in the order in which they answered. */
export function lettersOf({ answers }: Suggestion, which: WhichLetters): LetterAnswer[] {
  const letters = answers.filter(isLetter)
  const round = which.round ?? Math.max(...letters.map(letter => letter.round))
  return letters.filter(
    letter => letter.round === round && (which.officeId === null || letter.officeId === which.officeId),
  )
}

/** 第一次, 第2轮 */
export function readRound(word: string): number | null {
  const [, said] = /^第?([一二三四五1-5])[次轮]$/.exec(word) ?? []
  return said === undefined ? null : readNumber(said)
}
