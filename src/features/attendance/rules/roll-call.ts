/**
 * What a clerk says of who is there: `全到`, `除张三、李四外全到`, `张三 9:20到`, `王五未到；李四 10:30 早退`. A name is never
 * guessed, and what is not understood is not passed over: the clerk would believe that it was entered. Pure.
 */
import { addDays } from '../../../calendar/day.ts'
import { dayOf, instantOf } from '../../../calendar/zone.ts'
import { fold } from '../../../language/normalise.ts'
import { namesInFront } from '../../roster/rules/name-in-front.ts'
import type { Person } from '../../roster/types.ts'
import type { Act } from './arrival.ts'

interface Called {
  readonly people: readonly Person[]
  readonly act: Act
}

export type RollCall =
  | {
      readonly kind: 'read'
      /** All who are expected and named otherwise nowhere. */
      readonly everybody: boolean
      readonly called: readonly Called[]
    }
  | { readonly kind: 'unread'; readonly words: string }
  | { readonly kind: 'ambiguous'; readonly name: string; readonly people: readonly Person[] }

interface Around {
  readonly people: readonly Person[]
  /** For hours that are said: the meeting's day and zone. */
  readonly startsAt: Date
  readonly zone: string
  readonly now: Date
}

type Verb = 'arrive' | 'late' | 'leave' | 'absent'

const verbs: readonly (readonly [Verb, string])[] = [
  ['absent', '未签到|没签到|未报到|没报到|未到会|没到会|未到|没到|没来|没有来|缺席|缺会|旷会|不在'],
  ['late', '迟到'],
  ['leave', '早退|先走|提前离开|提前走|离会'],
  ['arrive', '已签到|签到|已报到|报到|已到会|到会|已到|到场|到了|到|来了|在'],
]
const anyVerb = verbs.map(([, words]) => words).join('|')
const verbAtEnd = new RegExp(
  `^(?:都|均|全部|也|已经)?(?<time>[^\\s,，]*?)\\s*(?<verb>${anyVerb})(?:了|的|会)?(?:[\\s,，:：]*(?<rest>.*))?$`,
  'u',
)
/** «缺张三»: in front of a name alone. */
const missing = '缺|差|少|只有'
const verbInFront = new RegExp(
  `^(?<verb>${anyVerb}|${missing})(?:了|的|人员|名单)?\\s*[:：,，]?\\s*(?=\\S)`,
  'u',
)
const everybodyWords =
  /^(?:其余|其他|其它|剩下|大家)?(?:的)?(?:全体|全部|所有|全员)?(?:人员|同志|代表|成员|人)?(?:都|均|全)?(?:已)?(?:到会|到齐|签到|到场|到|在)(?:了|齐)?$/u
const clauseEnd = /[;；。\n]+/u
const excepting = /^(?:除了?|除开)(?<names>.+?)(?:之外|以外|外)[\s,，]*(?<rest>.+)$/u

export function readRollCall(words: string, around: Around): RollCall {
  let everybody = false
  const called: Called[] = []
  for (const clause of words.split(clauseEnd).flatMap(divided)) {
    const said = clause.trim().replace(/^[\s,，、]+|[\s,，、!！]+$/gu, '')
    if (said === '') continue
    if (everybodyWords.test(fold(said))) {
      everybody = true
      continue
    }
    const read = readClause(said, around)
    if ('kind' in read) return read
    called.push(read)
  }
  return called.length === 0 && !everybody ? { kind: 'unread', words } : { kind: 'read', everybody, called }
}

/** «除张三外全到», «全到，缺张三» and «张三到，李四没来» are two things each. */
function divided(clause: string): string[] {
  const except = excepting.exec(clause.trim())?.groups
  if (except !== undefined) return [`${except.names}${notThereWord}`, except.rest ?? '']
  const parts: string[] = []
  for (const part of clause.split(/[,，]/u)) {
    const last = parts.at(-1)
    const isOwn = last === undefined || isComplete(last) || everybodyWords.test(fold(part.trim()))
    if (isOwn) parts.push(part)
    else parts[parts.length - 1] = `${last}，${part}`
  }
  return parts
}

const endsInVerb = new RegExp(`(?:${anyVerb})(?:了|的)?$`, 'u')
/** A list of names that what happened still has to follow is not. */
const isComplete = (part: string): boolean =>
  endsInVerb.test(part.trim()) || everybodyWords.test(fold(part.trim()))
const notThereWord = '未到'

