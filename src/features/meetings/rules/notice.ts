import type { NoticeProblem, NoticeReading } from '../../../language/notice.ts'
import type { Audience } from '../../roster/types.ts'

/**
 * Whether a notice may go out. Nothing is guessed: what is missing, contradictory, past or still a
 * placeholder is asked back, all of it in one message.
 */
export type Gap =
  | NoticeProblem
  | 'missing_audience'
  | 'deadline_past'
  | 'deadline_after_start'
  | 'end_before_start'

/** What must be settled before the notice can be published, in the order in which it is asked. */
export function gapsOf(notice: NoticeReading, now: Date): Gap[] {
  const gaps: Gap[] = [...notice.problems]
  // A draft that was in time when it was written may be published too late.
  if (notice.startsAt !== null && notice.startsAt <= now && !gaps.includes('past_date'))
    gaps.push('past_date')
  if (notice.audience === null) gaps.push('missing_audience')
  if (notice.replyBy !== null && notice.replyBy <= now) gaps.push('deadline_past')
  if (notice.replyBy !== null && notice.startsAt !== null && deadlineIsAfterStart(notice, notice.startsAt)) {
    gaps.push('deadline_after_start')
  }
  if (notice.startsAt !== null && notice.endsAt !== null && notice.endsAt <= notice.startsAt) {
    gaps.push('end_before_start')
  }
  return gaps
}

/**
 * A deadline that is only a day runs to the end of that day; on the day of the meeting itself that is fine and
 * means «before it begins».
 */
function deadlineIsAfterStart(notice: NoticeReading, startsAt: Date): boolean {
  if (notice.replyBy === null) return false
  const slackMs = notice.replyByDayOnly ? 24 * 3_600_000 : 0
  return notice.replyBy.getTime() - slackMs >= startsAt.getTime()
}

/** When answers are due: the stated deadline, but never later than the start. */
export function closesAtOf(notice: NoticeReading): Date | null {
  if (notice.startsAt === null) return null
  return notice.replyBy === null || notice.replyBy > notice.startsAt ? notice.startsAt : notice.replyBy
}

/** A notice posted in a group and addressed to nobody by name is meant for that group. */
export function audienceOfChat(
  purpose: 'presidium' | 'deputies' | 'group',
  groupName: string | null,
): Audience | null {
  switch (purpose) {
    case 'presidium':
      return { to: 'presidium' }
    case 'deputies':
      return { to: 'deputies' }
    case 'group':
      return groupName === null ? null : { to: 'group', name: groupName }
  }
}

/** What differs between two states of a notice, for telling those who are addressed. */
export type Part = 'startsAt' | 'endsAt' | 'place' | 'agenda' | 'replyBy' | 'title'

export function changedParts(before: NoticeReading, after: NoticeReading): Part[] {
  const same: Record<Part, boolean> = {
    startsAt: before.startsAt?.getTime() === after.startsAt?.getTime(),
    endsAt: before.endsAt?.getTime() === after.endsAt?.getTime(),
    place: before.place === after.place,
    agenda: before.agenda.join('\n') === after.agenda.join('\n'),
    replyBy: before.replyBy?.getTime() === after.replyBy?.getTime(),
    title: before.title === after.title,
  }
  const parts: Part[] = ['startsAt', 'endsAt', 'place', 'agenda', 'replyBy', 'title']
  return parts.filter(part => !same[part])
}
