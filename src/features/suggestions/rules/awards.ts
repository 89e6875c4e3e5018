/**
 * 优秀建议 (S19): whom the records speak for. It nominates nobody: it says which of four things are on record for an item,
 * and people decide. Confidential items are no candidates: a nomination is made public.
 */
import type { ResultClass } from '../settings.ts'
import type { Suggestion } from '../types.ts'
import { isAssigned, lastAnswers, lastRatings, wasInTime } from './outcome.ts'

export interface Merits {
  /** 采纳: all offices answered with the first class (A). */
  readonly adopted: boolean
  /** Every signer is satisfied with the result. */
  readonly satisfied: boolean
  /** At least so many others put their names to it: `leastCosigners`. */
  readonly supported: boolean
  /** Answered by the day that it was due. */
  readonly inTime: boolean
}

export const leastCosigners = 2

export function meritsOf(item: Suggestion, [best]: readonly ResultClass[]): Merits {
  const answers = lastAnswers(item)
  const ratings = lastRatings(item)
  return {
    adopted:
      answers.length > 0 &&
      answers.every(({ resultClass, asClass }) => asClass?.isBest ?? resultClass === best?.code),
    satisfied: item.signers.every(({ personId }) =>
      ratings.some(
        rating =>
          rating.personId === personId && rating.round === item.round && rating.result === 'satisfied',
      ),
    ),
    supported: item.signers.length > leastCosigners,
    inTime: wasInTime(item) === true,
  }
}

export interface Nominations {
  /** With all four, those with most co-signers first. */
  readonly nominated: readonly Suggestion[]
  /** How many lack one of the four. */
  readonly near: number
}

export function nominationsOf(items: readonly Suggestion[], classes: readonly ResultClass[]): Nominations {
  const candidates = items
    .filter(item => isAssigned(item) && !item.confidential)
    .map(item => ({ item, has: Object.values(meritsOf(item, classes)).filter(Boolean).length }))
  return {
    nominated: candidates
      .filter(({ has }) => has === 4)
      .map(({ item }) => item)
      .toSorted((a, b) => b.signers.length - a.signers.length || a.id - b.id),
    near: candidates.filter(({ has }) => has === 3).length,
  }
}
