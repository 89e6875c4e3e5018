import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Act, decidePresence } from '../../../../src/features/attendance/rules/arrival.ts'
import { codeAt, codeMinutes, isCode } from '../../../../src/features/attendance/rules/code.ts'
import { notThere } from '../../../../src/features/attendance/rules/day.ts'
import { unlawful } from '../../../../src/features/attendance/rules/lawful.ts'
import { windowOf } from '../../../../src/features/attendance/rules/window.ts'
import type { Presence } from '../../../../src/features/attendance/types.ts'
import { quorum } from '../../../../src/features/congress/rules.ts'
import { settingsOf } from '../../../../src/features/congress/settings.ts'

const at = (time: string, day = '2026-03-18') => new Date(`${day}T${time}:00+08:00`)
const habits = { checkInMinutes: 30, lateMinutes: 0, lengthHours: 4 }
const open = { status: 'closed' } as const
const meeting = { startsAt: at('09:00'), notice: { endsAt: at('11:00') } }
const window = windowOf(meeting, null, habits)
const self = { door: 'words', enteredBy: null } as const
const clerk = { door: 'clerk', enteredBy: 7 } as const
const arrive: Act = { kind: 'arrive', at: null, late: null }
const decide = (presence: Presence | null, act: Act, by: typeof self | typeof clerk, now: Date) =>
  decidePresence(open, window, presence === null ? null : { presence }, act, by, now)

describe('checking in', () => {
  it.each([
    ['a minute before it opens', '08:29', 'too_early'],
    ['when it opens', '08:30', 'changed'],
    ['in the last minute', '10:59', 'changed'],
    ['when the meeting is over', '11:00', 'over'],
  ] as const)('%s', (_, time, kind) => {
    expect(decide(notThere, arrive, self, at(time)).kind).toBe(kind)
  })

  it('a clerk enters it when it is over, and who is entered without an hour was in time', () => {
    const outcome = decide(notThere, arrive, clerk, at('15:00'))
    expect(outcome).toMatchObject({ kind: 'changed', presence: { arrivedAt: at('09:00'), door: 'clerk' } })
  })

  it('said again, it changes nothing, and the first hour stays', () => {
    const first = decide(notThere, arrive, self, at('08:40'))
    if (first.kind !== 'changed') throw new Error(first.kind)
    expect(decide(first.presence, arrive, self, at('08:50'))).toMatchObject({
      kind: 'unchanged',
      presence: { arrivedAt: at('08:40') },
    })
  })

  it('who had left and is back is there from when he came first', () => {
    const there = { ...notThere, arrivedAt: at('08:40'), leftAt: at('09:30'), leftReason: '接人' }
    expect(decide(there, arrive, self, at('10:00'))).toMatchObject({
      kind: 'changed',
      presence: { arrivedAt: at('08:40'), leftAt: null, leftReason: null },
    })
  })

  it('who has left and presses the button at home is not back', () => {
    const left = { ...notThere, arrivedAt: at('08:40'), leftAt: at('09:30') }
    const pressed = decidePresence(
      open,
      window,
      { presence: left },
      arrive,
      { door: 'button', enteredBy: null },
      at('10:00'),
    )
    expect(pressed).toMatchObject({ kind: 'unchanged', presence: { leftAt: at('09:30') } })
  })

  it('who had come for nine is there when it is put off to half past', () => {
    const putOff = windowOf({ ...meeting, startsAt: at('09:30') }, null, habits)
    const there = { ...notThere, arrivedAt: at('08:40') }
    expect(decidePresence(open, putOff, { presence: there }, arrive, self, at('09:10'))).toMatchObject({
      kind: 'unchanged',
      presence: { arrivedAt: at('08:40') },
    })
  })

  it('nobody leaves who is not there, and nobody enters himself who is not expected', () => {
    expect(decide(notThere, { kind: 'leave', at: at('10:00'), reason: null }, self, at('10:00')).kind).toBe(
      'not_there',
    )
    expect(decide(null, arrive, self, at('09:00')).kind).toBe('not_expected')
    expect(decide(null, arrive, clerk, at('09:00')).kind).toBe('changed')
  })

  it.each(['draft', 'cancelled'] as const)('nothing is entered for a notice that is %s', status => {
    const outcome = decidePresence({ status }, window, { presence: notThere }, arrive, clerk, at('09:00'))
    expect(outcome.kind).toBe(status === 'draft' ? 'not_published' : 'cancelled')
  })

  it('whatever is entered in whatever order: left is never before arrived, and twice is once', () => {
    const times = fc
      .integer({ min: 510, max: 659 })
      .map(m => at(`${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`))
    const acts: fc.Arbitrary<Act> = fc.oneof(
      fc.record({
        kind: fc.constant('arrive' as const),
        at: fc.option(times, { nil: null }),
        late: fc.constantFrom(true, false, null),
      }),
      fc.record({ kind: fc.constant('leave' as const), at: times, reason: fc.constantFrom(null, '接人') }),
      fc.constant({ kind: 'absent' as const }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(acts, times)), steps => {
        let presence: Presence = notThere
        for (const [act, now] of steps) {
          const outcome = decide(presence, act, clerk, now)
          if (outcome.kind === 'changed') presence = outcome.presence
          if (outcome.kind === 'changed') expect(decide(presence, act, clerk, now).kind).toBe('unchanged')
          if (presence.leftAt !== null)
            expect(presence.arrivedAt?.getTime()).toBeLessThanOrEqual(presence.leftAt.getTime())
        }
      }),
    )
  })
})

