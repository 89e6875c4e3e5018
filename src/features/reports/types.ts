import type { Day } from '../../calendar/day.ts'
import type { NoticeKind } from '../../language/notice.ts'
import type { Study } from '../activities/rules/study.ts'
import type { ReportedAt } from '../activities/store/year.ts'
import type { ActivityRecord, HeldMeeting } from '../activities/types.ts'
import type { ShownItem } from '../agenda/types.ts'
import type { Congress } from '../congress/types.ts'
import type { Decision } from '../decisions/types.ts'
import type { PlanStanding } from '../plan/rules/standing.ts'
import type { ReceptionDay } from '../reception/types.ts'
import type { DeputyGroup } from '../roster/types.ts'
import type { Figures } from '../suggestions/store/figures.ts'
import type { VisitCounts } from '../visits/store/counts.ts'
import type { Visit } from '../visits/types.ts'

/** What a year's papers are made of: the records, as they were read at one moment. */
export interface YearFacts {
  readonly year: number
  readonly congress: Pick<Congress, 'name' | 'kind' | 'county'>
  /** Of the day it is made, or of the year's last day when the year is over. */
  readonly until: Day
  readonly today: Day
  readonly presidiumMeeting: string
  readonly groups: readonly DeputyGroup[]
  readonly held: readonly HeldMeeting[]
  readonly records: ReadonlyMap<number, ActivityRecord>
  /** Of sessions and meetings of the presidium, by meeting. */
  readonly agendas: ReadonlyMap<number, readonly ShownItem[]>
  readonly decisions: readonly Decision[]
  readonly studies: readonly (Study & { readonly held: HeldMeeting })[]
  readonly reports: readonly ReportedAt[]
  readonly receptions: readonly ReceptionDay[]
  readonly visits: readonly Visit[]
  readonly visitCounts: VisitCounts
  readonly suggestions: Figures
  /** Null: the year has no plan that was finalised. */
  readonly plan: PlanStanding | null
}

type ActivityKind = Exclude<NoticeKind, 'session' | 'presidium' | 'reception' | 'study' | 'duty_report'>

export type FigureKey =
  | 'sessions'
  | 'sessionsCounted'
  | 'sessionPresent'
  | 'presidium'
  | 'presidiumCounted'
  | 'presidiumShould'
  | 'presidiumPresent'
  | 'decisions'
  | 'decisionsDone'
  | 'receptionDays'
  | 'visits'
  | 'letters'
  | 'visitors'
  | 'visitsClosed'
  | 'contacts'
  | 'contactVoters'
  | 'suggestions'
  | 'motions'
  | 'admitted'
  | 'assigned'
  | 'answered'
  | 'closed'
  | 'satisfied'
  | 'rated'
  | 'activities'
  | `activities.${ActivityKind}`
  | `group.${number}`
  | 'activitiesCounted'
  | 'activityPresent'
  | 'activitySuggestions'
  | 'presidiumStudies'
  | 'presidiumStudyAttendances'
  | 'presidiumStudyPersons'
  | 'deputyStudies'
  | 'deputyStudyAttendances'
  | 'deputyStudyPersons'
  | 'dutyReports'
  | 'dutyReportsWritten'
  | 'planned'
  | 'planDone'
  | 'planExplained'
  | 'planMissed'
  | 'planAhead'
  | 'unplanned'

/** One record that a figure counts. */
export interface SourceRecord {
  /** How it is called where it stands: 第3号通知, 来访2026-012, 计划第7项. */
  readonly ref: string
  readonly on: Day | null
  /** What it adds; 1 where records themselves are counted. */
  readonly amount: number
  /** Of figures that count each person once: who. */
  readonly person?: string
}

/** A figure with all that it counts: anybody can count it again. */
export interface Counted {
  readonly name: string
  readonly unit: string
  readonly value: number
  /** Each record's amount, or each person once. */
  readonly how: 'sum' | 'persons'
  readonly records: readonly SourceRecord[]
}

export interface Figure extends Counted {
  readonly key: FigureKey
}

/** A paper in words, not laid out yet. */
export interface YearPaper {
  readonly title: string
  readonly addressee: string | null
  readonly opening: string
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[]
  readonly closing: string | null
  readonly signature: string
  readonly date: string
  /** In the order in which the text names them. */
  readonly figures: readonly Counted[]
}

/** Whom a year's paper is for. */
export type Addressee = 'summary' | 'party' | 'county'

export interface BulletinItem {
  readonly heading: string
  readonly text: string
}

export interface Bulletin {
  readonly title: string
  readonly number: string
  readonly organ: string
  readonly date: string
  readonly items: readonly BulletinItem[]
}
