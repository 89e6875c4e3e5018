import { addDays, type Day } from '../../../calendar/day.ts'
import { afterQuiet } from '../../../calendar/quiet-hours.ts'
import { dayOf, instantOf } from '../../../calendar/zone.ts'
import type { CongressSettings } from '../../congress/types.ts'
import type { Meeting } from '../types.ts'

/**
 * What is sent by itself for a meeting, and when. Planned once when it is announced and again when it changes.
 *
 * The silent are nudged one day before the deadline and on the deadline's morning; those who confirmed are
 * reminded the evening before and one hour before. Nothing goes out in the quiet hours: what falls into them
 * waits for their end, and is left out when that is too late to help.
 */
export type ReminderKind = 'deadline_eve' | 'deadline_day' | 'start_eve' | 'start_hour'

export interface PlannedReminder {
  readonly kind: ReminderKind
  readonly dueAt: Date
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
  { quietHours: quiet, reminders: times }: Pick<CongressSettings, 'quietHours' | 'reminders'>,
): PlannedReminder[] {
  const { startsAt, closesAt } = meeting
  if (startsAt === null || closesAt === null) return []
  const awake = (instant: Date) => afterQuiet(instant, zone, quiet)
  const lastDay = dayOf(closesAt, zone)
  const morning = awake(atMinute(lastDay, times.deadlineDayMinute, zone))
  const dayBefore = meeting.deadlineIsDayOnly
    ? atMinute(addDays(lastDay, -1), dayOnlyMinute, zone)
    : new Date(closesAt.getTime() - times.beforeDeadlineHours * hourMs)
  const eve = addDays(dayOf(startsAt, zone), -1)

  const planned: PlannedReminder[] = [
    { kind: 'deadline_eve', dueAt: awake(dayBefore), notAfter: earlier(morning, closesAt) },
    { kind: 'deadline_day', dueAt: morning, notAfter: closesAt },
    {
      kind: 'start_eve',
      dueAt: awake(atMinute(eve, times.eveMinute, zone)),
      notAfter: atMinute(eve, quiet.fromMinute, zone),
    },
    {
      kind: 'start_hour',
      dueAt: awake(new Date(startsAt.getTime() - times.beforeStartMinutes * minuteMs)),
      notAfter: startsAt,
    },
  ]
  return planned.filter(reminder => reminder.dueAt > now && reminder.dueAt < reminder.notAfter)
}

function atMinute(day: Day, minuteOfDay: number, zone: string): Date {
  return instantOf({ ...day, hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 }, zone)
}

const earlier = (a: Date, b: Date): Date => (a.getTime() < b.getTime() ? a : b)
