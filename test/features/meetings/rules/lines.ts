import fc from 'fast-check'
import { type Intent, unanswered } from '../../../../src/features/meetings/rules/answer.ts'
import type { LeaveKind, Line, MeetingStatus } from '../../../../src/features/meetings/types.ts'

/** Lines, intents and meetings for the rules' tests: spelled out where a test says something about them. */

export const instant = (text: string): Date => new Date(text)
export const deadline = instant('2026-03-17T17:00:00+08:00')
export const start = instant('2026-03-18T09:00:00+08:00')
export const before = instant('2026-03-16T09:00:00+08:00')
export const after = instant('2026-03-17T17:00:01+08:00')

/** Begins the day after the deadline and has no stated end. */
export const meetingWith = (
  facts: {
    status?: MeetingStatus
    startsAt?: Date | null
    closesAt?: Date | null
    timeVersion?: number
  },
  endsAt: Date | null = null,
) => ({
  status: 'open' as const,
  startsAt: start,
  closesAt: deadline,
  timeVersion: 1,
  notice: { endsAt },
  ...facts,
})

export const lineWith = (facts: Partial<Line>): Line => ({ ...unanswered, answeredAt: before, ...facts })

export const attend = (facts: Partial<Intent> = {}): Intent => ({
  answer: 'attend',
  reason: null,
  leaveKind: null,
  enteredBy: null,
  ...facts,
})
export const leave = (facts: Partial<Intent> = {}): Intent => ({ ...attend(facts), answer: 'leave' })

const kind = fc.constantFrom<LeaveKind | null>(null, 'sick', 'personal', 'official', 'other')
const reason = fc.constantFrom(null, '住院', '在县里开会', '晚到十分钟')

/** Any intent that a door can make, and some that none does. */
export const anyIntent: fc.Arbitrary<Intent> = fc.record({
  answer: fc.constantFrom('attend', 'leave'),
  reason,
  leaveKind: kind,
  enteredBy: fc.constantFrom(null, 7),
})

export const anyStatus = fc.constantFrom<MeetingStatus>('draft', 'open', 'closed', 'cancelled')

export const anyInstant = fc.date({
  min: instant('2026-03-10T00:00:00Z'),
  max: instant('2026-03-25T00:00:00Z'),
  noInvalidDate: true,
})

/** A line as it can stand in the sheet: leave has a decision, nothing else has one. */
export const anyLine: fc.Arbitrary<Line> = fc.oneof(
  fc.constant(unanswered),
  fc.record({
    answer: fc.constant('attend' as const),
    reason,
    leaveKind: fc.constant(null),
    late: fc.boolean(),
    enteredBy: fc.constantFrom(null, 7),
    timeVersion: fc.integer({ min: 1, max: 3 }),
    answeredAt: anyInstant,
    decision: fc.constant(null),
    decisionNote: fc.constant(null),
  }),
  fc.record({
    answer: fc.constant('leave' as const),
    reason,
    leaveKind: kind,
    late: fc.boolean(),
    enteredBy: fc.constantFrom(null, 7),
    timeVersion: fc.integer({ min: 1, max: 3 }),
    answeredAt: anyInstant,
    decision: fc.constantFrom('pending', 'approved', 'refused'),
    decisionNote: fc.constantFrom(null, '本次会议需表决'),
  }),
)
