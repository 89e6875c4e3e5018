import type { Suggestion } from '../types.ts'

/** Nothing is waited for. */
export const atRest = {
  dueOn: null,
  waiting: null,
  extension: null,
  ratingUntil: null,
  openParts: [],
} as const satisfies Partial<Suggestion>
