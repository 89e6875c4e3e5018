import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keepDays, linksLookedThrough } from '../../../../src/features/personal-data/rules/keep.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

it('once around the clock, the night in one piece, every answer that is kept is looked through, never more than two days of them in one stretch', () => {
  // 3:17 in China is 19:17 in UTC.
  const beforeTheNight = fc.integer({ min: 0, max: 19 * 60 + 16 })
  const seconds = fc.array(fc.integer({ min: 0, max: 59_999 }), { minLength: 1_440, maxLength: 1_440 })
  fc.assert(
    fc.property(beforeTheNight, seconds, (first, within) => {
      const begin = Date.UTC(2026, 2, 11) + first * minuteMs
      const all = within.flatMap((ms, i) => linksLookedThrough(new Date(begin + i * minuteMs + ms)))
      for (const { since, before } of all)
        expect(before.getTime() - since.getTime()).toBeLessThanOrEqual(2 * dayMs)
      // From the newest back: what has been covered without a gap.
      let covered = begin
      for (const { since, before } of all.toSorted((a, b) => b.before.getTime() - a.before.getTime()))
        if (before.getTime() >= covered) covered = Math.min(covered, since.getTime())
      expect(covered).toBeLessThanOrEqual(begin - keepDays.messages * dayMs)
    }),
    { numRuns: 60 },
  )
})
