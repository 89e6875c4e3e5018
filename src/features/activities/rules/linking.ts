/** 建议 12、15, 关联建议12, 取消建议 12: which suggestions came of an activity. 建议：… with a colon is what was advised. */
import { normalise, originalSlice } from '../../../language/normalise.ts'
import { type TakenNumbers, takeSuggestionNumbers } from '../../suggestions/rules/numbers.ts'

export interface Linking {
  readonly kind: 'link' | 'unlink'
  readonly numbers: TakenNumbers
}

const verb = /^(取消|去掉|移除)?(?:关联|登记|提出)?(?:的)?(?=(?:建议|批评|意见|议案) ?[第#]?\d)/

/** @returns null when the words are something else */
export function readLinking(words: string): Linking | null {
  const source = normalise(words.trim())
  const match = verb.exec(source.text)
  if (match === null) return null
  const numbers = takeSuggestionNumbers(originalSlice(source, match[0].length, source.text.length))
  // What goes on behind the numbers is a sentence: 建议2公里处设标志.
  if (numbers.numbers.length === 0 || numbers.rest !== '') return null
  return { kind: match[1] === undefined ? 'link' : 'unlink', numbers }
}
