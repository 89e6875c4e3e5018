import { describe, expect, it } from 'vitest'
import { settingsOf } from '../../../src/features/congress/settings.ts'
import {
  type RulePath,
  ruleSource,
  type SuggestionRules,
  storedSuggestionRules,
  suggestionRules,
} from '../../../src/features/suggestions/settings.ts'

const of = (province: string | null, suggestions: unknown = {}): SuggestionRules =>
  settingsOf({ province, settings: { suggestions } }).suggestions

describe('the rules of a province', () => {
  it.each([
    // province, 答复, 重大复杂, 最长, 起算, 再次答复, 交办, 退回
    [null, 3, 6, null, 'assigned', 1, 10, 10],
    ['浙江', 3, 6, 6, 'assigned', 1, 10, 10],
    ['重庆', 2, 4, 4, 'assigned', 2, 10, 10],
    ['山东', 2, 4, 4, 'session_end', 1, 10, 10],
    ['河南', 3, 6, 6, 'assigned', 1, 10, 10],
    ['江苏', 3, 6, null, 'assigned', 1, 10, 10],
    ['上海', 3, 6, 6, 'assigned', 1, 7, 7],
    ['北京', 3, 6, 6, 'assigned', 2, 10, 10],
    ['四川', 3, 6, null, 'assigned', 1, 10, 10],
  ] as const)('%s: %i and %i months', (province, normal, wide, most, start, second, assign, giveBack) => {
    expect(of(province)).toMatchObject({
      months: { normal, wide },
      mostMonths: most,
      clockStart: start,
      secondRoundMonths: second,
      assignWithinDays: assign,
      returnWithinDays: giveBack,
      onHoliday: 'same',
      motionSigners: 5,
    })
  })

  it.each(['重庆', '重庆市', ' 重庆市 '])('hold under the name %s', province => {
    expect(of(province)).toEqual(of('重庆'))
    expect(suggestionRules(undefined, province)).toEqual(of('重庆'))
  })

  it('are those of the nation in a place without its own, by whatever name it goes', () => {
    for (const province of ['广西壮族自治区', '西藏自治区', '', 'constructor'])
      expect(of(province)).toEqual(of(null))
  })
})

describe('what a congress has set', () => {
  it('goes before province and nation, part by part', () => {
    const own = { months: { normal: 1 }, ladder: { chair: 20 }, say: '08:30', mostMonths: null }
    expect(of('重庆', own)).toMatchObject({
      months: { normal: 1, wide: 4 },
      mostMonths: null,
      ladder: { office: 7, viceChair: 15, chair: 20 },
      sayMinute: 510,
      secondRoundMonths: 2,
    })
  })

  it.each([
    ['months.normal', 'congress'],
    ['months.wide', 'province'],
    ['mostMonths', 'province'],
    ['secondRoundMonths', 'province'],
    ['assignWithinDays', 'national'],
    ['ladder.chair', 'congress'],
    ['ladder.office', 'national'],
    ['say', 'congress'],
    ['sessionEndedOn', 'congress'],
    ['classes', 'national'],
  ] as const satisfies readonly (readonly [RulePath, string])[])('%s comes from: %s', (path, source) => {
    const own = storedSuggestionRules.parse({
      months: { normal: 1 },
      ladder: { chair: 20 },
      say: '08:30',
      sessionEndedOn: '2026-01-20',
    })
    expect(ruleSource(own, '重庆市', path)).toBe(source)
  })

  it.each([
    { months: { normal: 0 } },
    { months: { normal: 25 } },
    { assignWithinDays: 0 },
    { say: '25:00' },
    { sessionEndedOn: '2026-02-30' },
    { months: { usual: 3 } },
    { categories: [] },
    { categories: ['道路', '道路'] },
  ])('is refused where it makes no sense: %j', stored => {
    expect(storedSuggestionRules.safeParse(stored).success).toBe(false)
  })
})
