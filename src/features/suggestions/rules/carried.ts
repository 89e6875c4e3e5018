/**
 * What earlier years left to a year: items that were not over when it began, and promises (class B) of items that
 * were over and were not kept yet. They are figures of their own, beside those of the year's items.
 */
import type { Suggestion } from '../types.ts'
import { isOver } from './outcome.ts'

/** An item as it was before the year's first day, and as it is. */
export interface Carried {
  readonly before: Suggestion
  readonly now: Suggestion
}

export interface CarriedFigures {
  /** Not over when the year began. */
  readonly items: number
  readonly itemsOver: number
  /** Over, with a promise that was open. */
  readonly promises: number
  readonly promisesKept: number
}

export function carriedFigures(all: readonly Carried[]): CarriedFigures {
  const items = all.filter(({ before }) => !isOver(before))
  const promised = all.filter(({ before }) => isOver(before) && isPromised(before))
  return {
    items: items.length,
    itemsOver: items.filter(({ now }) => isOver(now)).length,
    promises: promised.length,
    promisesKept: promised.filter(({ now }) => !isPromised(now)).length,
  }
}

/** Something was promised and not kept. */
export const isPromised = ({ promise }: Suggestion): boolean => promise !== null && promise.keptOn === null
