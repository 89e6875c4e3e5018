import { describe, expect, it } from 'vitest'
import { quorumRuleOf, rulesOf } from '../../../src/features/congress/settings.ts'

const nothing = { province: null, settings: {} }

describe('the rules of a congress', () => {
  it('are the national ones when nothing is stored', () => {
    expect(rulesOf(nothing)).toMatchObject({
      quietHours: { fromMinute: 1260, untilMinute: 480 },
      quorum: {
        presidium: { numerator: 1, denominator: 2, bound: 'more_than', source: 'national' },
        session: { numerator: 2, denominator: 3, bound: 'at_least', source: 'national' },
      },
      presidiumLabel: '主席团会议',
    })
  })

  it.each(['江苏', '江苏省'])('in %s the presidium needs two thirds', province => {
    expect(rulesOf({ province, settings: {} }).quorum.presidium).toMatchObject({
      numerator: 2,
      denominator: 3,
      bound: 'at_least',
      source: 'province',
    })
    expect(rulesOf({ province: '浙江', settings: {} }).quorum.presidium.source).toBe('national')
  })

  it('what the congress stored goes before province and nation, and leaves the rest', () => {
    const rules = rulesOf({
      province: '江苏',
      settings: {
        quietHours: { from: '20:30', until: '07:00' },
        quorum: { presidium: { numerator: 3, denominator: 4, bound: 'at_least' } },
        reminders: { eve: '18:30' },
        presidiumLabel: '主席团例会',
      },
    })
    expect(rules.quietHours).toEqual({ fromMinute: 1230, untilMinute: 420 })
    expect(rules.quorum.presidium).toEqual({
      numerator: 3,
      denominator: 4,
      bound: 'at_least',
      source: 'congress',
    })
    expect(rules.quorum.session.source).toBe('national')
    expect(rules.reminders).toMatchObject({
      eveMinute: 1110,
      beforeDeadlineHours: 24,
      beforeStartMinutes: 60,
    })
    expect(rules.presidiumLabel).toBe('主席团例会')
  })

  it.each([
    { quietHours: { from: '24:00', until: '08:00' } },
    { quietHours: { from: '21:00' } },
    { quorum: { presidium: { numerator: 3, denominator: 2, bound: 'at_least' } } },
    { quorums: {} },
    { presidiumLabel: '' },
    [],
    'x',
  ])('settings of another form are refused: %o', settings => {
    expect(() => rulesOf({ province: null, settings })).toThrow()
  })

  it('only presidium meetings and sessions have a quorum', () => {
    const rules = rulesOf(nothing)
    expect(quorumRuleOf(rules, 'presidium')).toBe(rules.quorum.presidium)
    expect(quorumRuleOf(rules, 'session')).toBe(rules.quorum.session)
    expect(quorumRuleOf(rules, 'study')).toBeNull()
  })
})
