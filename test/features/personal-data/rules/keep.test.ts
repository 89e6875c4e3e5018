import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keepDays, linksLookedThrough } from '../../../../src/features/personal-data/rules/keep.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

it('once around the clock every answer that is kept is looked through, never more than two days of them in one stretch', () => {
  const seconds = fc.array(fc.integer({ min: 0, max: 59_999 }), { minLength: 1_440, maxLength: 1_440 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_439 }), seconds, (first, within) => {
      const begin = Date.UTC(2026, 2, 11) + first * minuteMs
      const all = within.flatMap((ms, i) => linksLookedThrough(new Date(begin + i * minuteMs + ms)))
      for (const { since, before } of all)
        expect(before.getTime() - since.getTime()).toBeLessThanOrEqual(2 * dayMs)
      // From the newest back: what has been covered without a gap, wherever in the night the day began.
      let covered = begin
      for (const { since, before } of all.toSorted((a, b) => b.before.getTime() - a.before.getTime()))
        if (before.getTime() >= covered) covered = Math.min(covered, since.getTime())
      expect(covered).toBeLessThanOrEqual(begin - keepDays.messages * dayMs)
    }),
    { numRuns: 60 },
  )
})
