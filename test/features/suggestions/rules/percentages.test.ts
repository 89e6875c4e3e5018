import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentages } from '../../../../src/features/suggestions/rules/percentages.ts'

describe('percentages', () => {
  it.each<[string, number[], number, number[]]>([
    ['54/33/2/4 of 93 with two decimals', [54, 33, 2, 4], 2, [5807, 3548, 215, 430]],
    ['33/14/5 of 52 with one', [33, 14, 5], 1, [635, 269, 96]],
    ['thirds: the first has the odd unit', [1, 1, 1], 1, [334, 333, 333]],
    ['all of one kind', [0, 7, 0], 1, [0, 1000, 0]],
    ['one in many', [1, 9_999], 0, [0, 100]],
    ['halves without decimals', [1, 1], 0, [50, 50]],
  ])('%s', (_what, counts, decimals, units) => {
    expect(percentages(counts, decimals)).toEqual({ decimals, units })
  })

  it.each([[[]], [[0]], [[0, 0, 0]]])('of nothing there are none: %j', counts => {
    expect(percentages(counts, 1)).toBeNull()
  })

  const counts = fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 12 })

  it('together are exactly 100, each less than one unit from the exact value, and more never has less', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 4 }), (all, decimals) => {
        const total = all.reduce((sum, count) => sum + count, 0)
        const made = percentages(all, decimals)
        if (total === 0) return made === null
        const units = made?.units ?? []
        const whole = 100 * 10 ** decimals
        expect(units.reduce((sum, unit) => sum + unit, 0)).toBe(whole)
        all.forEach((count, i) => {
          const unit = units[i] ?? Number.NaN
          // Multiplied out: no division, no rounding.
          expect(Math.abs(unit * total - count * whole)).toBeLessThan(total)
          all.forEach((other, j) => {
            if (count > other) expect(unit).toBeGreaterThanOrEqual(units[j] ?? Number.NaN)
          })
        })
        return true
      }),
    )
  })
})
