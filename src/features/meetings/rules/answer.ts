import type { NoticeReading } from '../../../language/notice.ts'
import type { Answer, Decision, LeaveKind, Line, Meeting } from '../types.ts'
import { isArchived } from './notice.ts'

/**
 * What becomes of an answer. One rule for every door: the card's buttons, words in the chat, a proxy.
 *
 * Leave is a request and waits for a decision (domain 2, S3). Saying the same again changes nothing. An answer
 * after the deadline is kept and marked late, not refused: the chair would rather know. Only a month after the
 * meeting is it refused: a card that old is pressed by mistake, and the record has been filed.
 */
export interface Intent {
  readonly answer: Answer
  readonly reason: string | null
  readonly leaveKind: LeaveKind | null
  /** Who typed it for the person, or null when he did so himself. */
  readonly enteredBy: number | null
}

export type Outcome =
  | { readonly kind: 'not_published' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not_addressed' }
  | { readonly kind: 'archived' }
  | { readonly kind: 'unchanged'; readonly line: Line }
  | { readonly kind: 'changed'; readonly line: Line; readonly before: Line }

/** Why an answer was not written down. */
export type WhyNot =
  | Exclude<Outcome['kind'], 'changed' | 'unchanged'>
  /** Answers for others are entered by clerks. */
  | 'not_a_clerk'
  /** It was an answer, and there was nothing that it could be one to. */
  | 'nothing_open'
  | 'no_such_notice'

export const unanswered: Line = {
  answer: null,
  reason: null,
  leaveKind: null,
  late: false,
  enteredBy: null,
  timeVersion: 1,
  answeredAt: null,
  decision: null,
  decisionNote: null,
}

type MeetingFacts = Pick<Meeting, 'status' | 'startsAt' | 'closesAt' | 'timeVersion'> & {
  readonly notice: Pick<NoticeReading, 'endsAt'>
}

/** @param isCorrection a clerk puts right what was disputed with success: of that the record is not closed */
export function decideAnswer(
  meeting: MeetingFacts,
  line: Line | null,
  intent: Intent,
  now: Date,
  isCorrection = false,
): Outcome {
  if (meeting.status === 'draft') return { kind: 'not_published' }
  if (meeting.status === 'cancelled') return { kind: 'cancelled' }
  if (line === null) return { kind: 'not_addressed' }
  const said = { ...intent, leaveKind: intent.answer === 'leave' ? intent.leaveKind : null }
  if (saysNothingNew(meeting, line, said)) return { kind: 'unchanged', line }
  if (!isCorrection && isArchived(meeting, now)) return { kind: 'archived' }

  const continued = countsFor(meeting, line) && line.answer === said.answer
  const current: Line = {
    answer: said.answer,
    reason: said.reason ?? (continued ? line.reason : null),
    leaveKind: said.leaveKind ?? (continued ? line.leaveKind : null),
    late: continued ? line.late : isLate(meeting, now),
    enteredBy: said.enteredBy,
    timeVersion: meeting.timeVersion,
    answeredAt: now,
    decision: said.answer === 'attend' ? null : decisionAfter(line, said, continued),
    decisionNote: null,
  }
  return { kind: 'changed', line: current, before: line }
}

/** A leave that was approved stays approved when it is only made more exact; another reason is a new request. */
function decisionAfter(line: Line, intent: Intent, continued: boolean): Decision {
  const contradicts =
    isAnother(line.reason, intent.reason) || isAnother<LeaveKind>(line.leaveKind, intent.leaveKind)
  return continued && line.decision === 'approved' && !contradicts ? 'approved' : 'pending'
}

const isAnother = <T>(known: T | null, said: T | null): boolean =>
  known !== null && said !== null && said !== known

/** Late from the deadline on, whether or not the job that closes the notice has run yet. */
export const isLate = (meeting: Pick<Meeting, 'status' | 'closesAt'>, now: Date): boolean =>
  meeting.status === 'closed' || (meeting.closesAt !== null && now >= meeting.closesAt)

/** An answer counts only for the time that it was given to. */
export const countsFor = (
  meeting: Pick<Meeting, 'timeVersion'>,
  line: Pick<Line, 'answer' | 'timeVersion'>,
): boolean => line.answer !== null && line.timeVersion === meeting.timeVersion

function saysNothingNew(meeting: MeetingFacts, line: Line, intent: Intent): boolean {
  return (
    countsFor(meeting, line) &&
    line.answer === intent.answer &&
    (intent.reason === null || intent.reason === line.reason) &&
    (intent.leaveKind === null || intent.leaveKind === line.leaveKind)
  )
}
