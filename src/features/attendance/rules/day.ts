/** The day's sheet from what was answered and who was there (domain 4). Pure. */
import type { Meeting } from '../../meetings/types.ts'
import type { DayFigures, DayLine, DayStanding, Expected, Presence, Sitting } from '../types.ts'
import { isOfThisDay, type Window, windowOf } from './window.ts'

export const notThere: Presence = {
  arrivedAt: null,
  leftAt: null,
  leftReason: null,
  late: null,
  door: null,
  enteredBy: null,
}

type Held = Pick<Meeting, 'startsAt' | 'status'> & { readonly notice: Pick<Meeting['notice'], 'endsAt'> }
export type SittingTimes = Pick<Sitting, 'calledAt' | 'endedAt'>
export interface Habits {
  readonly checkInMinutes: number
  readonly lateMinutes: number
  readonly lengthHours: number
}

/**
 * Leave counts as it is decided today: an approval that comes late still excuses. Who is there although he had leave is
 * there. An arrival from half a day before belongs to a day that the meeting was moved away from; one from before a start
 * that was put off by half an hour is one.
 */
function lineOf(expected: Expected, window: Window | null): DayLine {
  const { presence, said } = expected
  const isThere = presence.arrivedAt !== null && window !== null && isOfThisDay(presence.arrivedAt, window)
  const standing: DayStanding = isThere ? 'present' : said === 'leaveApproved' ? 'leave' : 'absent'
  const arrivedAt = isThere ? presence.arrivedAt : null
  return {
    ...expected,
    standing,
    arrivedAt,
    leftAt: isThere ? presence.leftAt : null,
    isLate: arrivedAt !== null && window !== null && (presence.late ?? arrivedAt > window.lateFrom),
    leftEarly: isThere && presence.leftAt !== null,
  }
}

export function linesOf(
  meeting: Held,
  sitting: SittingTimes | null,
  everybody: readonly Expected[],
  habits: Habits,
): DayLine[] {
  const window = windowOf(meeting, sitting, habits)
  return everybody.map(expected => lineOf(expected, window))
}

export function figuresOf(
  lines: readonly Pick<DayLine, 'isMember' | 'isCalled' | 'standing' | 'isLate' | 'leftEarly'>[],
): DayFigures {
  const members = lines.filter(line => line.isMember)
  const guests = lines.filter(line => !line.isMember)
  const are = (standing: DayStanding) => members.filter(line => line.standing === standing).length
  return {
    should: members.length,
    present: are('present'),
    onLeave: are('leave'),
    absent: are('absent'),
    late: members.filter(line => line.isLate).length,
    leftEarly: members.filter(line => line.leftEarly).length,
    guestsPresent: guests.filter(line => line.standing === 'present').length,
    guestsCalled: guests.filter(line => line.isCalled).length,
  }
}

/** Whom the notice did not call was not asked to come: he is absent from nothing. Being there counts all the same. */
export const wasAsked = (line: Pick<DayLine, 'isMember' | 'isCalled' | 'standing'>): boolean =>
  line.isMember && (line.isCalled || line.standing === 'present')

/** Of a session, by the groups that it deliberates in; members without one are in none. In the order of the roster. */
export function byGroup(
  lines: readonly DayLine[],
): { readonly group: string; readonly should: number; readonly present: number }[] {
  const groups = new Map<string, DayLine[]>()
  for (const line of lines) {
    if (!line.isMember || line.groupName === null) continue
    groups.set(line.groupName, [...(groups.get(line.groupName) ?? []), line])
  }
  return [...groups].map(([group, own]) => {
    const { should, present } = figuresOf(own)
    return { group, should, present }
  })
}

/** Somebody was checked in. Where nobody was, nobody looked: that is not a meeting to which nobody came. */
export const isChecked = (lines: readonly Pick<DayLine, 'arrivedAt'>[]): boolean =>
  lines.some(({ arrivedAt }) => arrivedAt !== null)

/** Members who are in the hall at this moment: who has left counts for no quorum any more. */
export const inTheHall = (lines: readonly DayLine[], now: Date): number =>
  lines.filter(
    line => line.isMember && line.standing === 'present' && (line.leftAt === null || line.leftAt > now),
  ).length

/**
 * Whether a meeting took place: begun, not cancelled, and called to order or somebody there. Nobody says 开会 at an
 * inspection, and at some meetings nobody checks in.
 */
export function isHeld(
  meeting: Held,
  sitting: SittingTimes | null,
  figures: Pick<DayFigures, 'present' | 'guestsPresent'>,
  now: Date,
): boolean {
  if (meeting.status === 'cancelled' || meeting.status === 'draft') return false
  if (meeting.startsAt === null || meeting.startsAt > now) return false
  return (sitting?.calledAt ?? null) !== null || figures.present + figures.guestsPresent > 0
}
