import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stateOf, steps } from '../../../src/features/terms/rules/checklist.ts'
import {
  misplacedBeside,
  readMeetingNumber,
  readStep,
  readTerm,
} from '../../../src/features/terms/rules/said.ts'
import { absencesIn, seatState, termAt } from '../../../src/features/terms/rules/seat.ts'
import type { SessionSitting } from '../../../src/features/terms/types.ts'
import { readSessionName } from '../../../src/language/session-name.ts'

const day = (n: number) => new Date(Date.UTC(2026, 0, n))
const terms = [
  { number: 18, beganAt: day(-1500) },
  { number: 19, beganAt: day(-30) },
]

let nextId = 0
/** @param who people's standings in the order of their ids */
const sitting = (
  name: string | null,
  at: number,
  who: readonly ('present' | 'leave' | 'absent')[],
  isHeld = true,
): SessionSitting => {
  nextId += 1
  const [term = 0, session = 0] = (name ?? '').split('-').map(Number)
  return {
    meetingId: nextId,
    number: nextId,
    startsAt: day(at),
    name: name === null ? null : { term, session },
    isHeld,
    members: who.map((standing, i) => ({ personId: i + 1, standing })),
  }
}
const count = (term: number | null, sittings: readonly SessionSitting[], personId = 1) =>
  absencesIn(term, terms, sittings).get(personId)?.length ?? 0

describe('the seat-loss rule', () => {
  it('counts sessions, not sittings: who was at one sitting was at the session', () => {
    expect(count(19, [sitting('19-1', 1, ['absent']), sitting('19-1', 2, ['absent'])])).toBe(1)
    expect(count(19, [sitting('19-1', 1, ['absent']), sitting('19-1', 2, ['present'])])).toBe(0)
  })
  it('a make-up sitting of the session makes it good', () => {
    expect(
      count(19, [sitting('19-1', 1, ['absent', 'absent']), sitting('19-1', 9, ['present', 'absent'])], 1),
    ).toBe(0)
    expect(
      count(19, [sitting('19-1', 1, ['absent', 'absent']), sitting('19-1', 9, ['present', 'absent'])], 2),
    ).toBe(1)
  })
  it('leave that is approved is none, however late the approval comes', () => {
    expect(count(19, [sitting('19-1', 1, ['absent']), sitting('19-2', 20, ['leave'])])).toBe(1)
  })
  it('another term begins anew', () => {
    const all = [sitting('18-7', -40, ['absent']), sitting('19-1', 1, ['absent'])]
    expect([count(18, all), count(19, all)]).toEqual([1, 1])
  })
  it('who had resigned before it began was no member of it', () => {
    expect(count(19, [sitting('19-1', 1, ['present', 'absent'])], 3)).toBe(0)
  })
  it('what was not held counts for nobody', () => {
    expect(count(19, [sitting('19-1', 1, ['absent'], false)])).toBe(0)
  })
  it('sittings that nobody has numbered are sessions of their own, in the term of their day', () => {
    expect(count(19, [sitting(null, 1, ['absent']), sitting(null, 2, ['absent'])])).toBe(2)
    expect(count(18, [sitting(null, -100, ['absent'])])).toBe(1)
  })
  it.each([
    [0, 'none'],
    [1, 'warned'],
    [2, 'lost'],
    [3, 'lost'],
  ] as const)('%i absences of two: %s', (absences, state) => expect(seatState(absences, 2)).toBe(state))

  it('in any order of the sittings it is the same, and being there once never makes it worse', () => {
    const standing = fc.constantFrom('present', 'leave', 'absent' as const)
    const anySitting = fc
      .tuple(
        fc.constantFrom('18-1', '19-1', '19-2', '19-3', null),
        fc.integer({ min: -60, max: 60 }),
        fc.array(standing, { minLength: 3, maxLength: 3 }),
        fc.boolean(),
      )
      .map(([name, at, who, held]) => sitting(name, at, who as ('present' | 'leave' | 'absent')[], held))
    fc.assert(
      fc.property(
        fc.array(anySitting, { maxLength: 8 }),
        fc.constantFrom(18, 19),
        fc.infiniteStream(fc.nat()),
        (sittings, term, random) => {
          const shuffled = sittings
            .map(one => ({ one, key: random.next().value ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ one }) => one)
          expect(absencesIn(term, terms, shuffled)).toEqual(absencesIn(term, terms, sittings))
          const better = sittings.map((one, i) =>
            i > 0
              ? one
              : { ...one, members: one.members.map(member => ({ ...member, standing: 'present' as const })) },
          )
          for (const personId of [1, 2, 3]) {
            const had = absencesIn(term, terms, sittings).get(personId)?.length ?? 0
            expect(absencesIn(term, terms, better).get(personId)?.length ?? 0).toBeLessThanOrEqual(had)
            expect(had).toBeLessThanOrEqual(
              new Set(sittings.map(one => (one.name === null ? one.meetingId : JSON.stringify(one.name))))
                .size,
            )
          }
        },
      ),
    )
  })
})