describe('the window', () => {
  it('a meeting without an end is taken to last four hours; called late, from then on', () => {
    const endless = { ...meeting, notice: { endsAt: null } }
    expect(windowOf(endless, null, habits)?.closesAt).toEqual(at('13:00'))
    expect(windowOf(endless, { calledAt: at('09:20'), endedAt: null }, habits)).toMatchObject({
      beganAt: at('09:20'),
      lateFrom: at('09:20'),
    })
  })

  it('closes when the meeting is ended', () => {
    expect(windowOf(meeting, { calledAt: null, endedAt: at('10:10') }, habits)?.closesAt).toEqual(at('10:10'))
  })

  it('a meeting that was called to order and then moved to another day begins on that day', () => {
    const moved = { ...meeting, startsAt: at('09:00', '2026-03-25'), notice: { endsAt: null } }
    expect(windowOf(moved, { calledAt: at('09:00'), endedAt: null }, habits)?.opensAt).toEqual(
      at('08:30', '2026-03-25'),
    )
  })
})

describe('the number on the screen', () => {
  it('is good while it stands there and as long again, and no other is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), fc.integer({ min: 0, max: 1e9 }), (seed, minutes) => {
        const shown = new Date(minutes * 60_000)
        const code = codeAt(seed, shown)
        const later = (more: number) => new Date(shown.getTime() + more * 60_000)
        expect(code).toMatch(/^\d{4}$/)
        expect(isCode(seed, code, later(codeMinutes))).toBe(true)
        const inTwo = later(2 * codeMinutes)
        const stillShown = [codeAt(seed, inTwo), codeAt(seed, later(codeMinutes))]
        expect(isCode(seed, code, inTwo)).toBe(stillShown.includes(code))
      }),
    )
  })
})

describe('what is unlawful', () => {
  const rules = settingsOf({ province: '浙江省', settings: {} }).session
  const session = {
    kind: 'session',
    title: '第十九届人民代表大会第三次会议',
    startsOn: { year: 2026, month: 3, day: 18 },
    announcedOn: { year: 2026, month: 3, day: 11 },
    papersOn: { year: 2026, month: 3, day: 17 },
    quorum: null,
  } as const

  it('nothing, when the notice went out seven days before and the papers one', () => {
    expect(unlawful(session, rules)).toEqual([])
  })
  it('a notice of six days where the province asks for seven, and says which province', () => {
    expect(unlawful({ ...session, announcedOn: { year: 2026, month: 3, day: 12 } }, rules)).toEqual([
      { kind: 'short_notice', days: 6, needed: 7, province: '浙江' },
    ])
  })
  it('Chongqing asks for ten', () => {
    const chongqing = settingsOf({ province: '重庆市', settings: {} }).session
    expect(unlawful(session, chongqing)).toMatchObject([{ kind: 'short_notice', days: 7, needed: 10 }])
  })
  it('papers that were not sent, or on the day itself', () => {
    expect(unlawful({ ...session, papersOn: null }, rules)).toEqual([{ kind: 'papers_not_sent' }])
    expect(unlawful({ ...session, papersOn: session.startsOn }, rules)).toEqual([
      { kind: 'papers_late', days: 0, needed: 1 },
    ])
  })
  it('a special session is exempt from the days, and from no quorum', () => {
    const short = quorum(40, 26, settingsOf({ province: null, settings: {} }).quorum.session)
    const special = {
      ...session,
      title: '第十九届人民代表大会第三次临时会议',
      papersOn: null,
      announcedOn: session.startsOn,
    }
    expect(unlawful({ ...special, quorum: short }, rules)).toEqual([
      { kind: 'below_quorum', present: 26, needed: 27, total: 40 },
    ])
  })
  it('a presidium meeting is asked for its quorum alone', () => {
    expect(
      unlawful({ ...session, kind: 'presidium', announcedOn: session.startsOn, papersOn: null }, rules),
    ).toEqual([])
  })
})
