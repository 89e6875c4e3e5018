import { takeNumber } from '../../../bot/grammar.ts'
import { acknowledges } from '../../../language/words/seen.ts'

/**
 * In a town a number is a notice's when it stands alone, apart from what follows, or as 第3号: «2辆车» is an answer, and must
 * not fall on the second notice. 3收到 can be nothing else.
 */
export function takeReplyNumber(text: string): { number: number | null; rest: string } {
  const taken = takeNumber(text)
  const { number, rest } = taken
  const head = text.trim().slice(0, text.trim().length - rest.length)
  const isApart = rest === '' || /[号\s,，:：]$/u.test(head) || acknowledges(rest.replace(/[\s\p{P}]+/gu, ''))
  return number !== null && !isApart ? { number: null, rest: text } : taken
}
