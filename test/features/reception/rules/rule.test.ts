import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DayRule } from '../../../../src/calendar/recurrence.ts'
import { canonical, defaultRule, readRule } from '../../../../src/features/reception/rules/rule.ts'
import { sayRule } from '../../../../src/features/reception/texts/settings.ts'
import type { ReceptionRule } from '../../../../src/features/reception/types.ts'
import { readReceptionRule } from '../../../../src/language/reception-rule.ts'

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

/** Rules that count from a first day; words have one. */
const firsts = (days: readonly DayRule[]) => days.filter(day => day.on === 'every').length

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

  it('is said in words that are read as this rule', () => {
    const now = new Date('2026-03-11T10:00:00+08:00')
    const said = anyRule.filter(({ days }) => days.length > 0 && firsts(days) <= 1)
    fc.assert(
      fc.property(said, rule => {
        const read = readReceptionRule(sayRule(rule), now, 'Asia/Shanghai')
        expect(read.problems).toEqual([])
        expect(canonical({ days: read.days, policy: read.policy ?? 'skip' })).toBe(canonical(rule))
      }),
      { numRuns: 500 },
    )
  })

  it.each<[string, DayRule[]]>([
    ['每月5日、20日', [20, 5].map(day => ({ on: 'monthday', day }))],
    ['每周一、周四', [4, 1].map(weekday => ({ on: 'weekday', weekday }))],
    ['每月第一个、最后一个星期三', ([-1, 1] as const).map(nth => ({ on: 'nth_weekday', nth, weekday: 3 }))],
  ])('is said in the order of the calendar: %s', (words, days) => {
    expect(sayRule({ days, policy: 'as_is' })).toBe(`${words}，遇休息日照常接待`)
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
