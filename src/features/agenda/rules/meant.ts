/** Which meeting is meant where nobody said its number. */
import type { Meeting } from '../../meetings/types.ts'

/** `agenda`: one to come is as good as one that is on; `held`: only what has begun, or is about to. */
export type Purpose = 'agenda' | 'held'

type Candidate = Pick<Meeting, 'startsAt' | 'chatId'>

const hourMs = 3_600_000
/** Two meetings of one day are told apart by their numbers. */
const besideMs = 24 * hourMs
/** The hall fills before the hour that is stated. */
const earlyMs = hourMs

/**
 * @param meetings announced ones
 * @param chatId the group in which it was said
 * @returns one: it is meant; several: the person is asked
 */
export function meantOf<M extends Candidate>(
  meetings: readonly M[],
  purpose: Purpose,
  chatId: number | null,
  now: Date,
): readonly M[] {
  const sorted = meetings.toSorted((a, b) => timeOf(b) - timeOf(a))
  const here = sorted.filter(meeting => chatId !== null && meeting.chatId === chatId)
  const fitting = (among: readonly M[]) =>
    purpose === 'agenda' ? toCome(among, now) : latest(among.filter(one => hasBegun(one, now)))
  const inGroup = fitting(here)
  return inGroup.length === 1 ? inGroup : fitting(sorted)
}

const timeOf = ({ startsAt }: Candidate): number => startsAt?.getTime() ?? 0

const hasBegun = (meeting: Candidate, now: Date): boolean =>
  meeting.startsAt !== null && timeOf(meeting) - earlyMs <= now.getTime()

/** Those that are not over; where there are none, the latest that was. */
function toCome<M extends Candidate>(sorted: readonly M[], now: Date): readonly M[] {
  const open = sorted.filter(meeting => timeOf(meeting) > now.getTime() - besideMs)
  return open.length > 0 ? open.toReversed() : latest(sorted)
}

/** The latest, and those of the same day beside it. @param sorted the latest first */
function latest<M extends Candidate>(sorted: readonly M[]): readonly M[] {
  const [first] = sorted
  return first === undefined ? [] : sorted.filter(one => timeOf(first) - timeOf(one) < besideMs)
}
