import type { Audience, NoticeProblem, NoticeReading } from '../../../language/notice.ts'
import type { Meeting } from '../types.ts'

/**
 * Whether a notice may go out. Nothing is guessed: what is missing, contradictory, past or still a
 * placeholder is asked back, all of it in one message.
 */
export type Gap =
  | NoticeProblem
  | 'missing_audience'
  | 'far_date'
  | 'deadline_past'
  | 'deadline_after_start'
  | 'end_before_start'

/** Nobody is called so long before; a year that is written wrongly is. */
const farMs = 2 * 366 * 24 * 3_600_000

/**
 * What must be settled before the notice can be published, in the order in which it is asked.
 * @param before the notice as it is already out, when this is a change of it. A deadline or a start that has
 * passed since is then no reason to ask: the place may still change. A new start asks everybody again, so it
 * needs a deadline to come.
 */
export function gapsOf(notice: NoticeReading, now: Date, before: NoticeReading | null = null): Gap[] {
  const { startsAt, endsAt, replyBy } = notice
  const isMoved = before === null || !isSameInstant(before.startsAt, startsAt)
  const gaps: Gap[] = notice.problems.filter(problem => isMoved || problem !== 'past_date')
  const isDueAnew = isMoved || !isSameInstant(before.replyBy, replyBy)
  // A draft that was in time when it was written may be published too late.
  if (isMoved && startsAt !== null && startsAt <= now && !gaps.includes('past_date')) gaps.push('past_date')
  if (isMoved && startsAt !== null && startsAt.getTime() - now.getTime() > farMs) gaps.push('far_date')
  if (notice.audience === null) gaps.push('missing_audience')
  if (isDueAnew && replyBy !== null && replyBy <= now) gaps.push('deadline_past')
  if (startsAt !== null && deadlineIsAfterStart(notice, startsAt)) gaps.push('deadline_after_start')
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt) gaps.push('end_before_start')
  return gaps
}

const isSameInstant = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime()

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

type Span = Pick<Meeting, 'startsAt'> & { readonly notice: Pick<NoticeReading, 'endsAt'> }

/** A day after its end a meeting is history: nobody changes or cancels it any more. */
export const isOver = (meeting: Span, now: Date): boolean => hasEnded(meeting, 1, now)

/** A month after its end its sheet is a record: nobody's answer goes into it any more, not even a late one. */
export const isArchived = (meeting: Span, now: Date): boolean => hasEnded(meeting, 30, now)

function hasEnded({ startsAt, notice }: Span, daysAgo: number, now: Date): boolean {
  if (startsAt === null) return false
  const end = notice.endsAt !== null && notice.endsAt > startsAt ? notice.endsAt : startsAt
  return end.getTime() + daysAgo * 24 * 3_600_000 <= now.getTime()
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
export type Part =
  | 'startsAt'
  | 'endsAt'
  | 'place'
  | 'agenda'
  | 'requirements'
  | 'replyBy'
  | 'title'
  | 'audience'

/** @param moves whether other people are called, also when the words for them are the same */
export function changedParts(before: NoticeReading, after: NoticeReading, moves = false): Part[] {
  const same: Record<Part, boolean> = {
    startsAt: isSameInstant(before.startsAt, after.startsAt),
    endsAt: isSameInstant(before.endsAt, after.endsAt),
    place: before.place === after.place,
    agenda: isSameList(before.agenda, after.agenda),
    requirements: isSameList(before.requirements, after.requirements),
    replyBy: isSameInstant(before.replyBy, after.replyBy),
    title: before.title === after.title,
    audience: !moves && JSON.stringify(before.audience) === JSON.stringify(after.audience),
  }
  const parts: Part[] = [
    'startsAt',
    'endsAt',
    'place',
    'agenda',
    'requirements',
    'replyBy',
    'title',
    'audience',
  ]
  return parts.filter(part => !same[part])
}

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index])

/** Who is called besides and who no longer, when the audience changes. */
export interface Moved<P> {
  readonly added: readonly P[]
  readonly removed: readonly P[]
}

/**
 * @param invited those on the sheet
 * @param changes in their order, each with the people whom its words mean
 */
export function movedBy<P extends { readonly personId: number }>(
  invited: readonly P[],
  changes: readonly { readonly how: 'replace' | 'add' | 'remove'; readonly people: readonly P[] }[],
): Moved<P> {
  const before = new Map(invited.map(person => [person.personId, person]))
  const after = new Map(before)
  for (const { how, people } of changes) {
    if (how === 'replace') after.clear()
    for (const person of people) {
      if (how === 'remove') after.delete(person.personId)
      else after.set(person.personId, person)
    }
  }
  return {
    added: [...after.values()].filter(person => !before.has(person.personId)),
    removed: [...before.values()].filter(person => !after.has(person.personId)),
  }
}
