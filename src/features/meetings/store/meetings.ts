import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import { congress, invitee, meeting, meetingVersion } from '../../../db/schema.ts'
import type { Tx } from '../../../db/tx.ts'
import type { NoticeReading } from '../../../language/notice.ts'
import { forgetSitting, openSitting } from '../../attendance/store/sitting.ts'
import { closesAtOf, type Moved } from '../rules/notice.ts'
import type { MeetingStatus } from '../types.ts'
import { type LockedMeeting, lockMeetings } from './answers.ts'
import { followRoster } from './follow-roster.ts'
import { changeInvitees } from './invitees.ts'

/** Notices: made, found, announced, changed, closed. Whoever changes one has locked it. */

/** Takes the congress's next number and keeps the notice as a draft. */
export async function createDraft(
  tx: Tx,
  draft: { congressId: number; createdBy: number; notice: NoticeReading; now: Date },
): Promise<LockedMeeting> {
  const [numbered] = await tx.orm
    .update(congress)
    .set({ lastMeetingNumber: sql`${congress.lastMeetingNumber} + 1` })
    .where(eq(congress.id, draft.congressId))
    .returning({ number: congress.lastMeetingNumber })
  if (numbered === undefined) throw new Error(`no congress ${draft.congressId}`)
  const [made] = await tx.orm
    .insert(meeting)
    .values({
      congressId: draft.congressId,
      number: numbered.number,
      status: 'draft',
      notice: draft.notice,
      createdBy: draft.createdBy,
      createdAt: draft.now,
    })
    .returning({ id: meeting.id })
  return lockOne(tx, made?.id)
}

export async function saveDraft(tx: Tx, id: number, notice: NoticeReading): Promise<void> {
  await tx.orm.update(meeting).set({ notice }).where(eq(meeting.id, id))
}

/** Announces a draft: from now on it can be answered by those addressed. */
export async function publish(
  tx: Tx,
  id: number,
  announced: { notice: NoticeReading; chatId: number | null; personIds: readonly number[]; now: Date },
): Promise<void> {
  await tx.orm
    .update(meeting)
    .set({
      status: 'open',
      notice: announced.notice,
      startsAt: announced.notice.startsAt,
      closesAt: closesAtOf(announced.notice),
      chatId: announced.chatId,
      publishedAt: announced.now,
    })
    .where(eq(meeting.id, id))
  // The number on the hall's screen is there from now on.
  await openSitting(tx, id)
  await changeInvitees(tx, id, { added: announced.personIds.map(personId => ({ personId })), removed: [] })
}

/** Keeps the old state as a version and puts the new one in its place; a passed deadline opens again with it. */
export async function amend(
  tx: Tx,
  before: LockedMeeting,
  change: {
    notice: NoticeReading
    moved: Moved<{ readonly personId: number }>
    asksAgain: boolean
    by: number
    now: Date
  },
): Promise<void> {
  const closesAt = closesAtOf(change.notice)
  const reopened = before.status === 'closed' && closesAt !== null && closesAt > change.now
  await tx.orm.insert(meetingVersion).values({
    meetingId: before.id,
    version: before.version,
    notice: before.notice,
    replacedAt: change.now,
    replacedBy: change.by,
  })
  await tx.orm
    .update(meeting)
    .set({
      notice: change.notice,
      startsAt: change.notice.startsAt,
      closesAt,
      version: before.version + 1,
      timeVersion: before.timeVersion + (change.asksAgain ? 1 : 0),
      ...(reopened ? { status: 'open' as const, closedAt: null } : {}),
    })
    .where(eq(meeting.id, before.id))
  await changeInvitees(tx, before.id, change.moved)
  // What had begun may lie ahead again, with people on its sheet who have left since.
  if (change.asksAgain) await forgetSitting(tx, before.id)
  if (change.asksAgain) await followRoster(tx, before.congressId, change.now, before.id)
}

export async function setStatus(
  tx: Tx,
  id: number,
  status: MeetingStatus,
  cancelReason: string | null = null,
): Promise<void> {
  await tx.orm.update(meeting).set({ status, cancelReason }).where(eq(meeting.id, id))
}

