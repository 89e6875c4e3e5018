import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/calendar/day.ts'
import { linesOf } from '../../../src/features/today/rules.ts'
import { type Facts, urgencies } from '../../../src/features/today/types.ts'

const today = { year: 2026, month: 3, day: 11 }
const nothing: Facts = {
  today,
  now: new Date('2026-03-11T10:00:00+08:00'),
  nudgeAt: new Date('2026-03-11T10:00:00+08:00'),
  meetings: [],
  leaves: [],
  vacancies: [],
  receptions: [],
  visits: [],
  chores: [],
  watched: [],
  decisions: [],
  plan: [],
  undelivered: 0,
  claims: 0,
  papers: [],
  disputes: [],
  asked: [],
}
const decision = (inDays: number | null, number = 1) => ({
  id: number,
  congressId: 1,
  year: 2026,
  number,
  meetingId: 1,
  meetingNumber: 1,
  itemId: null,
  state: 'open' as const,
  words: '修渠',
  officeId: null,
  officeName: null,
  personId: null,
  personName: null,
  dueOn: inDays === null ? null : addDays(today, inDays),
  result: null,
})
const urgenciesOf = (facts: Partial<Facts>) =>
  linesOf({ ...nothing, ...facts }, 'Asia/Shanghai').map(({ urgency }) => urgency)

describe('what a clerk has to do', () => {
  it.each([
    [-1, 'overdue'],
    [0, 'today'],
    [1, 'soon'],
    [7, 'soon'],
    [null, 'open'],
  ])('what is due in %s days is %s', (days, urgency) => {
    expect(urgenciesOf({ decisions: [decision(days)] })).toEqual([urgency])
  })

  it('what is due later than in a week is not said yet', () => {
    expect(urgenciesOf({ decisions: [decision(8)] })).toEqual([])
  })

  it('whoever waits for an answer waits today, each notice in one line', () => {
    const leave = (number: number, name: string) => ({
      meetingId: number,
      entryId: number,
      number,
      personId: 1,
      name,
      active: true,
      hasAccount: true,
      leaveKind: null,
      reason: null,
      decision: 'pending' as const,
    })
    const lines = linesOf(
      { ...nothing, claims: 2, undelivered: 3, leaves: [leave(1, '甲'), leave(2, '乙'), leave(1, '丙')] },
      'Asia/Shanghai',
    )
    expect(lines.map(({ urgency }) => urgency)).toEqual(['today', 'today', 'today', 'today'])
    expect(lines.map(({ matter }) => (matter.kind === 'leave' ? matter.names : []))).toEqual([
      ['甲', '丙'],
      ['乙'],
      [],
      [],
    ])
  })

  it('the most urgent stands first, then by day, whatever the order in which it was read', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -400, max: 7 }), { maxLength: 30 }), days => {
        const lines = linesOf({ ...nothing, decisions: days.map(decision) }, 'Asia/Shanghai')
        expect(lines).toHaveLength(days.length)
        const ranks = lines.map(({ urgency }) => urgencies.indexOf(urgency))
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
        const left = lines.map(({ on }) => (on === null ? 0 : Date.UTC(on.year, on.month - 1, on.day)))
        expect(left).toEqual(left.toSorted((a, b) => a - b))
      }),
    )
  })
})
