import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countsFor,
  decideAnswer,
  type Intent,
  isLate,
  unanswered,
} from '../../../../src/features/meetings/rules/answer.ts'
import type { Line } from '../../../../src/features/meetings/types.ts'
import {
  after,
  anyInstant,
  anyIntent,
  anyLine,
  anyStatus,
  attend,
  before,
  deadline,
  instant,
  leave,
  lineWith,
  meetingWith,
  start,
} from './lines.ts'

const open = meetingWith({})
const attending = lineWith({ answer: 'attend' })
const asking = lineWith({ answer: 'leave', decision: 'pending' })
const approved = lineWith({ answer: 'leave', decision: 'approved' })
const refused = lineWith({ answer: 'leave', decision: 'refused', decisionNote: '本次会议需表决' })

function lineAfter(line: Line, intent: Intent, now = before, meeting = open): Line {
  const outcome = decideAnswer(meeting, line, intent, now)
  if (outcome.kind !== 'changed') throw new Error(`the answer is ${outcome.kind}`)
  return outcome.line
}

describe('where no answer can be given', () => {
  it.each([
    ['a draft', meetingWith({ status: 'draft' }), unanswered, 'not_published'],
    ['a draft, to somebody not addressed', meetingWith({ status: 'draft' }), null, 'not_published'],
    ['a cancelled notice', meetingWith({ status: 'cancelled' }), unanswered, 'cancelled'],
    ['a cancelled notice that was answered', meetingWith({ status: 'cancelled' }), attending, 'cancelled'],
    ['an open notice, to somebody not addressed', open, null, 'not_addressed'],
    ['a closed notice, to somebody not addressed', meetingWith({ status: 'closed' }), null, 'not_addressed'],
  ] as const)('%s', (_what, meeting, line, kind) => {
    expect(decideAnswer(meeting, line, attend(), before)).toEqual({ kind })
    expect(decideAnswer(meeting, line, leave(), before)).toEqual({ kind })
  })
})

describe('a first answer', () => {
  it('attend is written down as it was said, and waits for nobody', () => {
    expect(decideAnswer(open, unanswered, attend(), before)).toEqual({
      kind: 'changed',
      before: unanswered,
      line: { ...unanswered, answer: 'attend', answeredAt: before },
    })
  })

  it('attend may have a remark: coming late', () => {
    expect(lineAfter(unanswered, attend({ reason: '晚到十分钟' }))).toMatchObject({
      answer: 'attend',
      reason: '晚到十分钟',
      decision: null,
    })
  })

  it('leave is a request: pending until it is decided', () => {
    expect(lineAfter(unanswered, leave({ reason: '住院', leaveKind: 'sick' }))).toEqual({
      ...unanswered,
      answer: 'leave',
      reason: '住院',
      leaveKind: 'sick',
      answeredAt: before,
      decision: 'pending',
    })
  })

  it('by a proxy it says who entered it', () => {
    expect(lineAfter(unanswered, leave({ enteredBy: 7 })).enteredBy).toBe(7)
  })
})

describe('the same said again', () => {
  it.each<[string, Line, Intent]>([
    ['attend', attending, attend()],
    ['attend, after coming late was said', lineWith({ answer: 'attend', reason: '晚到' }), attend()],
    ['attend with its remark', lineWith({ answer: 'attend', reason: '晚到' }), attend({ reason: '晚到' })],
    ['leave', asking, leave()],
    ['leave that is approved', approved, leave()],
    ['leave that is refused', refused, leave()],
    [
      'leave with its reason and kind',
      lineWith({ answer: 'leave', reason: '住院', leaveKind: 'sick', decision: 'approved' }),
      leave({ reason: '住院', leaveKind: 'sick' }),
    ],
    [
      'leave without the reason given before',
      lineWith({ answer: 'leave', reason: '住院', leaveKind: 'sick', decision: 'pending' }),
      leave(),
    ],
    ['by somebody else for the person', attending, attend({ enteredBy: 7 })],
  ])('changes nothing: %s', (_what, line, intent) => {
    for (const now of [before, after]) {
      expect(decideAnswer(open, line, intent, now)).toEqual({ kind: 'unchanged', line })
    }
  })

  it('changes nothing when the notice has closed meanwhile: what was in time stays in time', () => {
    const closed = meetingWith({ status: 'closed' })
    expect(decideAnswer(closed, attending, attend(), after)).toEqual({ kind: 'unchanged', line: attending })
  })
})

