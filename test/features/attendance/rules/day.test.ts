import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, isAsSaid } from '../../../../src/features/attendance/rules/compare.ts'
import {
  figuresOf,
  inTheHall,
  isHeld,
  linesOf,
  notThere,
} from '../../../../src/features/attendance/rules/day.ts'
import type { Expected } from '../../../../src/features/attendance/types.ts'
import { quorum } from '../../../../src/features/congress/rules.ts'
import { settingsOf } from '../../../../src/features/congress/settings.ts'

const start = new Date('2026-03-18T09:00:00+08:00')
const at = (time: string) => new Date(`2026-03-18T${time}:00+08:00`)
const meeting = { startsAt: start, status: 'closed', notice: { endsAt: null } } as const
const habits = { checkInMinutes: 30, lateMinutes: 0, lengthHours: 4 }

const said = ['attend', 'leaveApproved', 'leavePending', 'leaveRefused', 'silent', null] as const
const moments = fc
  .integer({ min: -60, max: 300 })
  .map(minutes => new Date(start.getTime() + minutes * 60_000))

const somebody = (over: Partial<Expected> = {}): Expected => ({
  personId: 1,
  name: '王秀兰',
  userid: null,
  groupName: null,
  isMember: true,
  isCalled: true,
  said: 'attend',
  leaveKind: null,
  presence: notThere,
  ...over,
})
const came = (time: string, over: Partial<Expected['presence']> = {}) => ({
  ...notThere,
  arrivedAt: at(time),
  door: 'words' as const,
  ...over,
})

const anybody: fc.Arbitrary<Expected> = fc
  .record({
    isMember: fc.boolean(),
    isCalled: fc.boolean(),
    said: fc.constantFrom(...said),
    arrivedAt: fc.option(moments, { nil: null }),
    leftAt: fc.option(moments, { nil: null }),
    late: fc.constantFrom(true, false, null),
  })
  .map(({ arrivedAt, leftAt, late, ...rest }) =>
    somebody({ ...rest, presence: { ...notThere, arrivedAt, leftAt, late } }),
  )

describe('the day’s figures', () => {
  it('should is present, on leave and absent, whoever came, left and asked for leave', () => {
    fc.assert(
      fc.property(fc.array(anybody), fc.option(moments, { nil: null }), (everybody, calledAt) => {
        const lines = linesOf(meeting, { calledAt, endedAt: null }, everybody, habits)
        const figures = figuresOf(lines)
        expect(figures.should).toBe(everybody.filter(one => one.isMember).length)
        expect(figures.present + figures.onLeave + figures.absent).toBe(figures.should)
        expect(figures.late).toBeLessThanOrEqual(figures.present)
        expect(figures.leftEarly).toBeLessThanOrEqual(figures.present)
        expect(inTheHall(lines, at('12:00'))).toBeLessThanOrEqual(figures.present)
      }),
    )
  })

  it.each([
    ['nobody has answered, and he came', 'silent', '08:50', 'present'],
    ['he had leave and came', 'leaveApproved', '08:50', 'present'],
    ['leave, approved', 'leaveApproved', null, 'leave'],
    ['leave, not decided', 'leavePending', null, 'absent'],
    ['leave, refused', 'leaveRefused', null, 'absent'],
    ['he said he would come: an answer is no check-in', 'attend', null, 'absent'],
    ['a member whom nobody called', null, null, 'absent'],
  ] as const)('%s', (_, answer, time, standing) => {
    const [line] = linesOf(
      meeting,
      null,
      [somebody({ said: answer, presence: time === null ? notThere : came(time) })],
      habits,
    )
    expect(line?.standing).toBe(standing)
  })

  it.each([
    ['on the minute', '09:00', null, false, null],
    ['a minute later', '09:01', null, true, null],
    ['a minute later, but the meeting was called to order later', '09:01', null, false, '09:05'],
    ['later than that, too', '09:06', null, true, '09:05'],
    ['early, and a clerk says he was late', '08:55', true, true, null],
    ['late, and a clerk says he was not', '09:20', false, false, null],
  ] as const)('who came %s', (_, time, late, isLate, called) => {
    const sitting = called === null ? null : { calledAt: at(called), endedAt: null }
    const [line] = linesOf(meeting, sitting, [somebody({ presence: came(time, { late }) })], habits)
    expect(line?.isLate).toBe(isLate)
  })

  it('who came for a time that the meeting was moved away from is not there', () => {
    const early = somebody({ presence: { ...notThere, arrivedAt: new Date('2026-03-17T09:00:00+08:00') } })
    const [line] = linesOf(meeting, null, [early], habits)
    expect(line).toMatchObject({ standing: 'absent', arrivedAt: null, isLate: false })
  })

  it('who has left is present on the sheet and not in the hall', () => {
    const lines = linesOf(
      meeting,
      null,
      [somebody({ presence: came('09:00', { leftAt: at('10:00') }) })],
      habits,
    )
    expect(figuresOf(lines)).toMatchObject({ present: 1, leftEarly: 1 })
    expect([inTheHall(lines, at('09:59')), inTheHall(lines, at('10:00'))]).toEqual([1, 0])
  })

  it('27 of 40 make two thirds and 26 are one short; guests make none', () => {
    const rule = settingsOf({ province: null, settings: {} }).quorum.session
    const members = (there: number) =>
      Array.from({ length: 40 }, (_, i) => somebody({ presence: i < there ? came('08:50') : notThere }))
    const guests = Array.from({ length: 9 }, () => somebody({ isMember: false, presence: came('08:50') }))
    for (const [there, met] of [
      [26, false],
      [27, true],
    ] as const) {
      const figures = figuresOf(linesOf(meeting, null, [...members(there), ...guests], habits))
      expect(figures).toMatchObject({ should: 40, present: there, guestsPresent: 9 })
      expect(quorum(figures.should, figures.present, rule)).toMatchObject({ needed: 27, met })
    }
  })
})

describe('whether a meeting was held', () => {
  const nobody = { present: 0, guestsPresent: 0 }
  it.each([
    ['somebody was there', 'closed', { present: 1, guestsPresent: 0 }, null, '09:30', true],
    ['nobody was there', 'closed', nobody, null, '09:30', false],
    ['called to order before anybody checked in', 'closed', nobody, at('09:00'), '09:30', true],
    ['it has not begun', 'closed', { present: 3, guestsPresent: 0 }, null, '08:50', false],
    ['it was cancelled', 'cancelled', { present: 3, guestsPresent: 0 }, at('09:00'), '09:30', false],
  ] as const)('%s', (_, status, figures, calledAt, now, held) => {
    expect(isHeld({ ...meeting, status }, { calledAt, endedAt: null }, figures, at(now))).toBe(held)
  })
})

describe('what was answered against who is there', () => {
  it('finds everybody whose answer was not kept, each once', () => {
    fc.assert(
      fc.property(fc.array(anybody), everybody => {
        const lines = linesOf(meeting, null, everybody, habits)
        const compared = compare(lines)
        const all = Object.values(compared).flat()
        expect(new Set(all).size).toBe(all.length)
        const kept = lines.filter(line => !all.includes(line))
        for (const line of kept) {
          const asSaid =
            (line.standing === 'present' && line.said !== 'leaveApproved' && line.said !== 'leavePending') ||
            line.standing === 'leave' ||
            (line.said === null && !line.isMember)
          expect(asSaid).toBe(true)
        }
        expect(isAsSaid(compared)).toBe(all.length === 0)
      }),
    )
  })
})
