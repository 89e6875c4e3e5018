import type { NoticeKind } from '../../../language/notice.ts'
import type { CongressSettings, QuorumRule } from '../../congress/types.ts'
import type { Counts, Line, Meeting } from '../types.ts'
import { countsFor } from './answer.ts'

export type Standing = keyof Omit<Counts, 'invited'>

/** In which column of the sheet a line stands. */
export function standingOf(meeting: Pick<Meeting, 'timeVersion'>, line: Line): Standing {
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

export const nobody: Counts = {
  invited: 0,
  attend: 0,
  leaveApproved: 0,
  leavePending: 0,
  leaveRefused: 0,
  silent: 0,
}

export function count(meeting: Pick<Meeting, 'timeVersion'>, lines: Iterable<Line>): Counts {
  const counts = { ...nobody }
  for (const line of lines) {
    counts.invited++
    counts[standingOf(meeting, line)]++
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

/** The law asks for a quorum of the presidium and of the session, and of nothing else (domain 2, S1 and S2). */
export function quorumRuleOf(kind: NoticeKind, settings: CongressSettings): QuorumRule | null {
  if (kind === 'presidium') return settings.quorum.presidium
  return kind === 'session' ? settings.quorum.session : null
}
