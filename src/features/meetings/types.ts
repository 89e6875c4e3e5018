import type { NoticeReading } from '../../language/notice.ts'

export type MeetingStatus = 'draft' | 'open' | 'closed' | 'cancelled'
export type Answer = 'attend' | 'leave'
export type LeaveKind = 'sick' | 'personal' | 'official' | 'other'
export type Decision = 'pending' | 'approved' | 'refused'

/** A notice and the state of its call (schema/meetings.ts). */
export interface Meeting {
  readonly id: number
  readonly congressId: number
  readonly number: number
  readonly status: MeetingStatus
  readonly notice: NoticeReading
  readonly startsAt: Date | null
  readonly closesAt: Date | null
  readonly version: number
  readonly timeVersion: number
  readonly createdBy: number
  readonly chatId: number | null
  readonly cancelReason: string | null
}

/** The answer that counts on one line of the sheet. `answer` null: not answered. */
export interface Line {
  readonly answer: Answer | null
  readonly reason: string | null
  readonly leaveKind: LeaveKind | null
  readonly late: boolean
  readonly enteredBy: number | null
  /** The meeting's `timeVersion` that was answered. */
  readonly timeVersion: number
  readonly answeredAt: Date | null
  readonly decision: Decision | null
  readonly decisionNote: string | null
}

/** A line with the person on it. */
export interface SheetLine extends Line {
  readonly personId: number
  readonly name: string
  readonly userid: string | null
  readonly groupName: string | null
  readonly enteredByName: string | null
}

/** Of the body whose quorum is counted: its members, and those of them who come. */
export type Body = Pick<Counts, 'invited' | 'attend'>

/** What the lines add up to. Every person is in exactly one of them; they sum to `invited`. */
export interface Counts {
  readonly invited: number
  readonly attend: number
  readonly leaveApproved: number
  readonly leavePending: number
  readonly leaveRefused: number
  /** No answer, or one given to an earlier time. */
  readonly silent: number
}

/** Given by transactions after which a sheet, or the sheet of its day, may look different (`tx.hint`). */
export const sheetHint = 'sheet'

/** How the dedupe keys of calls to the clerks begin: they are about others' requests, not the notice. */
export const leaveCallPrefix = 'leave-call:'

/** How the dedupe keys of a notice's own sendings begin, to groups and to each alone. */
export const noticePrefix = (meetingId: number): string => `notice:${meetingId}:`
