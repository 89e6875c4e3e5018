/** When a matter was received, and by whom. */
import { addDays, addMonths, type Day, daysBetween, isRealDay } from '../calendar/day.ts'
import { findPhrases, type Phrase } from '../calendar/phrases.ts'
import { resolvePhrase } from '../calendar/resolve.ts'
import { fullName, titledName } from './people.ts'
import type { Span } from './visit-reading.ts'

export interface ReceivedOn {
  readonly day: Day | null
  readonly isNotTaken: boolean
  readonly span: Span
}

/** After a day in front of everything: it is when the matter came, not when something happened. */
const receivedThen =
  /^ ?(?:[上下]午|晚上|早上)?(?:的)?(?:代表)?(?:接待日?|[ ,:。]|来[访信电]|收到|走访|联系|看望|入户|开箱|座谈|接访|到|在|村民|群众|选民|居民|有)/
const clearlyReceived =
  /^ ?(?:[上下]午|晚上|早上)?(?:的)?(?:代表)?(?:接待|来[访信电]|收到|走访|开箱|接访|入户)/
const receiving = /^ ?(?:[上下]午|晚上|早上)?的?(?:代表)?(?:接待日?|接访|收到|开箱)(?:来信|时|中|上)?[,: ]*/
const deadline = /^ ?(?:下班)?(?:之?前|以前|内|止)/
/** Registers are written up within the year. */
const longAgoDays = 400
const slipDays = 60

/** @param text folded */
export function findReceivedOn(text: string, today: Day): ReceivedOn | null {
  for (const phrase of findPhrases(text).slice(0, 4)) {
    const after = text.slice(phrase.to, phrase.to + 8)
    const inFront = !/[^ ,;:。]/.test(text.slice(0, phrase.from))
    if (deadline.test(after) || !(inFront ? receivedThen : clearlyReceived).test(after)) continue
    const read = dayReceived(phrase, today)
    const verb = receiving.exec(text.slice(phrase.to, phrase.to + 20))?.[0].length ?? 0
    if (read !== null) return { ...read, span: { from: phrase.from, to: phrase.to + verb } }
  }
  return null
}

/** The day that somebody names when he is asked for it. @param text folded */
export function receivedOnCalled(text: string, today: Day): Omit<ReceivedOn, 'span'> | null {
  const [phrase] = findPhrases(text)
  return phrase === undefined ? null : dayReceived(phrase, today)
}

/** What was received lies behind: 3月10日 without a year is the last one, 周一 the last Monday. */
function dayReceived(phrase: Phrase, today: Day): { day: Day | null; isNotTaken: boolean } | null {
  const said = phrase.sides[0]?.days[0]
  const { day } = resolvePhrase(phrase, today).start
  if (said === undefined) return null
  // 2月30日
  if (day === null) return said.kind === 'date' ? { day: null, isNotTaken: true } : null
  const known = (one: Day) => isRealDay(one) && daysBetween(one, today) >= 0
  const candidates = [day]
  if (said.kind === 'weekday' && said.week === null) candidates.push(addDays(day, -7))
  if (said.kind === 'date' && said.month === null) candidates.push({ ...addMonths(today, -1), day: said.day })
  // 3月20日 said on the 11th is a slip and not last year's.
  const isFar = daysBetween(today, day) > slipDays
  if (said.kind === 'date' && said.month !== null && said.year === null && isFar)
    candidates.push({ ...day, year: day.year - 1 })
  const past = candidates.find(known)
  if (past === undefined) return { day: null, isNotTaken: true }
  return daysBetween(past, today) > longAgoDays
    ? { day: null, isNotTaken: true }
    : { day: past, isNotTaken: false }
}

const person = `(?:${titledName}|${fullName})`
const receives = '(?:负责)?(?:接待|接访|受理|走访|收集|开箱)'
const received: readonly RegExp[] = [
  new RegExp(`(?:由|经)([一-龥·]{2,5}?)(?:代表|同志)?${receives}(?:并?登记)?`, 'd'),
  new RegExp(`接待(?:代表|人员?)(?:为|是)?[: ]{0,2}(${person})(?:代表|同志)?(?=$|[ ,;:。\\n(])`, 'd'),
  new RegExp(`(?<=^|[,;。\\n ])(${person})(?:代表|同志)?(?:今天|昨天)?接[待访]了?(?=$|[ ,;。\\n:])`, 'd'),
]

export interface FoundDeputy {
  /** As he was called, folded. */
  readonly name: Span
  readonly span: Span
}

/** 由张三接待, 接待代表李四 @param text folded */
export function findDeputy(text: string): FoundDeputy | null {
  for (const pattern of received) {
    const match = pattern.exec(text)
    const [from, to] = match?.indices?.[1] ?? []
    if (match === null || from === undefined || to === undefined) continue
    return { name: { from, to }, span: { from: match.index, to: match.index + match[0].length } }
  }
  return null
}
