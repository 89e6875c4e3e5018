/** How long the answer to an item took: for a picture of the year, beside whether it came in time (`outcome.ts`). */
import { daysBetween } from '../../../calendar/day.ts'
import type { Suggestion } from '../types.ts'
import { wasInTime } from './outcome.ts'

/**
 * Days from where its time began to the answer of the last round, without those on which it was the signers' turn. Null:
 * not answered, or handled again and not answered again, when the clock is another.
 */
export function answerDays({ reply, clock, round }: Suggestion): number | null {
  if (reply === null || clock === null || reply.round !== round) return null
  const still = clock.changes.reduce(
    (sum, change) =>
      change.kind === 'pause' && change.until !== null ? sum + daysBetween(change.from, change.until) : sum,
    0,
  )
  return Math.max(0, daysBetween(clock.from, reply.on) - still)
}

export interface AnswerTimes {
  /** By how long they took; `upTo` null: longer than the one before. */
  readonly bins: readonly { readonly upTo: number | null; readonly inTime: number; readonly late: number }[]
  /** Half took no longer; null: none is known. */
  readonly median: number | null
  readonly known: number
  /** Answered, but the time of that answer is not told any more. */
  readonly unknown: number
}

const edges = [30, 60, 90, 120, 180, null] as const

export function answerTimes(items: readonly Suggestion[]): AnswerTimes {
  const answered = items.filter(({ reply }) => reply !== null)
  const known = answered.flatMap(item => {
    const days = answerDays(item)
    return days === null ? [] : [{ days, inTime: wasInTime(item) === true }]
  })
  return {
    bins: edges.map((upTo, nth) => {
      const from = edges[nth - 1] ?? -1
      const own = known.filter(({ days }) => days > from && (upTo === null || days <= upTo))
      const inTime = own.filter(each => each.inTime).length
      return { upTo, inTime, late: own.length - inTime }
    }),
    median: median(known.map(({ days }) => days)),
    known: known.length,
    unknown: answered.length - known.length,
  }
}

/** Of an even number of them the lower of the two in the middle: a number of days that an item really took. */
export function median(numbers: readonly number[]): number | null {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? null
}