/** Closes every notice whose deadline or start has come. @returns their ids */
export async function closeDue(tx: Tx, now: Date): Promise<number[]> {
  const closed = await tx.orm
    .update(meeting)
    .set({ status: 'closed', closedAt: now })
    .where(and(eq(meeting.status, 'open'), lte(meeting.closesAt, now)))
    .returning({ id: meeting.id })
  return closed.map(row => row.id)
}

export async function findByNumber(
  tx: Tx,
  congressId: number,
  number: number,
): Promise<LockedMeeting | null> {
  const id = await idOfNumber(tx, congressId, number)
  return id === null ? null : lockOne(tx, id)
}

/** Without locking it. */
export async function idOfNumber(tx: Tx, congressId: number, number: number): Promise<number | null> {
  const [row] = await tx.orm
    .select({ id: meeting.id })
    .from(meeting)
    .where(and(eq(meeting.congressId, congressId), eq(meeting.number, number)))
  return row?.id ?? null
}

/** @returns null when there is no such notice */
export async function numberOfMeeting(tx: Tx, id: number): Promise<number | null> {
  const [row] = await tx.orm.select({ number: meeting.number }).from(meeting).where(eq(meeting.id, id))
  return row?.number ?? null
}

/** The numbers of the congress's notices by the subject that deeds have (`meeting:<id>`). */
export async function numbersBySubject(tx: Tx, congressId: number): Promise<Map<string, number>> {
  const rows = await tx.orm
    .select({ id: meeting.id, number: meeting.number })
    .from(meeting)
    .where(eq(meeting.congressId, congressId))
  return new Map(rows.map(row => [`meeting:${row.id}`, row.number]))
}

/**
 * The congress's notices in these states that are not over, soonest first; drafts and cancelled ones by number.
 * @param now what began more than a day ago is over
 */
export async function findCurrent(
  tx: Tx,
  congressId: number,
  statuses: readonly MeetingStatus[],
  now: Date,
): Promise<LockedMeeting[]> {
  const rows = await tx.orm
    .select({ id: meeting.id })
    .from(meeting)
    .where(
      and(
        eq(meeting.congressId, congressId),
        inArray(meeting.status, [...statuses]),
        sql`(${meeting.startsAt} is null or ${meeting.startsAt} > ${overSince(now)}::timestamptz)`,
      ),
    )
  const locked = await lockMeetings(
    tx,
    rows.map(row => row.id),
  )
  // Another's word may have been waited for.
  return sortBySoonest(locked.filter(({ status }) => statuses.includes(status)))
}

/** The notices that are addressed to the person and can still be answered, soonest first. */
export const findAnswerable = (tx: Tx, personId: number, now: Date): Promise<LockedMeeting[]> =>
  findAnswerableOf(tx, [personId], now)

/** The same for one who stands in several rosters. */
export async function findAnswerableOf(
  tx: Tx,
  personIds: readonly number[],
  now: Date,
): Promise<LockedMeeting[]> {
  const rows = await tx.orm
    .select({ id: meeting.id })
    .from(meeting)
    .innerJoin(invitee, and(eq(invitee.meetingId, meeting.id), inArray(invitee.personId, [...personIds])))
    .where(
      and(
        inArray(meeting.status, ['open', 'closed']),
        sql`${meeting.startsAt} > ${overSince(now)}::timestamptz`,
      ),
    )
  return sortBySoonest(
    await lockMeetings(
      tx,
      rows.map(row => row.id),
    ),
  )
}

export async function lockOne(tx: Tx, id: number | undefined): Promise<LockedMeeting> {
  const [found] = await lockMeetings(tx, id === undefined ? [] : [id])
  if (found === undefined) throw new Error(`no meeting ${id}`)
  return found
}

/** What began a day ago is over: nobody answers it any more. */
const overSince = (now: Date): string => new Date(now.getTime() - 24 * 3_600_000).toISOString()

const sortBySoonest = (meetings: LockedMeeting[]): LockedMeeting[] =>
  meetings.sort((a, b) => (a.startsAt?.getTime() ?? 0) - (b.startsAt?.getTime() ?? 0) || a.number - b.number)
