import type { Day } from '../../../calendar/day.ts'

/**
 * The first year of which nothing is due yet: what belongs to earlier years is erased. A year is over for it so many months after
 * its end: with six, all of 2026 on 1 July 2027.
 * @param today where the congress is
 */
export function firstKeptYear(today: Day, months: number): number {
  const since = today.year * 12 + (today.month - 1) - months
  return Math.floor(since / 12)
}

/** A term of a township's congress; how long is waited where nobody has said that one began. */
export const termYears = 5
