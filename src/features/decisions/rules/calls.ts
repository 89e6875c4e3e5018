/** When the service speaks of a decision by itself: before it is due, on the day, and every week while it is overdue. */
import { addDays, type Day, daysBetween, isoDay, weekdayOf } from '../../../calendar/day.ts'
import { afterQuiet } from '../../../calendar/quiet-hours.ts'
import { dayOf, endOfDay, instantOf } from '../../../calendar/zone.ts'
import type { Call, FollowUpKind } from '../../calls/types.ts'
import type { CongressSettings } from '../../congress/types.ts'
import type { Decision } from '../types.ts'

export type DecisionCall = Call<FollowUpKind>

export interface Wall {
  readonly zone: string
  readonly settings: Pick<CongressSettings, 'quietHours' | 'decisions'>
}

/**
 * What is still to be said of an open decision; of the weeks in which it is overdue the next.
 * @param now what would have been said before is not said
 */
export function callsOf(
  { state, dueOn }: Pick<Decision, 'state' | 'dueOn'>,
  wall: Wall,
  now: Date,
): DecisionCall[] {
  if (state !== 'open' || dueOn === null) return []
  const { beforeDays, overdueWeekday } = wall.settings.decisions
  const due = at(dueOn, wall)
  const calls: readonly Omit<DecisionCall, 'slot'>[] = [
    { kind: 'before', dueAt: at(addDays(dueOn, -beforeDays), wall), notAfter: due },
    { kind: 'due', dueAt: due, notAfter: endOfDay(dueOn, wall.zone) },
  ]
  const today = dayOf(now, wall.zone)
  let week = nextWeekday(addDays(dueOn, 1), overdueWeekday)
  if (daysBetween(week, today) > 0) week = nextWeekday(today, overdueWeekday)
  if (at(week, wall) <= now) week = addDays(week, 7)
  const overdue = { kind: 'overdue' as const, dueAt: at(week, wall), notAfter: at(addDays(week, 7), wall) }
  return [...calls, overdue]
    .filter(({ dueAt }) => dueAt > now)
    .map(call => ({ ...call, slot: `${isoDay(dueOn)}.${isoDay(dayOf(call.dueAt, wall.zone))}` }))
}

const nextWeekday = (from: Day, weekday: number): Day => addDays(from, (weekday - weekdayOf(from) + 7) % 7)

function at(day: Day, { zone, settings }: Wall): Date {
  const { minute } = settings.decisions
  const instant = instantOf({ ...day, hour: Math.floor(minute / 60), minute: minute % 60 }, zone)
  return afterQuiet(instant, zone, settings.quietHours)
}
