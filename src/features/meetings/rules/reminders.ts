import { addDays, type Day } from '../../../calendar/day.ts'
import { afterQuiet, nextQuiet } from '../../../calendar/quiet-hours.ts'
import { dayOf, instantOf } from '../../../calendar/zone.ts'
import type { CongressSettings } from '../../congress/types.ts'
import type { Meeting } from '../types.ts'

/**
 * What is sent by itself for a meeting, and when. Planned once when it is announced and again when it changes.
 *
 * The silent are nudged one day before the deadline and on the deadline's morning; those who confirmed are
 * reminded the evening before and one hour before. Check-in opens shortly before the start, and shortly after it the
 * clerks hear who is missing. What falls into the quiet hours waits for their end, and is
 * left out when that is too late to help. From `dueAt` to `notAfter` no moment is quiet: what is sent late, after
 * the service was down, wakes nobody either.
 */
export type ReminderKind =
  | 'deadline_eve'
  | 'deadline_day'
  | 'start_eve'
  | 'start_hour'
  /** Check-in opens. */
  | 'check_in'
  /** Who is missing is called out to the clerks. */
  | 'roll_call'

export interface PlannedReminder {
  readonly kind: ReminderKind
  readonly dueAt: Date
  /** Later than this it is not sent at all. */
  readonly notAfter: Date
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** When a deadline is a whole day, the day before it has no hour of its own either. */
const dayOnlyMinute = 9 * 60

export function planReminders(
  meeting: Pick<Meeting, 'startsAt' | 'closesAt'> & { readonly deadlineIsDayOnly: boolean },
  now: Date,
  zone: string,
  {
    quietHours: quiet,
    reminders: times,
    sitting,
  }: Pick<CongressSettings, 'quietHours' | 'reminders' | 'sitting'>,
): PlannedReminder[] {
  const { startsAt, closesAt } = meeting
  if (startsAt === null || closesAt === null) return []
  const plan = (kind: ReminderKind, wanted: Date, usefulUntil: Date): PlannedReminder => {
    const dueAt = afterQuiet(wanted, zone, quiet)
    return { kind, dueAt, notAfter: earlier(usefulUntil, nextQuiet(dueAt, zone, quiet) ?? usefulUntil) }
  }
  const lastDay = dayOf(closesAt, zone)
  const morning = plan('deadline_day', atMinute(lastDay, times.deadlineDayMinute, zone), closesAt)
  const ahead = meeting.deadlineIsDayOnly
    ? atMinute(addDays(lastDay, -Math.ceil(times.beforeDeadlineHours / 24)), dayOnlyMinute, zone)
    : new Date(closesAt.getTime() - times.beforeDeadlineHours * hourMs)
  const isBeforeMorning = afterQuiet(ahead, zone, quiet) <= morning.dueAt
  const startDay = dayOf(startsAt, zone)

  const planned: PlannedReminder[] = [
    plan('deadline_eve', ahead, isBeforeMorning ? earlier(morning.dueAt, closesAt) : closesAt),
    morning,
    plan('start_eve', atMinute(addDays(startDay, -1), times.eveMinute, zone), atMinute(startDay, 0, zone)),
    plan('start_hour', new Date(startsAt.getTime() - times.beforeStartMinutes * minuteMs), startsAt),
    plan('check_in', later(startsAt, -sitting.checkInMinutes), later(startsAt, sitting.checkInMinutes)),
    plan('roll_call', later(startsAt, sitting.rollCallMinutes), later(startsAt, 24 * 60)),
  ]
  return planned.filter(reminder => reminder.dueAt > now && reminder.dueAt < reminder.notAfter)
}

const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * minuteMs)

const earlier = (a: Date, b: Date): Date => (a.getTime() < b.getTime() ? a : b)

function atMinute(day: Day, minuteOfDay: number, zone: string): Date {
  return instantOf({ ...day, hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 }, zone)
}
