import { and, eq, inArray } from 'drizzle-orm'
import { invitee } from '../../../db/schema.ts'
import { places } from '../../../db/sealed-columns.ts'
import type { Tx } from '../../../db/tx.ts'
import { type Answer, type Decision, type LeaveKind, type SheetLine, sheetHint } from '../types.ts'
import { reasonsWritten, withOpenWords } from './answers.ts'

/** The whole sheet, in the order of the roster: group, then name. */
export async function readSheet(tx: Tx, meetingId: number): Promise<SheetLine[]> {
  const rows = await tx.sql<SheetLine[]>`
    select v.person_id as "personId", p.name, p.userid, g.name as "groupName", e.name as "enteredByName",
           v.answer, v.reason, v.leave_kind as "leaveKind", v.late, v.entered_by as "enteredBy",
           v.time_version as "timeVersion", v.answered_at as "answeredAt", v.decision,
           v.decision_note as "decisionNote"
    from invitee v
    join person p on p.id = v.person_id
    left join deputy_group g on g.id = p.group_id
    left join person e on e.id = v.entered_by
    where v.meeting_id = ${meetingId}
    order by p.group_id nulls first, p.id`
  return rows.map(line => withOpenWords(tx, meetingId, line))
}

export interface LeaveDecision {
  readonly decision: 'approved' | 'refused'
  readonly note: string | null
  readonly by: number
  readonly now: Date
}

/** Decides leave requests, also in place of an earlier decision. @returns whose: those who still ask for leave */
export async function decideLeave(
  tx: Tx,
  meetingId: number,
  personIds: readonly number[],
  decided: LeaveDecision,
): Promise<number[]> {
  tx.hint(sheetHint)
  if (decided.note !== null) await tx.sql`${reasonsWritten(tx, [meetingId])}`
  const rows = await tx.orm
    .update(invitee)
    .set({
      decision: decided.decision,
      decisionNote: tx.sql.vault.seal(places.leave(meetingId), decided.note),
      decidedBy: decided.by,
      decidedAt: decided.now,
    })
    .where(
      and(
        eq(invitee.meetingId, meetingId),
        inArray(invitee.personId, [...personIds]),
        eq(invitee.answer, 'leave'),
      ),
    )
    .returning({ personId: invitee.personId })
  return rows.map(row => row.personId)
}

/** A leave request as the clerks decide it. */
export interface PendingLeave {
  readonly meetingId: number
  /** Of his answer in the log: said otherwise it is another. */
  readonly entryId: number
  readonly number: number
  readonly personId: number
  readonly name: string
  /** Still in office. */
  readonly active: boolean
  readonly leaveKind: LeaveKind | null
  readonly reason: string | null
  readonly decision: Decision
}

/**
 * The congress's requests, oldest first: for meetings that have not begun more than a day ago, for sessions, and where one is
 * asked for by name, of the last month: an approval that comes late excuses, too.
 * @param which only those that wait, or decided ones too: a decision may be changed
 */
export async function pendingLeaves(
  tx: Tx,
  congressId: number,
  now: Date,
  which: 'waiting' | 'any' = 'waiting',
): Promise<PendingLeave[]> {
  const rows = await tx.sql<PendingLeave[]>`
    select m.id as "meetingId", m.number, v.person_id as "personId", p.name, p.active,
           v.leave_kind as "leaveKind", v.reason, v.decision,
           coalesce((select max(a.id) from answer_entry a
                     where a.meeting_id = m.id and a.person_id = p.id), 0) as "entryId"
    from meeting m
    join invitee v on v.meeting_id = m.id
    join person p on p.id = v.person_id
    where m.congress_id = ${congressId} and m.status in ('open', 'closed')
      and m.starts_at > case when m.notice->>'kind' = 'session' or ${which} = 'any' then ${daysAgo(now, 30)}::timestamptz
                             else ${daysAgo(now, 1)}::timestamptz end
      and v.answer = 'leave' and v.time_version = m.time_version
      and (v.decision = 'pending' or ${which} = 'any')
    order by v.answered_at, p.id`
  const { vault } = tx.sql
  return rows.map(leave => ({ ...leave, reason: vault.open(places.leave(leave.meetingId), leave.reason) }))
}

const daysAgo = (now: Date, days: number): Date => new Date(now.getTime() - days * 24 * 3_600_000)

export interface AnswerLogLine {
  readonly at: Date
  readonly name: string
  readonly answer: Answer | null
  readonly leaveKind: LeaveKind | null
  readonly reason: string | null
  readonly late: boolean
  readonly enteredByName: string | null
}

/** Every answer to the notice as it was given, newest first. */
export async function readAnswerLog(tx: Tx, meetingId: number, limit: number): Promise<AnswerLogLine[]> {
  const rows = await tx.sql<AnswerLogLine[]>`
    select a.at, p.name, a.answer, a.leave_kind as "leaveKind", a.reason, a.late, e.name as "enteredByName"
    from answer_entry a
    join person p on p.id = a.person_id
    left join person e on e.id = a.entered_by
    where a.meeting_id = ${meetingId}
    order by a.id desc limit ${limit}`
  const { vault } = tx.sql
  return rows.map(line => ({ ...line, reason: vault.open(places.leave(meetingId), line.reason) }))
}