describe('a change of mind', () => {
  it('from leave to attend ends the request and its reason', () => {
    for (const line of [asking, approved, refused]) {
      const changed = lineAfter({ ...line, reason: '住院', leaveKind: 'sick' }, attend())
      expect(changed).toEqual({ ...unanswered, answer: 'attend', answeredAt: before })
    }
  })

  it('from attend to leave is a new request, without the remark of before', () => {
    const changed = lineAfter(
      lineWith({ answer: 'attend', reason: '晚到' }),
      leave({ leaveKind: 'official' }),
    )
    expect(changed).toMatchObject({ reason: null, leaveKind: 'official', decision: 'pending' })
  })

  it('an approval does not outlive it: leave, attend, leave is pending again', () => {
    const back = lineAfter(lineAfter(approved, attend()), leave())
    expect(back.decision).toBe('pending')
  })
})

describe('a reason that comes later', () => {
  const bare = (decision: Line['decision']) => lineWith({ answer: 'leave', decision })

  it.each<[string, Line, Intent, Line['decision']]>([
    ['a reason for an approved request', bare('approved'), leave({ reason: '住院' }), 'approved'],
    ['a kind for an approved request', bare('approved'), leave({ leaveKind: 'sick' }), 'approved'],
    [
      'a kind beside the same reason',
      { ...bare('approved'), reason: '住院' },
      leave({ reason: '住院', leaveKind: 'sick' }),
      'approved',
    ],
    [
      'a reason beside the same kind',
      { ...bare('approved'), leaveKind: 'sick' },
      leave({ reason: '住院', leaveKind: 'sick' }),
      'approved',
    ],
    ['a reason for a waiting request', bare('pending'), leave({ reason: '住院' }), 'pending'],
    ['another reason', { ...bare('approved'), reason: '住院' }, leave({ reason: '去旅游' }), 'pending'],
    ['another kind', { ...bare('approved'), leaveKind: 'sick' }, leave({ leaveKind: 'personal' }), 'pending'],
    ['a reason after a refusal', refused, leave({ reason: '住院' }), 'pending'],
    ['another reason after a refusal', { ...refused, reason: '有事' }, leave({ reason: '住院' }), 'pending'],
  ])('%s: %#', (_what, line, intent, decision) => {
    const changed = lineAfter(line, intent)
    expect(changed.decision).toBe(decision)
    expect(changed.decisionNote).toBeNull()
    expect(changed.reason).toBe(intent.reason ?? line.reason)
    expect(changed.leaveKind).toBe(intent.leaveKind ?? line.leaveKind)
  })

  it('after the deadline it does not make an answer late that was in time', () => {
    expect(lineAfter(asking, leave({ reason: '住院' }), after).late).toBe(false)
    expect(lineAfter(attending, attend({ reason: '晚到' }), after).late).toBe(false)
  })
})

describe('after the deadline', () => {
  it.each([
    ['a second before', instant('2026-03-17T16:59:59+08:00'), open, false],
    ['at the deadline, before the notice is closed', deadline, open, true],
    ['after it, before the notice is closed', after, open, true],
    ['when it is closed', before, meetingWith({ status: 'closed' }), true],
    ['when there is none', after, meetingWith({ closesAt: null }), false],
  ] as const)('%s', (_when, now, meeting, late) => {
    expect(isLate(meeting, now)).toBe(late)
    expect(lineAfter(unanswered, attend(), now, meeting)).toMatchObject({ answer: 'attend', late })
  })

  it('a change of mind is late, whatever was said in time', () => {
    expect(lineAfter(attending, leave(), after)).toMatchObject({ late: true, decision: 'pending' })
    expect(lineAfter(approved, attend(), after).late).toBe(true)
  })

  it('a late answer made more exact stays late', () => {
    const late = lineWith({ answer: 'leave', decision: 'pending', late: true })
    expect(lineAfter(late, leave({ reason: '住院' }), before).late).toBe(true)
  })
})

describe('long after the meeting', () => {
  const days = (count: number, from = start) => new Date(from.getTime() + count * 86_400_000)
  const closed = meetingWith({ status: 'closed' })
  const end = instant('2026-03-20T12:00:00+08:00')

  it.each([
    ['a month less a millisecond', new Date(days(30).getTime() - 1), closed, 'changed'],
    ['a month to the millisecond', days(30), closed, 'archived'],
    ['half a year', days(180), closed, 'archived'],
    [
      'a month after the start of one of several days',
      days(30),
      meetingWith({ status: 'closed' }, end),
      'changed',
    ],
    ['a month after its end', days(30, end), meetingWith({ status: 'closed' }, end), 'archived'],
    ['an end before the start counts for nothing', days(30), meetingWith({}, before), 'archived'],
    ['never begun', days(400), meetingWith({ startsAt: null }), 'changed'],
  ] as const)('%s', (_when, now, meeting, kind) => {
    expect(decideAnswer(meeting, unanswered, attend(), now).kind).toBe(kind)
    expect(decideAnswer(meeting, attending, leave(), now).kind).toBe(kind)
  })

  it('what stands is still confirmed, and who is not addressed or whose notice was cancelled is told that', () => {
    const later = days(100)
    expect(decideAnswer(closed, attending, attend(), later)).toEqual({ kind: 'unchanged', line: attending })
    expect(decideAnswer(closed, null, attend(), later).kind).toBe('not_addressed')
    expect(decideAnswer(meetingWith({ status: 'cancelled' }), attending, leave(), later).kind).toBe(
      'cancelled',
    )
  })
})

