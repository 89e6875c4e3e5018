import { createHash } from 'node:crypto'
import type { Chat, Line, Origin } from '../bot/incoming.ts'
import { callbackLimits } from './limits.ts'
import { storableText } from './storable-text.ts'
import type { WireHead } from './wire.ts'

/**
 * Who, where and when of a message. Never fails: what is missing or absurd is left empty, and so is who is nobody of ours.
 * @param plaintext the decrypted text, from which a message without a usable id gets one
 * @param corpId the own company, where it is known
 */
export function originOf(head: WireHead, plaintext: string, line: Line, corpId: string | null): Origin {
  const userid = head.from?.userid ?? head.from_userid ?? head.fromuserid ?? ''
  return {
    line,
    bot: storableText(head.aibotid ?? ''),
    msgid: msgidOf(head.msgid, plaintext),
    userid: otherCompany(head, corpId) === null && isSomebody(userid) ? storableText(userid) : '',
    chat: chatOf(head) ?? { type: 'single' },
    sentAt: instantOf(head.create_time),
    responseUrl: responseUrlOf(head.response_url ?? ''),
  }
}

/**
 * WeCom names the company only of people of another one (P101027), and an account is somebody of ours in our company alone.
 * Where ours is not known a stated one is believed to be it: its pages' own examples state one, and a bot that is deaf is worse.
 * @returns the company that is stated and is not ours, `?` where it cannot be one; null: ours, or none is stated
 */
export function otherCompany({ from }: WireHead, corpId: string | null): string | null {
  const stated = from?.corpid ?? ''
  if (corpId === null || stated === '' || stated === corpId) return null
  return typeof stated === 'string' && /^[\w-]{1,64}$/.test(stated) ? stated : '?'
}

/**
 * The system itself is nobody, and neither is what would mean everybody or several where it stands as a receiver or after
 * an @: who claimed a name with it would have what is for one person said to all. Accounts are compared without regard to
 * case, and two letters that are no ASCII become ASCII by it: whoever had one of them would be taken for another.
 */
export const isSomebody = (userid: string): boolean =>
  !/^(?:sys|@all)?$|\|/i.test(userid) && !/[\u0130\u212a]/.test(userid)

/** @returns null when it cannot be told where this was said: a group without its id, an unknown chattype. */
export function chatOf({ chattype, chatid }: WireHead): Chat | null {
  if (chattype === 'single') return { type: 'single' }
  if (chattype !== 'group' && chattype !== null && chattype !== undefined) return null
  if (chatid) return { type: 'group', id: storableText(chatid) }
  // Only a chat has neither: the sample of enter_chat shows it so.
  return chattype === 'group' ? null : { type: 'single' }
}

/**
 * The id by which a repeat is recognised. A message that has none is recognised by its text, so that it is
 * still carried out once and not never.
 */
function msgidOf(msgid: unknown, plaintext: string): string {
  if (typeof msgid === 'string' && msgid !== '' && msgid.length <= callbackLimits.idMaxChars) {
    return storableText(msgid)
  }
  if (typeof msgid === 'number') {
    if (Number.isSafeInteger(msgid)) return String(msgid)
    const digits = [...plaintext.matchAll(/"msgid"\s*:\s*(\d{16,40})\s*[,}]/g)]
    if (digits.length === 1 && digits[0]?.[1] !== undefined) return digits[0][1]
  }
  return `sha256:${createHash('sha256').update(plaintext).digest('hex')}`
}

/** Seconds since 1970, between then and the year 2100; anything else is not a time. */
export function instantOf(seconds: unknown): Date | null {
  if (typeof seconds !== 'number' || !Number.isInteger(seconds)) return null
  return seconds > 0 && seconds < 4_102_444_800 ? new Date(seconds * 1000) : null
}

function responseUrlOf(url: string): string | null {
  return url !== '' && url.length <= callbackLimits.responseUrlMaxChars ? storableText(url) : null
}
