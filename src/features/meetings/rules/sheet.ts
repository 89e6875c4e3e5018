import type { NoticeKind, NoticeReading } from '../../../language/notice.ts'
import type { CongressSettings, QuorumRule } from '../../congress/types.ts'
import type { Counts, Line, Meeting } from '../types.ts'
import { countsFor } from './answer.ts'

export type Standing = keyof Omit<Counts, 'invited'>

/** What of a line decides where it stands. */
type Answered = Pick<Line, 'answer' | 'decision' | 'timeVersion'>

/** In which column of the sheet a line stands. */
export function standingOf(meeting: Pick<Meeting, 'timeVersion'>, line: Answered): Standing {
  if (!countsFor(meeting, line)) return 'silent'
  if (line.answer === 'attend') return 'attend'
  switch (line.decision) {
    case 'approved':
      return 'leaveApproved'
    case 'refused':
      return 'leaveRefused'
    default:
      return 'leavePending'
  }
}

/** What of a line its person is shown on the card. */
export interface ShownLine extends Answered {
  readonly late: boolean
  /** A kind or a reason of the leave was given; not which. */
  readonly saysWhy: boolean
}

export const shownOf = ({ answer, decision, timeVersion, late, reason, leaveKind }: Line): ShownLine => ({
  answer,
  decision,
  timeVersion,
  late,
  saysWhy: reason !== null || leaveKind !== null,
})

export const nobody: Counts = {
  invited: 0,
  attend: 0,
  leaveApproved: 0,
  leavePending: 0,
  leaveRefused: 0,
  silent: 0,
}

export function count(meeting: Pick<Meeting, 'timeVersion'>, lines: Iterable<Answered>): Counts {
  return addUp(
    meeting,
    Array.from(lines, line => ({ ...line, people: 1 })),
  )
}

/** How many lines of a sheet say the same. */
export interface Tally extends Answered {
  readonly people: number
}

export function addUp(meeting: Pick<Meeting, 'timeVersion'>, tallies: Iterable<Tally>): Counts {
  const counts = { ...nobody }
  for (const tally of tallies) {
    counts.invited += tally.people
    counts[standingOf(meeting, tally)] += tally.people
  }
  return counts
}

/** The counts after one line has changed from `before` to `after`. */
export function recount(
  meeting: Pick<Meeting, 'timeVersion'>,
  counts: Counts,
  before: Line,
  after: Line,
): Counts {
  const next = { ...counts }
  next[standingOf(meeting, before)]--
  next[standingOf(meeting, after)]++
  return next
}

/** Of these the law knows who belongs, whoever is called. */
export const hasBody = (kind: NoticeKind): boolean => kind === 'presidium' || kind === 'session'

/** The law asks for a quorum of the presidium and of the session, and of nothing else (domain 2, S1 and S2). */
export function quorumRuleOf(kind: NoticeKind, settings: CongressSettings): QuorumRule | null {
  if (kind === 'presidium') return settings.quorum.presidium
  return kind === 'session' ? settings.quorum.session : null
}

/** The body is called whose quorum the law counts. */
export const isForItsBody = ({ kind, audience }: Pick<NoticeReading, 'kind' | 'audience'>): boolean =>
  kind === 'presidium' ? audience?.to === 'presidium' : kind !== 'session' || audience?.to === 'deputies'
