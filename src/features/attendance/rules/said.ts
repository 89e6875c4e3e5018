/** Short words of a meeting's day, read. Pure. */
import { fold } from '../../../language/normalise.ts'

/** 已发, 3月10日印发, 未发; null: neither. @param words what follows the day */
export function papersSaid(words: string): 'sent' | 'not_sent' | null {
  if (/^(?:未|没|还没|尚未)/u.test(words)) return 'not_sent'
  return /^(?:已|都|全部)*(?:经)?(?:发|送|印发|发放|发出|送达|发给)/u.test(words) ? 'sent' : null
}

/** 散会 撤销: it was said too early. */
export const isUndone = (words: string): boolean => /^(?:撤销|取消|继续)(?:开会)?$/u.test(words.trim())

/** Nothing, or a notice's number of at most three figures; four are the number on the screen. */
export const isNumberAlone = (words: string): boolean =>
  /^(?:第?\d{1,3}号?)?$/u.test(fold(words).replace(/\s/gu, ''))

/** 签到, 已到会, 迟到: that somebody is there, and not what he answers. @param words what follows the name */
export const isPresenceSaid = (words: string): boolean =>
  /^(?:已|已经)?(?:签到|到会|到场|到了|已到|迟到|早退)/u.test(words)
