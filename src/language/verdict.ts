import { normalise } from './normalise.ts'
import { readReply } from './reply.ts'

/** 同意, 可以, 不行: yes or no to something, and not a word of coming. Beside a colleague's leave it is about that. */
export function isVerdict(text: string): boolean {
  const said = normalise(text).text.trim()
  if (/请|假|参|[来去到]|出席|我/.test(said)) return false
  return said === '批准' || ['attend', 'leave'].includes(readReply(said, 'one').answer)
}