describe('terms and sessions as they are said', () => {
  it.each([
    [-2000, null],
    [-1500, 18],
    [-31, 18],
    [-30, 19],
    [90, 19],
  ])('on day %i it is term %s', (at, term) => expect(termAt(terms, day(at))).toBe(term))

  it.each([
    ['云溪镇第十九届人民代表大会第三次会议', { term: 19, session: 3 }],
    ['关于召开镇十九届人大三次会议的通知', { term: 19, session: 3 }],
    ['第19届第3次', { term: 19, session: 3 }],
    ['第二十届人民代表大会第十一次会议', { term: 20, session: 11 }],
    ['主席团第十二次会议', null],
    ['第十九届人大代表培训', null],
  ])('%s', (words, name) => expect(readSessionName(words)).toEqual(name))

  it.each([
    ['第十九届 2021年12月', { number: 19, from: { year: 2021, month: 12, day: 1 } }],
    ['十九届，自2021年12月起', { number: 19, from: { year: 2021, month: 12, day: 1 } }],
    ['第19届2021年12月15日起', { number: 19, from: { year: 2021, month: 12, day: 15 } }],
    ['第二十届 2026年12月16日', { number: 20, from: { year: 2026, month: 12, day: 16 } }],
    ['第十九届 2021年2月30日', null],
    ['第十九届 2021年13月', null],
    ['第十九届', null],
  ])('%s', (words, said) => expect(readTerm(words)).toEqual(said))

  it.each([
    [20, 2026, null],
    [20, 2020, 19],
    [17, 2013, null],
    [17, 2017, 18],
    [18, 2016, null],
    [18, 2022, 19],
    [19, 2021, null],
  ])('the %ith of %i lies between its neighbours, or not', (number, year, beside) => {
    const known = [
      { number: 18, from: { year: 2016, month: 12, day: 1 } },
      { number: 19, from: { year: 2021, month: 12, day: 1 } },
    ]
    const from = { year, month: 12, day: 1 }
    expect(misplacedBeside({ number, from }, known)?.number ?? null).toBe(beside)
  })

  it.each([
    ['会议3 第十九届第四次', 3],
    ['第3号 十九届四次', 3],
    ['3 第十九届第四次', null],
    ['第十九届 2021年12月', null],
  ])('%s', (words, number) => expect(readMeetingNumber(words)?.number ?? null).toBe(number))

  it.each([
    ['4 已完成', { nth: 4, said: { kind: 'done' } }],
    ['第6项 说明 已补报县人大', { nth: 6, said: { kind: 'note', note: '已补报县人大' } }],
    ['4 未完成', { nth: 4, said: { kind: 'open' } }],
    ['4', { nth: 4, said: null }],
    ['四项 已办理', { nth: 4, said: { kind: 'done' } }],
    ['', null],
  ])('%s', (words, said) => expect(readStep(words)).toEqual(said))
})

describe('the checklist', () => {
  const nothing = {
    noticeDays: null,
    neededNoticeDays: 7,
    papersDays: null,
    neededPapersDays: 1,
    quorums: [],
    ticked: new Map(),
  }
  const quorum = (met: boolean) => ({
    total: 40,
    present: met ? 27 : 26,
    needed: 27,
    missing: met ? 0 : 1,
    met,
  })

  it.each([
    ['notice', { ...nothing, noticeDays: 7 }, 'done'],
    ['notice', { ...nothing, noticeDays: 6 }, 'unlawful'],
    ['notice', nothing, 'open'],
    ['notice', { ...nothing, noticeDays: 0, neededNoticeDays: null }, 'done'],
    ['papers', { ...nothing, papersDays: 1 }, 'done'],
    ['papers', { ...nothing, papersDays: 0 }, 'unlawful'],
    ['quorum', { ...nothing, quorums: [quorum(true), quorum(false)] }, 'unlawful'],
    ['quorum', { ...nothing, quorums: [quorum(true)] }, 'done'],
    ['budget', nothing, 'open'],
  ] as const)('%s', (step, known, kind) => expect(stateOf(step, known).kind).toBe(kind))

  it('what was explained stands before what was reckoned, for each of them', () => {
    for (const step of steps) {
      const ticked = new Map([[step, { note: '已补报', at: day(1) }]])
      expect(stateOf(step, { ...nothing, noticeDays: 0, ticked })).toMatchObject({
        kind: 'ticked',
        note: '已补报',
      })
    }
  })
})