function readClause(said: string, around: Around): Called | Exclude<RollCall, { kind: 'read' }> {
  const front = verbInFront.exec(said)
  const names = front === null ? said : said.slice(front[0].length)
  const { found, rest } = namesInFront(around.people, names)
  const unread = { kind: 'unread', words: said } as const
  if (found.length === 0) return unread
  const unclear = found.find(one => one.people.length > 1)
  if (unclear !== undefined) return { kind: 'ambiguous', name: unclear.name, people: unclear.people }
  const people = found.flatMap(one => one.people)
  const behind = front === null ? behindNames(rest) : behindFront(front.groups?.verb ?? '', rest)
  if (behind === null) return unread
  const at = behind.time === '' ? null : hourOn(behind.time, around)
  if (behind.time !== '' && at === null) return unread
  return { people, act: actOf(behind.verb, at, behind.why, around.now) }
}

/** «迟到：张三 9:20»; of «只有张三迟到» and «缺张三未到» the verb behind says what happened. */
function behindFront(front: string, rest: string): Happened | null {
  const again = rest === '' ? null : behindNames(rest)
  const isOpen = new RegExp(`^(?:${missing})$`, 'u').test(front)
  if (again === null) return { verb: verbOf(front), time: rest, why: '' }
  // Of «只有张三到» nobody knows what is to become of the others.
  if (isOpen && again.verb === 'arrive') return null
  return { verb: isOpen ? again.verb : verbOf(front), time: again.time, why: isOpen ? again.why : '' }
}

interface Happened {
  readonly verb: Verb
  readonly time: string
  readonly why: string
}

function behindNames(rest: string): Happened | null {
  if (rest === '') return { verb: 'arrive', time: '', why: '' }
  const said = verbAtEnd.exec(rest)?.groups
  if (said === undefined) return null
  const verb = verbOf(said.verb ?? '')
  const more = (said.rest ?? '').trim()
  // «迟到 9:20», «早退 10:30 接人»: the hour may stand behind, too.
  const [, hour = '', why = ''] = /^(\d{1,2}\s*[:：点时][\d半刻一二三]*分?)?[\s,，]*(.*)$/u.exec(more) ?? []
  if (verb !== 'leave' && why !== '') return null
  return { verb, time: (said.time ?? '') === '' ? hour : (said.time ?? ''), why }
}

const verbOf = (word: string): Verb =>
  verbs.find(([, words]) => new RegExp(`^(?:${words})$`, 'u').test(word))?.[0] ?? 'absent'

function actOf(verb: Verb, at: Date | null, why: string, now: Date): Act {
  switch (verb) {
    case 'arrive':
      return { kind: 'arrive', at, late: null }
    case 'late':
      return { kind: 'arrive', at, late: true }
    case 'leave':
      return { kind: 'leave', at: at ?? now, reason: why === '' ? null : why }
    case 'absent':
      return { kind: 'absent' }
  }
}

/** `9:20`, `9点20`, `10时半`, on the day of the meeting and not to come; null: no such hour. */
export function hourOn(
  said: string,
  { startsAt, zone, now }: Pick<Around, 'startsAt' | 'zone' | 'now'>,
): Date | null {
  const [, hours, minutes = '', half] =
    /^(\d{1,2})\s*[:点时](?:(\d{1,2})分?|(半))?$/u.exec(fold(said).trim()) ?? []
  if (hours === undefined) return null
  const [hour, minute] = [Number(hours), half === undefined ? Number(minutes || '0') : 30]
  if (hour > 23 || minute > 59) return null
  const at = instantOf({ ...dayOf(startsAt, zone), hour, minute }, zone)
  // «2:30» at a meeting of the afternoon; an hour that is still to come, or long before the start, is a slip.
  const later = new Date(at.getTime() + 12 * hourMs)
  const isPossible = (one: Date) => one.getTime() >= startsAt.getTime() - 2 * hourMs && one <= now
  return [at, ...(hour < 12 ? [later] : [])].find(isPossible) ?? null
}

/** The same on the next day: a meeting of the evening ends after midnight. */
export const hourAfterMidnight = (
  said: string,
  { startsAt, zone, now }: Pick<Around, 'startsAt' | 'zone' | 'now'>,
): Date | null => {
  const midnight = instantOf({ ...addDays(dayOf(startsAt, zone), 1), hour: 0, minute: 0 }, zone)
  return hourOn(said, { startsAt: midnight, zone, now })
}

const hourMs = 3_600_000
