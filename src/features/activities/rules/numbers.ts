/** How a meeting is named where it could be something else: 会议3, 活动3, 通知第3号. */
import { takeNumber } from '../../../bot/grammar.ts'
import { normalise } from '../../../language/normalise.ts'

export interface TakenMeeting {
  readonly number: number | null
  /** The words say that it is a meeting: 活动3. */
  readonly isNamed: boolean
  readonly rest: string
}

const named = /^(?:会议|活动|通知) ?(?=[第#]?\d)/

/** The number that words begin with, with or without what it is a number of. */
export function takeMeeting(words: string): TakenMeeting {
  const original = words.trim()
  const { text, at } = normalise(original)
  const prefix = named.exec(text)?.[0] ?? ''
  const { number, rest } = takeNumber(original.slice(at[prefix.length] ?? 0))
  return number === null
    ? { number: null, isNamed: false, rest: original }
    : { number, isNamed: prefix !== '', rest }
}

const inside = /(?:会议|活动|通知) ?第? ?(\d{1,4}) ?号?(?!\d)|第 ?(\d{1,4}) ?号 ?(?:会议|活动|通知)/

/** 来源：活动3, （第3号活动中发现）: the activity that a suggestion says it came of. */
export function meetingNamedIn(words: string): number | null {
  const { text } = normalise(words)
  const said =
    /(?:来源|来自|源自)[^。;\n]{0,12}?((?:会议|活动|通知) ?第? ?\d{1,4}|第 ?\d{1,4} ?号 ?(?:会议|活动|通知))/.exec(
      text,
    )?.[1]
  const found = said ?? /第 ?\d{1,4} ?号 ?(?:活动|通知)(?:中|时|后|期间|上)/.exec(text)?.[0]
  const [, a, b] = found === undefined ? [] : (inside.exec(found) ?? [])
  const number = a ?? b
  return number === undefined ? null : Number(number)
}

const sourceNamed =
  '(?:会议|活动|通知)\\s*第?\\s*[0-9０-９]{1,4}\\s*号?|第\\s*[0-9０-９]{1,4}\\s*号\\s*(?:会议|活动|通知)'
const label = new RegExp(
  `[，,；;、\\s（(]*(?:来源|来自|源自)\\s*[:：]\\s*(?:${sourceNamed})\\s*[)）]?(?=$|[，,。；;！!\\s]|[^\\p{L}\\p{N}])`,
  'gu',
)

/** The words without 来源：活动3, which is said to the register and is no part of what somebody wants; prose about an activity stays. */
export function withoutSource(words: string): string {
  const rest = words.replace(label, '')
  if (rest === words) return words
  return rest
    .replace(/^[，,。；;、\s]+/u, '')
    .replace(/([。！!])[，,。；;]/gu, '$1')
    .trim()
}
