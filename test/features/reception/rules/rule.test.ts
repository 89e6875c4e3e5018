import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DayRule } from '../../../../src/calendar/recurrence.ts'
import { canonical, defaultRule, readRule } from '../../../../src/features/reception/rules/rule.ts'
import type { ReceptionRule } from '../../../../src/features/reception/types.ts'

const weekday = fc.integer({ min: 1, max: 7 })
const dayRule: fc.Arbitrary<DayRule> = fc.oneof(
  fc.record({ on: fc.constant('monthday' as const), day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({ on: fc.constant('weekday' as const), weekday }),
  fc.record({
    on: fc.constant('nth_weekday' as const),
    nth: fc.constantFrom(1 as const, 2 as const, 5 as const, -1 as const),
    weekday,
  }),
  fc.record({
    on: fc.constant('market' as const),
    calendar: fc.constantFrom('lunar' as const, 'solar' as const),
    ending: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    on: fc.constant('every' as const),
    days: fc.integer({ min: 1, max: 366 }),
    from: fc.constantFrom('2026-03-01', '2024-02-29'),
  }),
)
const anyRule: fc.Arbitrary<ReceptionRule> = fc.record({
  days: fc.array(dayRule, { maxLength: 6 }),
  policy: fc.constantFrom('as_is', 'next_working_day', 'previous_working_day', 'skip'),
})

describe('the stored rule', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(anyRule, rule => {
        const text = canonical(rule)
        expect(canonical(readRule(text))).toBe(text)
        expect(readRule(text).policy).toBe(rule.policy)
      }),
    )
  })

  it('is one text however its days, its market days and its keys are ordered or repeated', () => {
    fc.assert(
      fc.property(anyRule, rule => {
        const turned = rule.days.toReversed().map((day): DayRule => {
          const keys = Object.fromEntries(Object.entries(day).toReversed()) as unknown as DayRule
          return keys.on === 'market' ? { ...keys, ending: [...keys.ending, ...keys.ending].reverse() } : keys
        })
        expect(canonical({ policy: rule.policy, days: [...turned, ...turned] })).toBe(canonical(rule))
      }),
    )
  })

  it('of different rules is different', () => {
    expect(canonical({ ...defaultRule, policy: 'skip' })).not.toBe(canonical(defaultRule))
    expect(canonical({ ...defaultRule, days: [{ on: 'monthday', day: 16 }] })).not.toBe(
      canonical(defaultRule),
    )
  })

  it('may be that there is no reception any more', () => {
    expect(readRule(canonical({ days: [], policy: 'skip' })).days).toEqual([])
  })

  it.each([
    '',
    '{}',
    '{"days":[{"on":"monthday","day":0}],"policy":"skip"}',
    '{"days":[{"on":"monthday","day":15,"month":2}],"policy":"skip"}',
    '{"days":[{"on":"market","calendar":"lunar","ending":[]}],"policy":"skip"}',
    '{"days":[{"on":"every","days":5,"from":"2026-02-30"}],"policy":"skip"}',
    '{"days":[],"policy":"never"}',
  ])('of another form is refused: %s', text => {
    expect(() => readRule(text)).toThrow()
  })
})
