import { acknowledges } from '../../../language/words/seen.ts'
import type { Folded } from './notice.ts'

export type ReplyRefusal = 'not_open' | 'empty' | 'too_long' | 'says_nothing'

const mostReplyChars = 1_000

/** Whether these words are a town's answer: 收到 is none where something is asked. */
export function refusalOf(
  { state, asks }: Pick<Folded, 'state' | 'asks'>,
  words: string,
): ReplyRefusal | null {
  if (state !== 'open') return 'not_open'
  const text = words.trim()
  if (!/[\p{L}\p{N}]/u.test(text)) return 'empty'
  if (Array.from(text).length > mostReplyChars) return 'too_long'
  const bare = text.replace(/[\s\p{P}~]+/gu, '')
  return asks !== null && acknowledges(bare) ? 'says_nothing' : null
}