describe('when the time was changed', () => {
  const moved = meetingWith({ timeVersion: 2 })

  it.each([
    ['attend', attending, attend()],
    ['leave', asking, leave()],
  ])('%s said again is a new answer, to the new time', (_what, line, intent) => {
    expect(lineAfter(line, intent, before, moved)).toMatchObject({ answer: intent.answer, timeVersion: 2 })
  })

  it('neither reason nor approval of the old time counts for the new one', () => {
    const old = { ...approved, reason: '住院', leaveKind: 'sick' as const }
    expect(lineAfter(old, leave(), before, moved)).toMatchObject({
      reason: null,
      leaveKind: null,
      decision: 'pending',
      timeVersion: 2,
    })
    expect(lineAfter(old, leave({ reason: '住院' }), before, moved).decision).toBe('pending')
  })

  it('an answer to the old time was late for the old time only', () => {
    expect(lineAfter({ ...attending, late: true }, attend(), before, moved).late).toBe(false)
  })
})

describe('whatever was said before', () => {
  const anyMeeting = fc.record({
    status: anyStatus,
    startsAt: fc.constantFrom(start, null),
    closesAt: fc.constantFrom(deadline, null),
    timeVersion: fc.integer({ min: 1, max: 3 }),
    notice: fc.constant({ endsAt: null }),
  })
  const said = fc.record({ intent: anyIntent, now: anyInstant })

  it('an answer repeated changes nothing', () => {
    fc.assert(
      fc.property(anyMeeting, anyLine, said, anyInstant, (meeting, line, { intent, now }, later) => {
        const first = decideAnswer(meeting, line, intent, now)
        if (!('line' in first)) return
        const again = decideAnswer(meeting, first.line, intent, later)
        expect(again).toEqual({ kind: 'unchanged', line: first.line })
      }),
    )
  })

  it('the last answer is the one that stands', () => {
    fc.assert(
      fc.property(fc.array(said, { minLength: 1 }), messages => {
        let line = unanswered
        for (const { intent, now } of messages) {
          const outcome = decideAnswer(open, line, intent, now)
          if ('line' in outcome) line = outcome.line
        }
        expect(line.answer).toBe(messages.at(-1)?.intent.answer)
        expect(countsFor(open, line)).toBe(true)
        if (line.answer === 'leave') expect(line.decision).toBe('pending')
        else expect([line.decision, line.leaveKind]).toEqual([null, null])
      }),
    )
  })

  it('only a decision approves: no answer does, and none keeps an approval that it contradicts', () => {
    fc.assert(
      fc.property(anyMeeting, anyLine, said, (meeting, line, { intent, now }) => {
        const outcome = decideAnswer(meeting, line, intent, now)
        if (outcome.kind !== 'changed' || outcome.line.decision !== 'approved') return
        expect(line).toMatchObject({
          answer: 'leave',
          decision: 'approved',
          timeVersion: meeting.timeVersion,
        })
        expect(intent.answer).toBe('leave')
        if (line.reason !== null) expect(outcome.line.reason).toBe(line.reason)
        if (line.leaveKind !== null) expect(outcome.line.leaveKind).toBe(line.leaveKind)
      }),
    )
  })

  it('what is announced and addressed is answered, and not refused for a month', () => {
    fc.assert(
      fc.property(anyMeeting, anyLine, said, (meeting, line, { intent, now }) => {
        const { kind } = decideAnswer(meeting, line, intent, now)
        const answerable = meeting.status === 'open' || meeting.status === 'closed'
        expect(['changed', 'unchanged'].includes(kind)).toBe(answerable)
      }),
    )
  })

  it('the line that is given is not touched', () => {
    fc.assert(
      fc.property(anyMeeting, anyLine, said, (meeting, line, { intent, now }) => {
        decideAnswer(Object.freeze(meeting), Object.freeze(line), Object.freeze(intent), now)
      }),
    )
  })
})
