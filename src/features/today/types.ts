import type { Day } from '../../calendar/day.ts'
import type { DayFigures } from '../attendance/types.ts'
import type { SentNotice } from '../county/types.ts'
import type { Decision } from '../decisions/types.ts'
import type { Dispute } from '../duty-file/types.ts'
import type { IncomingPaper } from '../incoming-papers/types.ts'
import type { PendingLeave } from '../meetings/store/sheet.ts'
import type { Counts, Meeting } from '../meetings/types.ts'
import type { Held } from '../plan/rules/standing.ts'
import type { Vacancy } from '../reception/store/vacancies.ts'
import type { Duty, ReceptionDay } from '../reception/types.ts'
import type { Watched } from '../suggestions/rules/overview.ts'
import type { Waiting } from '../suggestions/rules/todo.ts'
import type { Visit } from '../visits/types.ts'

/** What the chat's own lists say, each read by the function that they read it by. */
export interface Facts {
  readonly today: Day
  readonly now: Date
  /** When whoever is silent would hear of it that is nudged now. */
  readonly nudgeAt: Date
  /** Announced, not over. */
  readonly meetings: readonly ComingMeeting[]
  /** 待批 */
  readonly leaves: readonly PendingLeave[]
  /** 补班 */
  readonly vacancies: readonly Vacancy[]
  /** Within the week. */
  readonly receptions: readonly { readonly day: ReceptionDay; readonly duties: readonly Duty[] }[]
  /** 来访簿: what is open, of all years. */
  readonly visits: readonly Visit[]
  /** 待办 */
  readonly chores: readonly Waiting[]
  /** 逾期 */
  readonly watched: readonly Watched[]
  /** 决定 */
  readonly decisions: readonly Decision[]
  /** 计划, of this year. */
  readonly plan: readonly Held[]
  /** 未送达 */
  readonly undelivered: number
  /** 待确认 */
  readonly claims: number
  /** 文件: what is open. */
  readonly papers: readonly IncomingPaper[]
  /** 异议: what nobody has decided. */
  readonly disputes: readonly Dispute[]
  /** What the county has sent and the town has not answered. */
  readonly asked: readonly SentNotice[]
}

export interface ComingMeeting {
  readonly meeting: Meeting
  readonly counts: Counts
  /** Of its own day alone. */
  readonly figures: DayFigures | null
}

export const urgencies = ['overdue', 'today', 'soon', 'open'] as const
/** Over its day; to be done today; within the week; whenever there is time. */
export type Urgency = (typeof urgencies)[number]

/** Something to be done, or to be known. */
export type Matter =
  | { readonly kind: 'leave'; readonly number: number; readonly names: readonly string[] }
  | {
      readonly kind: 'silent'
      readonly meeting: Meeting
      readonly silent: number
      readonly canNudge: boolean
    }
  | ({ readonly kind: 'meeting' } & ComingMeeting)
  | { readonly kind: 'vacancy'; readonly day: ReceptionDay; readonly absent: readonly string[] }
  | { readonly kind: 'reception'; readonly day: ReceptionDay; readonly duties: readonly Duty[] }
  | { readonly kind: 'visit'; readonly visit: Visit }
  | { readonly kind: 'chore'; readonly chore: Waiting['chore']; readonly waiting: readonly Waiting[] }
  | { readonly kind: 'watched'; readonly watched: Watched }
  | { readonly kind: 'decision'; readonly decision: Decision }
  | { readonly kind: 'plan'; readonly held: Held }
  | { readonly kind: 'undelivered'; readonly count: number }
  | { readonly kind: 'claims'; readonly count: number }
  | { readonly kind: 'paper'; readonly paper: IncomingPaper }
  | { readonly kind: 'dispute'; readonly dispute: Dispute }
  | { readonly kind: 'asked'; readonly notice: SentNotice }

export interface Line {
  readonly urgency: Urgency
  /** Null: it has no day. */
  readonly on: Day | null
  readonly matter: Matter
}
