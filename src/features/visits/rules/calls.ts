/** When the service speaks of the register by itself: on the day a matter is due, once more when it is overdue, and about the year's contacts. */
import { addDays, type Day, isoDay, isRealDay } from '../../../calendar/day.ts'
import { afterQuiet } from '../../../calendar/quiet-hours.ts'
import { endOfDay, instantOf } from '../../../calendar/zone.ts'
import type { CongressSettings } from '../../congress/types.ts'
import type { Visit } from '../types.ts'

/** What this version says; other kinds are a newer one's (docs/deploy.md, «Upgrading»). */
export const callKinds = ['due', 'overdue', 'contacts'] as const

export interface VisitCall {
  readonly kind: (typeof callKinds)[number]
  readonly slot: string
  readonly dueAt: Date
  /** Later than this it helps nobody. */
  readonly notAfter: Date
}

export interface Wall {
  readonly zone: string
  readonly settings: Pick<CongressSettings, 'quietHours' | 'visits'>
}

/** So long after the second reminder a matter is for the overdue list and no longer for a reminder. */
const overdueUsefulDays = 30

/**
 * The calls of an open matter: what is only due within the day is not called again on that day.
 * @param now what would have been said before is not said
 */
export function callsOf(
  { id, status, dueOn }: Pick<Visit, 'id' | 'status' | 'dueOn'>,
  wall: Wall,
  now: Date,
): VisitCall[] {
  if (status !== 'open' || dueOn === null) return []
  const { dueMinute, overdueDays } = wall.settings.visits
  const slot = `${id}.${isoDay(dueOn)}`
  const again = addDays(dueOn, overdueDays)
  const overdueAt = at(again, dueMinute, wall)
  return [
    { kind: 'due' as const, slot, dueAt: at(dueOn, dueMinute, wall), notAfter: overdueAt },
    {
      kind: 'overdue' as const,
      slot,
      dueAt: overdueAt,
      notAfter: endOfDay(addDays(again, overdueUsefulDays), wall.zone),
    },
  ].filter(({ dueAt }) => dueAt > now)
}

/** The call about a year's contacts; it makes sense until the year is over. */
export function contactsCall(year: number, wall: Wall): VisitCall {
  const { month, day, minute } = wall.settings.visits.contactsDay
  const on = isRealDay({ year, month, day }) ? { year, month, day } : { year, month, day: 28 }
  return {
    kind: 'contacts',
    slot: String(year),
    dueAt: at(on, minute, wall),
    notAfter: endOfDay({ year, month: 12, day: 31 }, wall.zone),
  }
}

const at = (day: Day, minute: number, { zone, settings }: Wall): Date =>
  afterQuiet(
    instantOf({ ...day, hour: Math.floor(minute / 60), minute: minute % 60 }, zone),
    zone,
    settings.quietHours,
  )
