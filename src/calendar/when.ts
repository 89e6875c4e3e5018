import { normalise } from '../language/normalise.ts'
import { addDays, type Day, dayNumber } from './day.ts'
import { findPhrases, type Phrase } from './phrases.ts'
import { type Resolved, type ResolvedSide, resolvePhrase } from './resolve.ts'
import { conventionalHour } from './time-of-day.ts'
import { dayOf, endOfDay, instantOf } from './zone.ts'

export interface When {
  readonly start: Date | null
  readonly end: Date | null
  /** How much was said: a clock time, only 上午 or 下午 (`start` is then a convention), only a day (00:00). */
  readonly certain: 'minute' | 'half_day' | 'day' | null
  readonly problem: 'weekday_mismatch' | 'past' | 'impossible' | 'ambiguous' | null
}

const nothing: When = { start: null, end: null, certain: null, problem: null }

/**
 * Reads one date or time expression as Chinese people write it, alone or inside a sentence.
 * Nothing is guessed: what has no single meaning is `ambiguous` or `impossible` and has no start.
 * @param zone the congress's IANA zone
 * @returns `nothing` when the text names no day and no time. Never throws. Source: corpus rules D1–D10.
 */
export function readWhen(text: string, now: Date, zone: string): When {
  const { text: folded } = normalise(text)
  return whenIn(folded, findPhrases(folded, 'as_named'), now, zone)
}

/** As `readWhen`, of a day that is to be entered: 可能5月1日 is `ambiguous`. */
export function readSettledWhen(text: string, now: Date, zone: string): When {
  const { text: folded } = normalise(text)
  return whenIn(folded, findPhrases(folded), now, zone)
}

function whenIn(folded: string, found: readonly Phrase[], now: Date, zone: string): When {
  const phrases = choosePhrases(found, folded)
  const [phrase] = phrases
  if (!phrase) return nothing
  if (phrase.minutesFromNow !== null) {
    const start = new Date(now.getTime() + phrase.minutesFromNow * 60_000)
    return { start, end: null, certain: 'minute', problem: null }
  }
  const today = dayOf(now, zone)
  const resolved = resolvePhrase(phrase, today)
  return toWhen(joinTime(resolved, phrases.slice(1), today), now, zone)
}

/** 由18日改到20日, 原定18日、现推迟至20日: the day that counts stands after the word of change. */
export const movedTo =
  /(?:改到|改为|改成|改在|改至|调整[到至为]|调到|推迟[到至]|提前[到至]|延期[到至]|延[到至]|顺延[到至]|挪到|换到|移到|变更[为到至])(?:了|本|在)?[ :,]?$/
export const notMeant = /(?:不是|并非|原定于?|原来(?:定)?(?:的|在|是)?|本来(?:定)?(?:在|是)?|原计划)[ :]?$/

/** The phrase that is meant, and those after it. */
function choosePhrases(phrases: readonly Phrase[], text: string): readonly Phrase[] {
  const before = ({ from }: Phrase) => text.slice(Math.max(0, from - 8), from)
  const definite = phrases.filter(phrase => !isVague(phrase) && !notMeant.test(before(phrase)))
  const candidates = definite.length > 0 ? definite : phrases
  const moved = candidates.findIndex(phrase => movedTo.test(before(phrase)))
  if (moved >= 0) return withDayOf(candidates.slice(0, moved), candidates.slice(moved))
  const withDay = candidates.findIndex(
    ({ sides, undecided }) => undecided || sides.some(({ days }) => days.length > 0),
  )
  return withDay > 0 ? candidates.slice(withDay) : candidates
}

/** 明天晚上7点改到8点: the new hour is on the day, and in the half of it, that was said before. */
function withDayOf(before: readonly Phrase[], [moved, ...later]: readonly Phrase[]): readonly Phrase[] {
  const from = before.findLast(({ sides }) => sides.some(({ days }) => days.length > 0))
  const [side] = from?.sides ?? []
  const [first, ...others] = moved?.sides ?? []
  if (!from || !side || !moved || !first) return moved ? [moved, ...later] : later
  if (first.days.length > 0) return [moved, ...later]
  const dayOnly = { ...from, sides: [{ ...side, half: null, clock: null }] }
  return [dayOnly, { ...moved, sides: [{ ...first, half: first.half ?? side.half }, ...others] }, ...later]
}

function isVague({ sides, minutesFromNow }: Phrase): boolean {
  if (minutesFromNow !== null) return false
  return sides.every(
    ({ days, clock }) => clock === null && days.length > 0 && days.every(({ kind }) => kind === 'vague'),
  )
}

/** 3月18日,地点三楼,上午9点: the day and the hour may stand apart. */
function joinTime(resolved: Resolved, later: readonly Phrase[], today: Day): Resolved {
  const { start } = resolved
  if (resolved.end || start.half || start.time || start.timeProblem || !start.day) return resolved
  const timed = later.find(
    ({ sides }) => sides[0]?.days.length === 0 && (sides[0].clock !== null || sides[0].half !== null),
  )
  if (!timed) return resolved
  const time = resolvePhrase(timed, today)
  const onDay = (side: ResolvedSide): ResolvedSide => ({
    ...side,
    day: start.day,
    dayProblem: null,
    weekdayMismatch: start.weekdayMismatch,
  })
  return { start: onDay(time.start), end: time.end ? onDay(time.end) : null }
}

function toWhen({ start, end }: Resolved, now: Date, zone: string): When {
  if (start.dayProblem === 'impossible' || start.timeProblem === 'impossible')
    return { ...nothing, problem: 'impossible' }
  if (end?.dayProblem === 'impossible' || end?.timeProblem === 'impossible')
    return { ...nothing, problem: 'impossible' }
  if (!start.day || start.timeProblem) return { ...nothing, problem: 'ambiguous' }
  const begins = instantOfSide(start, start.day, zone)
  return {
    start: begins,
    end: endInstant(start, end, zone),
    certain: start.time ? 'minute' : start.half ? 'half_day' : 'day',
    problem:
      start.weekdayMismatch || end?.weekdayMismatch
        ? 'weekday_mismatch'
        : isPast(start, start.day, begins, now, zone)
          ? 'past'
          : null,
  }
}

/** A bare day or half day is past only when the day is over (corpus rule D8). */
function isPast(start: ResolvedSide, day: Day, begins: Date, now: Date, zone: string): boolean {
  return start.time ? begins < now : endOfDay(day, zone) <= now
}

function instantOfSide(side: ResolvedSide, day: Day, zone: string): Date {
  const time = side.time ?? { hour: side.half ? conventionalHour[side.half] : 0, minute: 0 }
  return instantOf({ ...day, ...time }, zone)
}

function endInstant(start: ResolvedSide, end: ResolvedSide | null, zone: string): Date | null {
  if (!end?.day || end.timeProblem || !start.day) return null
  const ends = instantOfSide(end, end.day, zone)
  if (ends > instantOfSide(start, start.day, zone)) return ends
  // 晚上10点到凌晨1点 runs past midnight; anything else that ends before it begins has no end we could name
  const overnight = end.half === 'dawn' && dayNumber(end.day) === dayNumber(start.day)
  return overnight ? instantOfSide(end, addDays(end.day, 1), zone) : null
}
