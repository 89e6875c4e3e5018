import { eq } from 'drizzle-orm'
import { reminder } from '../../../db/schema.ts'
import type { Tx } from '../../../db/tx.ts'
import { settingsOf } from '../../congress/settings.ts'
import { planReminders, type ReminderKind } from '../rules/reminders.ts'
import type { LockedMeeting } from './answers.ts'

/** What is sent for a meeting by itself: planned as rows, done once. */

/** Plans the meeting's reminders anew; those that were sent before stay sent unless the time is another. */
export async function planFor(tx: Tx, meeting: LockedMeeting, now: Date): Promise<void> {
  await dropPlan(tx, meeting.id)
  const planned = planReminders(
    { ...meeting, deadlineIsDayOnly: meeting.notice.replyBy !== null && meeting.notice.replyByDayOnly },
    now,
    meeting.zone,
    settingsOf(meeting),
  )
  if (planned.length === 0) return
  await tx.orm.insert(reminder).values(planned.map(row => ({ meetingId: meeting.id, ...row })))
}

export async function dropPlan(tx: Tx, meetingId: number): Promise<void> {
  await tx.orm.delete(reminder).where(eq(reminder.meetingId, meetingId))
}

export interface DueReminder {
  readonly meetingId: number
  readonly kind: ReminderKind
  readonly dueAt: Date
  readonly notAfter: Date
}

/** Takes what is due, soonest first; another replica takes others. The rows are done when the transaction is. */
export async function takeDue(tx: Tx, now: Date, limit: number): Promise<DueReminder[]> {
  return tx.sql<DueReminder[]>`
    select meeting_id as "meetingId", kind, due_at as "dueAt", not_after as "notAfter"
    from reminder where done_at is null and due_at <= ${now}
    order by due_at limit ${limit} for update skip locked`
}

export async function settleReminder(
  tx: Tx,
  due: Pick<DueReminder, 'meetingId' | 'kind'>,
  outcome: 'sent' | 'nobody' | 'left_out',
  now: Date,
): Promise<void> {
  await tx.sql`
    update reminder set done_at = ${now}, outcome = ${outcome}
    where meeting_id = ${due.meetingId} and kind = ${due.kind}`
}

/** Null when nothing is planned. */
export async function nextReminderAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.sql<
    { at: Date | null }[]
  >`select min(due_at) as at from reminder where done_at is null`
  return row?.at ?? null
}

/** Null when no notice is open. */
export async function nextCloseAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.sql<
    { at: Date | null }[]
  >`select min(closes_at) as at from meeting where status = 'open'`
  return row?.at ?? null
}

/** Marks the people as nudged today. @returns those who had not been: each is nudged once a day at most */
export async function markNudged(
  tx: Tx,
  meetingId: number,
  personIds: readonly number[],
  day: string,
): Promise<Set<number>> {
  const rows = await tx.sql<{ person_id: number }[]>`
    insert into nudge (meeting_id, person_id, day)
    select ${meetingId}, person_id, ${day}::date from unnest(${[...personIds]}::int[]) as person_id
    on conflict do nothing returning person_id`
  return new Set(rows.map(row => row.person_id))
}
