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

/** What a clerk is asked for, and what he has written so far: nothing goes to the county before he confirms it. */
export interface Waiting {
  readonly noticeId: number
  /** The notice's version that he was shown with his words. */
  readonly version: number | null
  readonly words: string | null
}

export const storedWaiting = ({ noticeId, version, words }: Waiting): string =>
  words === null ? String(noticeId) : `${noticeId} ${version}\n${words}`

/** @returns null when it is nothing that was stored */
export function readWaiting(stored: string): Waiting | null {
  const [, id, version, words] = /^(\d{1,9})(?: (\d{1,9})\n([\s\S]+))?$/.exec(stored) ?? []
  if (id === undefined) return null
  return {
    noticeId: Number(id),
    version: version === undefined ? null : Number(version),
    words: words ?? null,
  }
}

const alone = (words: string): RegExp => new RegExp(`^(?:${words})[吧了]?[\\s。.!！]*$`, 'u')
const confirmation = alone('确认(?:提交|回复|无误)?|确定|提交|是的?|对的?|好的?|可以|行')
const abandonment = alone('算|不填|不回复?|取消|放弃|不报|先不填|先不回')

export const isConfirmation = (said: string): boolean => confirmation.test(said.trim())
export const givesUp = (said: string): boolean => abandonment.test(said.trim())

/** 确认 and 取消 are for what the bot has just shown, whatever else is open. */
export const isForShown = (stored: string, said: string): boolean =>
  givesUp(said) || (isConfirmation(said) && (readWaiting(stored)?.words ?? null) !== null)

/** 参加2人 reports, 参加 answers a notice. */
export const isCount = (said: string): boolean => /[\d一二两三四五六七八九十]+\s*[人名位个件次]/u.test(said)

/** 应到30人，请假2人: a town's figures, and nobody's leave. */
export const countsAbsent = (said: string): boolean =>
  /(?:请假|缺席)(?:的?[有共]?)?\s*[\d一二两三四五六七八九十]+\s*[人名位]/u.test(said)
