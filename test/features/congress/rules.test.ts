import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quorum } from '../../../src/features/congress/rules.ts'
import type { QuorumRule } from '../../../src/features/congress/types.ts'

const overHalf: QuorumRule = { numerator: 1, denominator: 2, bound: 'more_than', source: 'national' }
const twoThirds: QuorumRule = { numerator: 2, denominator: 3, bound: 'at_least', source: 'national' }

describe('quorum', () => {
  it.each([
    [9, 4, overHalf, { needed: 5, missing: 1, met: false }],
    [9, 5, overHalf, { needed: 5, missing: 0, met: true }],
    [10, 5, overHalf, { needed: 6, missing: 1, met: false }],
    [40, 26, twoThirds, { needed: 27, missing: 1, met: false }],
    [40, 27, twoThirds, { needed: 27, missing: 0, met: true }],
    [60, 39, twoThirds, { needed: 40, missing: 1, met: false }],
    [60, 40, twoThirds, { needed: 40, missing: 0, met: true }],
    [3, 2, twoThirds, { needed: 2, missing: 0, met: true }],
    [0, 0, overHalf, { needed: 1, missing: 1, met: false }],
    [0, 0, twoThirds, { needed: 1, missing: 1, met: false }],
  ])('%i who belong, %i there', (total, present, rule, expected) => {
    expect(quorum(total, present, rule)).toEqual({ total, present, ...expected })
  })

  const anyRule = fc
    .tuple(
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 100 }),
      fc.constantFrom('more_than', 'at_least'),
    )
    .map(
      ([a, b, bound]): QuorumRule => ({
        numerator: Math.min(a, b),
        denominator: Math.max(a, b),
        bound,
        source: 'congress',
      }),
    )
  const people = fc.integer({ min: 0, max: 20_000 })

  it('is met exactly when present/total, as a fraction of whole numbers, is', () => {
    fc.assert(
      fc.property(people, people, anyRule, (total, present, rule) => {
        const left = BigInt(present) * BigInt(rule.denominator)
        const right = BigInt(total) * BigInt(rule.numerator)
        const byFraction = present > 0 && (rule.bound === 'more_than' ? left > right : left >= right)
        expect(quorum(total, present, rule).met).toBe(byFraction)
      }),
    )
  })

  it('what is missing is exactly what would meet it', () => {
    fc.assert(
      fc.property(people, people, anyRule, (total, present, rule) => {
        const { missing, met } = quorum(total, present, rule)
        expect(met).toBe(missing === 0)
        expect(quorum(total, present + missing, rule).met).toBe(true)
        if (missing > 0) expect(quorum(total, present + missing - 1, rule).met).toBe(false)
      }),
    )
  })

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%s is no number of people', number => {
    expect(() => quorum(number, 0, overHalf)).toThrow(RangeError)
    expect(() => quorum(9, number, overHalf)).toThrow(RangeError)
  })
})
