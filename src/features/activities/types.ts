import type { Day } from '../../calendar/day.ts'
import type { RecordField } from '../../language/activity-record.ts'
import type { NoticeKind } from '../../language/notice.ts'
import type { MeetingOfCongress } from '../meetings/store/answers.ts'
import type { Whose } from '../plan/types.ts'

export type { RecordField }

export const recordFields: readonly RecordField[] = [
  'theme',
  'places',
  'people',
  'findings',
  'advice',
  'result',
]

/** A piece of the record, with who gave it and when. */
export interface Part {
  readonly text: string
  readonly by: string
  readonly at: Date
}

/** How the voters rated a report, in votes. */
export interface Votes {
  readonly satisfied: number
  readonly basically: number
  readonly dissatisfied: number
}

export type ReportWay = 'oral' | 'written'

/** A deputy who reported to his voters at a meeting (S13). */
export interface DutyReport {
  readonly personId: number
  readonly name: string
  readonly way: ReportWay
  /** Null: nobody was asked, or it was not entered. */
  readonly votes: Votes | null
}

/** What came of a meeting: its entries, folded. */
export interface ActivityRecord {
  readonly parts: Readonly<Record<RecordField, readonly Part[]>>
  /** What was corrected since, oldest first. */
  readonly earlier: readonly (Part & { readonly field: RecordField })[]
  /** Suggestions that came of it, in the order in which they were linked. */
  readonly suggestionIds: readonly number[]
  readonly reports: readonly DutyReport[]
}

/** One entry as it is stored. */
export interface ActivityEntry {
  readonly kind: 'add' | 'replace' | 'link' | 'unlink' | 'report' | 'unreport'
  readonly field: RecordField | null
  readonly text: string | null
  readonly suggestionId: number | null
  readonly personId: number | null
  readonly personName: string | null
  readonly way: ReportWay | null
  readonly satisfied: number | null
  readonly basically: number | null
  readonly dissatisfied: number | null
  readonly at: Date
  readonly by: string
}

/** Who was there, in numbers (domain 4). */
interface Attendance {
  readonly should: number
  readonly present: number
  readonly onLeave: number
  readonly absent: number
  readonly guests: number
}

/** Somebody who was there. */
export interface Present {
  readonly personId: number
  readonly name: string
  readonly groupName: string | null
  /** False: 列席. */
  readonly isMember: boolean
}

/** A meeting or an activity that was held. */
export interface HeldMeeting {
  readonly meeting: MeetingOfCongress
  readonly kind: NoticeKind
  readonly on: Day
  readonly title: string
  readonly whose: Whose | null
  readonly attendance: Attendance
  /** Somebody was checked in; else nobody looked who was there, and no book counts who should have been. */
  readonly isChecked: boolean
  readonly present: readonly Present[]
}
