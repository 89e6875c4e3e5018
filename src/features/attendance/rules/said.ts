/** Short words of a meeting's day, read. Pure. */
import { takeNumber } from '../../../bot/grammar.ts'
import { isExcuse } from '../../../language/leave-kind.ts'
import { fold, normalise, originalSlice } from '../../../language/normalise.ts'
import { isName } from '../../../language/people.ts'
import { codeSaid } from './code.ts'

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

const presence = /签到|报到|到会|到场|到了|已到|迟到|早退/u
const presenceInFront = new RegExp(`^(?:已|已经)?(?:${presence.source})`, 'u')

/** 签到, 已到会, 迟到: that somebody is there, and not what he answers. @param words what follows the name */
export const isPresenceSaid = (words: string): boolean => presenceInFront.test(words)

/** Whether that may be said behind some name: without it nobody's name need be looked for. */
export const mentionsPresence = (text: string): boolean => presence.test(text)

export interface AttendanceSaid {
  /** `late`: will come too late, which nobody enters for himself. */
  readonly act: 'check_in' | 'leave_early' | 'late'
  /** Null: no notice is named. */
  readonly number: number | null
  /** With 早退 why; with 签到 the number on the screen, or whom a clerk enters. As it was written. */
  readonly rest: string
}

/** More is said of something else. */
const maxChars = 200
const self = '(?:我|本人|现在|刚刚?|来|已经?|先)*'
const done = '(?:完毕|成功|一下)?(?:了|啦|吧|哈)?'
const saidOf = {
  check_in: `^${self}(?:(?:到会)?(?:签到|报到|打卡)|checkin|到(?:会|场)?了|(?<=已|已经)到(?:会|场)?)${done}`,
  leave_early: `^${self}(?:早退|提前(?:离[会场开]|退场)|离[会场]|退场)${done}`,
  late: `^${self}[会要]?迟到${done}`,
}
const acts = (['check_in', 'leave_early', 'late'] as const).map(act => ({
  act,
  pattern: new RegExp(saidOf[act], 'u'),
}))
/** 第1号会议, 1号会的: what the number is of. */
const ofNotice = /^(?:的?(?:会议|通知|活动|会(?!签到)))?的?[\s,:。、!~-]*/u
const gap = /^[\s,:。、!~-]+/u
/** 早退 有事 第1号 */
const numberBehind = /[\s,:。、]第\s*[0-9一二三四五六七八九十]{1,4}号(?:会议?|通知|活动)?[\s。,!~]*$/u
const asks = /[?吗么呢]$|可以不|行不行|能不能/u

/**
 * That the writer is at a meeting or leaves it, with the notice's number in front or behind: 第1号签到, 签到 第1号会议, 1号会早退
 * 有事; 签到 said of himself without one, too: 已签到. Never an answer to the notice: a leave would be lost by it.
 * @returns null for whatever else: questions, what others do, several notices at once
 */
export function attendanceSaid(text: string): AttendanceSaid | null {
  if (text.length > maxChars) return null
  const source = normalise(text)
  const whole = source.text.replace(/[\s。,!~]+$/u, '')
  const inFront = takeNumber(whole.replace(/^[\s,:。]*(?:会议|通知|活动|编号|序号)\s*(?=[#第0-9])/u, ''))
  const words = inFront.number === null ? whole.replace(gap, '') : inFront.rest.replace(ofNotice, '')
  for (const { act, pattern } of acts) {
    const verb = pattern.exec(words)?.[0]
    if (verb === undefined) continue
    const behind = words.slice(verb.length)
    const taken = numberIn(behind)
    if (taken.number !== null && inFront.number !== null) return null
    const number = inFront.number ?? taken.number
    const said = taken.rest.replace(gap, '')
    if (
      !isRest(act, said, behind.startsWith(said)) ||
      (number === null && !(act === 'check_in' && isOfSigning(verb, said)))
    )
      return null
    const from = source.text.lastIndexOf(said, whole.length)
    return { act, number, rest: said === '' ? '' : originalSlice(source, from, from + said.length) }
  }
  return null
}

/** The number that begins the words, or that they end with. */
function numberIn(behind: string): { readonly number: number | null; readonly rest: string } {
  const words = behind.replace(gap, '').replace(/^(?:会议|通知|活动)\s*(?=[#第0-9])/u, '')
  const { number, rest } = codeSaid(words) === null ? takeNumber(words) : { number: null, rest: words }
  if (number !== null) return { number, rest: rest.replace(ofNotice, '') }
  const last = numberBehind.exec(behind)
  return last === null
    ? { number: null, rest: behind }
    : { number: takeNumber(last[0].slice(1)).number, rest: behind.slice(0, last.index) }
}

function isRest(act: AttendanceSaid['act'], said: string, isGlued: boolean): boolean {
  if (said === '') return true
  if (asks.test(said) || /第\s*[0-9一二三四五六七八九十]{1,4}号/u.test(said)) return false
  if (act !== 'check_in') return !isGlued || isExcuse(said) || /^[约大概]*[0-9几一二两三四五十半]/u.test(said)
  return codeSaid(said) !== null || (!isGlued && said.split(/[\s、,]+/u).every(isName))
}

/** 到了 alone is an answer as people give it; 已签到 is none. 签到 itself is a command. */
const isOfSigning = (verb: string, rest: string): boolean => /签到|checkin/u.test(verb) && rest === ''

/** A notice's number as it is read in front of words. */
export const numberInFront = (number: number): string => `第${number}号`
