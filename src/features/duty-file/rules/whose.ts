/**
 * Whose file a period has: whoever was a deputy in it, whether or not anything is recorded of him. The roster tells since when
 * somebody has been one, and when he left; who is none any more is told by what he did. Pure.
 */
import { type Day, dayNumber } from '../../../calendar/day.ts'
import type { Person } from '../../roster/types.ts'
import type { Entry, Period } from '../types.ts'

type Who = Pick<Person, 'active' | 'levels'>

/** Nobody but a deputy has such an entry; guests are heard, officials are given work, and anybody may be invited. */
function isDeputys(entry: Entry): boolean {
  switch (entry.kind) {
    case 'meeting':
      return entry.isMember && entry.of === 'session'
    case 'decision':
      return false
    default:
      return true
  }
}

/** Of somebody who was a deputy at some time, what he was a member of. */
const isMembers = (entry: Entry): boolean => entry.kind === 'meeting' && entry.isMember

/** @param entries his of the period */
export const wasDeputy = ({ levels }: Pick<Who, 'levels'>, entries: readonly Entry[]): boolean =>
  entries.some(entry => isDeputys(entry) || (levels.length > 0 && isMembers(entry)))

export const isOver = ({ until }: Pick<Period, 'until'>, today: Day): boolean =>
  dayNumber(until) < dayNumber(today)

/** The days from which and until which he was a deputy; null: from when is not known, or he has not left. */
export interface Office {
  readonly since: Day | null
  readonly left: Day | null
}

/** Whether he stands in the list of a period, also with nothing recorded: whoever was elected after it does not. */
export const countsFor = (
  who: Who,
  office: Office,
  entries: readonly Entry[],
  period: Pick<Period, 'from' | 'until'>,
  today: Day,
): boolean =>
  wasDeputy(who, entries) ||
  (who.levels.length > 0 && (heldIn(who, office, period, today) || (!who.active && entries.length > 0)))

function heldIn(
  { active }: Who,
  { since, left }: Office,
  { from, until }: Pick<Period, 'from' | 'until'>,
  today: Day,
): boolean {
  const begunBy = since === null ? !isOver({ until }, today) : dayNumber(since) <= dayNumber(until)
  return begunBy && (active || (left !== null && since !== null && dayNumber(left) >= dayNumber(from)))
}

/** Whether there is a file of his to be asked for; that of a deputy may be empty. */
export const hasFileFor = (who: Pick<Who, 'levels'>, entries: readonly Entry[]): boolean =>
  who.levels.length > 0 || wasDeputy(who, entries)
