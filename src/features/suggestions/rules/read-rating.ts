/** 评价 in words: 满意 of both attitude and result, unless they are said apart: 态度满意 结果不满意，路灯又坏了. */
import { normalise } from '../../../language/normalise.ts'
import type { Verdict } from '../types.ts'

export interface RatingReading {
  readonly attitude: Verdict | null
  readonly result: Verdict | null
  /** What he says besides, as it was written. */
  readonly words: string | null
}

const verdicts: readonly (readonly [Verdict, RegExp])[] = [
  ['dissatisfied', /^(?:很|非常|十分|还是)?不(?:太|够|是很|怎么)?满意/],
  ['basically', /^(?:基本|比较|较|还算|大致|一般)(?:上)?满意/],
  ['satisfied', /^(?:很|非常|十分|都|均)?(?:是)?满意/],
]
const aspect =
  /^(?:对|我对)?(?:办理|承办|答复|工作|单位的?)*(?:(态度(?:和|与|及|、)(?:办理)?结果|结果(?:和|与|及|、)(?:办理)?态度)|(态度)|(结果|答复|落实情况|办理情况))(?:都|均|表示|为|是|:)* ?/
const marks = /^[ ,:;。、!\n]+/

/** @param said the verdict that the command itself is: /不满意 */
export function readRating(words: string, said: Verdict | null): RatingReading {
  const source = normalise(words.trim())
  let attitude = said
  let result = said
  let at = marks.exec(source.text)?.[0].length ?? 0
  let isPlainTaken = said !== null
  for (;;) {
    const about = aspect.exec(source.text.slice(at))
    if (about === null && isPlainTaken) break
    const from = at + (about?.[0].length ?? 0)
    const verdict = verdictAt(source.text, from)
    if (verdict === null) break
    const [, both, isAttitude, isResult] = about ?? []
    if (about === null) isPlainTaken = true
    if (isResult === undefined) attitude = verdict.verdict
    if (isAttitude === undefined || both !== undefined) result = verdict.verdict
    at = verdict.end + (marks.exec(source.text.slice(verdict.end))?.[0].length ?? 0)
  }
  const rest = source.original
    .slice(source.at[at] ?? source.original.length)
    .replace(/^(?:原因|理由|意见)(?:是|为|[:：])?\s*/u, '')
    .trim()
  return { attitude, result, words: /[\p{L}\p{N}]/u.test(rest) ? rest : null }
}

function verdictAt(text: string, from: number): { verdict: Verdict; end: number } | null {
  for (const [verdict, pattern] of verdicts) {
    const match = pattern.exec(text.slice(from))
    if (match !== null) return { verdict, end: from + match[0].length }
  }
  return null
}
