/** Whose file a period has. The roster tells who is a deputy today; who was one then is told by what he did. Pure. */
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

/** Whether he stands in the list of a period: whoever was elected after it does not. */
export const countsFor = (who: Who, entries: readonly Entry[], period: Period, today: Day): boolean =>
  wasDeputy(who, entries) ||
  (who.levels.length > 0 && ((who.active && !isOver(period, today)) || (!who.active && entries.length > 0)))

/** Whether there is a file of his to be asked for; that of a deputy may be empty. */
export const hasFileFor = (who: Pick<Who, 'levels'>, entries: readonly Entry[]): boolean =>
  who.levels.length > 0 || wasDeputy(who, entries)
