/** Until when topics are asked for, and which topic goes where, as people write it. */
import type { Day } from '../../../calendar/day.ts'
import { numberEnds, readNumber } from '../../../calendar/numerals.ts'
import { findPhrases, type Phrase } from '../../../calendar/phrases.ts'
import { resolvePhrase } from '../../../calendar/resolve.ts'
import { dayOf, endOfDay, instantOf } from '../../../calendar/zone.ts'
import { normalise } from '../../../language/normalise.ts'

export interface CallReading {
  /** Null: none was said. */
  readonly until: Date | null
  /** A day that there is not, or none that can be told. */
  readonly isUnclear: boolean
  /** The day alone was said: it is open to its end. */
  readonly isDayOnly: boolean
}

const until = /^ ?(?:\([^)]{0,8}\))? ?(?:下班)?(?:之?前|以前|止|截止|为止)/
const byThen = /(?:截止|截至|截止到|最迟|最晚|期限|请于|请在|于)(?:时间|日期)?[:为是到至 ]{0,2}$/

/** The deadline in the words of a call for topics. */
export function readCall(words: string, now: Date, zone: string): CallReading {
  const { text } = normalise(words.trim())
  const phrase = findPhrases(text).find(one => isDeadline(text, { ...one, isVague: isVague(one) }))
  if (phrase === undefined) return { until: null, isUnclear: false, isDayOnly: false }
  const { start, end } = resolvePhrase(phrase, dayOf(now, zone))
  const side = end?.day === null || end === null ? start : end
  const day: Day | null = side.day
  const isUnclear =
    day === null || side.dayProblem !== null || side.weekdayMismatch || side.timeProblem !== null
  if (isUnclear || day === null) return { until: null, isUnclear: true, isDayOnly: false }
  return side.time === null
    ? { until: endOfDay(day, zone), isUnclear: false, isDayOnly: true }
    : { until: instantOf({ ...day, ...side.time }, zone), isUnclear: false, isDayOnly: false }
}

const isDeadline = (text: string, { from, to, isVague }: Dated): boolean =>
  (from === 0 && !isVague) ||
  until.test(text.slice(to, to + 16)) ||
  byThen.test(text.slice(Math.max(0, from - 10), from))

/** 第二季度 says no day. */
const isVague = ({ sides }: Phrase): boolean =>
  sides.every(({ days }) => days.every(({ kind }) => kind === 'vague'))
type Dated = Phrase & { readonly isVague: boolean }

export interface ListingReading {
  readonly topics: readonly number[]
  readonly meeting: number | null
}

const topicNumber = `(?:议题)?(?:第)?#?([0-9]{1,5})${numberEnds}(?:号|条|个)?(?:议题)?`
const inFront = new RegExp(`^${topicNumber}`, 'u')
const next = new RegExp(`^ ?(?:[、,]|和|及) ?${topicNumber}`, 'u')
const toMeeting = new RegExp(
  `^[ ,:]*(?:列?入|放?到|进)?[ ,:]*(?:第 ?([0-9]{1,4}${numberEnds}|[一二三四五六七八九十]{1,3})(?:号|次)?(?:会议?|通知)?|会议[ :]?([0-9]{1,4})${numberEnds}号?|([0-9]{1,4})(?:号(?:会议?|通知)?|$))`,
  'u',
)

/** `5 会议3`, `5、6 列入第3号会议` @returns null when no topic is named */
export function readListing(words: string): ListingReading | null {
  const { text } = normalise(words.trim())
  const topics: number[] = []
  let at = 0
  for (let match = inFront.exec(text); match !== null; match = next.exec(text.slice(at))) {
    topics.push(Number(match[1]))
    at += match[0].length
  }
  if (topics.length === 0) return null
  const [, ordinal, named, bare] = toMeeting.exec(text.slice(at)) ?? []
  const meeting = ordinal ?? named ?? bare
  return { topics, meeting: meeting === undefined ? null : readNumber(meeting) }
}

/** `5 已有安排`: a topic and what is said of it. */
export function readDecline(words: string): { readonly topic: number; readonly reason: string } | null {
  const source = normalise(words.trim())
  const match = inFront.exec(source.text)
  if (match === null) return null
  const reason = source.original
    .slice(source.at[match[0].length] ?? source.original.length)
    .replace(/^[\s,，:：、。]*(?:理由|原因)?[:：是为]?\s*/u, '')
    .trim()
  return { topic: Number(match[1]), reason }
}

const dress =
  /^(?:我|本人)?(?:建议|提议|想提|提出?|报)?(?:的)?(?:一个|一项|一条)?(?:会议)?(?:议题)?(?:是|为)?[\s,，:：、。]+/u
/** The topic without what introduces it. */
export const topicIn = (words: string): string => words.trim().replace(dress, '').trim()

/** 5, 第5号: a topic's number and nothing else. */
export function topicAlone(words: string): number | null {
  const [, number] = /^(?:议题)?第?([0-9]{1,5})号?$/.exec(normalise(words.trim()).text) ?? []
  return number === undefined ? null : Number(number)
}

const mine = '(?:我|本人)?(?:要|想|申请)?'
const itsNumber = `(?:我提?的)?(?:议题)?第?#?([0-9]{1,5})${numberEnds}号?(?:议题)?(?![0-9])`
/** `撤回我提的议题` too: 撤回 and 收回 alone say that something is taken back, 取消 and 撤销 may be what a topic is about. */
const surely = '(?:撤回|收回|不提了)'
const perhaps = '(?:撤销|取消)'
const over = '(?:了|吧|掉)?'
const stopped = '(?=$|[,。;:!、~])'
const stoppedOrSpaced = '(?=$|[ ,。;:!、~\\n])'
const takingBack = [
  new RegExp(`^${mine}${surely} ?${itsNumber}${over}${stoppedOrSpaced}`, 'u'),
  new RegExp(`^${mine}${perhaps} ?${itsNumber}${over}${stopped}`, 'u'),
  new RegExp(`^(?:撤回|撤销|收回|取消|不提了) ?${topicNumber}$`, 'u'),
  new RegExp(`^${itsNumber} ?(?:条|个)? ?${mine}${surely}${over}${stoppedOrSpaced}`, 'u'),
  new RegExp(`^${itsNumber} ?(?:条|个)? ?${mine}${perhaps}${over}${stopped}`, 'u'),
]
const takingBackSomething = new RegExp(`^${mine}(?:${surely}|${perhaps}(?:议题)?${over}$)`)

/** 撤回 5, 5号撤回, 我撤回第5号议题，谢谢. @returns `which` when no number is named; null when nothing is taken back */
export function topicTakenBack(words: string): number | 'which' | null {
  const { text } = normalise(words.trim())
  for (const taking of takingBack) {
    const number = taking.exec(text)?.[1]
    if (number !== undefined) return Number(number)
  }
  return takingBackSomething.test(text) ? 'which' : null
}
