import { describe, expect, it } from 'vitest'
import { isoDay } from '../../../../src/calendar/day.ts'
import { type DraftFacts, draftOf, missingFrom } from '../../../../src/features/plan/rules/draft.ts'
import { planOf } from '../../../../src/features/plan/rules/events.ts'
import { yearRules } from '../../../../src/features/plan/settings.ts'
import { draftTitles } from '../../../../src/features/plan/texts/command.ts'
import { event, item } from './bench.ts'

const facts: DraftFacts = {
  year: 2027,
  kind: 'township',
  rules: yearRules(undefined),
  contactsPerYear: 2,
  deputies: 60,
  groups: [
    { id: 1, name: '第一代表小组' },
    { id: 2, name: '第二代表小组' },
  ],
  lastPlan: null,
  lastEvents: [],
  titles: draftTitles,
}
const count = (kind: string, of = facts) => draftOf(of).filter(each => each.kind === kind).length

describe('the draft of a year', () => {
  it('has what the rules ask for', () => {
    expect(
      ['session', 'presidium', 'reception', 'study', 'activity', 'duty_report', 'contact'].map(kind =>
        count(kind),
      ),
    ).toEqual([2, 4, 12, 6, 2, 1, 1])
    expect(draftOf(facts).find(({ kind }) => kind === 'activity')?.count).toBe(3)
    expect(draftOf(facts).find(({ kind }) => kind === 'duty_report')?.count).toBe(8)
    expect(draftOf(facts).find(({ kind }) => kind === 'contact')?.count).toBe(60)
  })

  it('of a street has no sessions and no presidium', () => {
    const street = draftOf({ ...facts, kind: 'street' })
    expect(
      street.filter(({ kind, whose }) => kind === 'session' || kind === 'presidium' || whose === 'presidium'),
    ).toEqual([])
    expect(street.length).toBeGreaterThan(12)
  })

  it('leaves out what a congress has set to none', () => {
    const rules = yearRules({
      receptionPerMonth: 0,
      groupActivitiesPerYear: 0,
      dutyReportsLeast: 0,
      dutyReportsMost: 0,
    })
    const none = { ...facts, rules, contactsPerYear: 0 }
    expect(['reception', 'activity', 'duty_report', 'contact'].map(kind => count(kind, none))).toEqual([
      0, 0, 0, 0,
    ])
  })

  it('takes the months of last year’s sessions, and what the last plan had by hand, a leap day too', () => {
    const lastPlan = planOf(2026, [
      {
        type: 'added',
        items: [
          { ...item(1), origin: 'presidium.1' },
          { ...item(2, { title: '视察农田水利', whose: 'group:2' }), origin: null },
          { ...item(3, { whose: 'group:9' }), origin: null },
          {
            ...item(4, { from: { year: 2024, month: 2, day: 29 }, until: { year: 2024, month: 2, day: 29 } }),
            origin: null,
          },
        ],
      },
      { type: 'dropped', number: 4, reason: '合并' },
      { type: 'restored', number: 4 },
    ])
    const draft = draftOf({
      ...facts,
      lastPlan,
      lastEvents: [
        event(1, '2026-02-03', { kind: 'session' }),
        event(2, '2026-09-03', { kind: 'survey', label: '调研养老' }),
      ],
    })
    expect(draft.filter(({ kind }) => kind === 'session').map(({ from }) => isoDay(from))).toEqual([
      '2027-02-01',
      '2027-07-01',
    ])
    expect(draft.find(({ title }) => title === '视察农田水利')?.whose).toBe('group:2')
    // The group is not there any more.
    expect(draft.filter(({ origin }) => origin === 'plan.2026.3')).toEqual([])
    expect(
      isoDay(draft.find(({ origin }) => origin === 'plan.2026.4')?.until ?? { year: 1, month: 1, day: 1 }),
    ).toBe('2027-02-28')
    expect(draft.find(({ title }) => title === '调研养老')?.from.month).toBe(9)
  })

  it('made twice adds nothing, and does not bring back what was taken out', () => {
    const draft = draftOf(facts)
    const plan = planOf(2027, [
      { type: 'added', items: draft },
      { type: 'dropped', number: 3, reason: '不开展' },
    ])
    expect(missingFrom(plan, draftOf(facts))).toEqual([])
    expect(plan.items.map(({ number }) => number)).toEqual(draft.map((_, i) => i + 1))
  })
})
