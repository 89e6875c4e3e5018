import type { Day } from '../../calendar/day.ts'
import type { NoticeKind } from '../../language/notice.ts'
import type { DutyReport } from '../activities/types.ts'
import type { Decision } from '../decisions/types.ts'
import type { ReceptionDay, Duty as Turn } from '../reception/types.ts'
import type { Counted } from '../reports/types.ts'
import type { Person } from '../roster/types.ts'
import type { Suggestion } from '../suggestions/types.ts'
import type { Absence } from '../terms/types.ts'
import type { Visit } from '../visits/types.ts'

/** What an entry's record is. */
export const whats = ['notice', 'report', 'day', 'visit', 'suggestion', 'decision'] as const
export type What = (typeof whats)[number]

/**
 * Which entry: what it is a record of and what that is called by: `notice:12`, `day:2026-3-15`, `visit:2026-5`,
 * `suggestion:19-3-17`. None of these is ever given anew, so an entry keeps its key however many come and go.
 */
export type EntryKey = `${What}:${string}`

/** A year, or a term (届) from the day it began to the day before the next one did. */
export type Period = { readonly from: Day; readonly until: Day } & (
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'term'; readonly term: number }
)

/** Which meetings are counted apart. `hearing`: 述职评议会; `reception`: a reception that was called by a notice. */
export type MeetingKind = 'session' | 'presidium' | 'activity' | 'study' | 'hearing' | 'reception'

/** `unrecorded`: it was held and nobody was checked in, so nobody knows who was there; it counts for nothing. */
export type Presence = 'present' | 'leave' | 'absent' | 'unrecorded'

/** What one deputy did at one thing that somebody has recorded. Facts alone: `texts/entries.ts` makes the sentence. */
export type Entry = {
  readonly personId: number
  readonly key: EntryKey
  readonly on: Day
} & (
  | {
      readonly kind: 'meeting'
      readonly of: MeetingKind
      readonly notice: NoticeKind
      readonly number: number
      readonly title: string
      readonly presence: Presence
      /** False: 列席. */
      readonly isMember: boolean
      readonly isLate: boolean
      readonly leftEarly: boolean
    }
  | {
      readonly kind: 'report'
      readonly number: number
      readonly title: string
      readonly report: DutyReport
    }
  | { readonly kind: 'duty'; readonly day: ReceptionDay; readonly standing: Turn['standing'] }
  | { readonly kind: 'visit'; readonly visit: Visit }
  | { readonly kind: 'suggestion'; readonly item: Suggestion; readonly leads: boolean }
  | { readonly kind: 'decision'; readonly decision: Decision }
)

export type EntryOf<K extends Entry['kind']> = Extract<Entry, { readonly kind: K }>

export const figureKeys = [
  'sessionShould',
  'sessionPresent',
  'sessionLeave',
  'sessionAbsent',
  'presidiumShould',
  'presidiumPresent',
  'presidiumLeave',
  'presidiumAbsent',
  'late',
  'leftEarly',
  'activities',
  'studies',
  'receptions',
  'receptionLeave',
  'visits',
  'visitors',
  'contacts',
  'voters',
  'led',
  'motions',
  'withdrawn',
  'answered',
  'satisfied',
  'cosigned',
  'reports',
  'decisions',
  'decisionsDone',
] as const
export type FigureKey = (typeof figureKeys)[number]

/** A figure with the entries that it counts. */
export interface DutyFigure extends Counted {
  readonly key: FigureKey
  readonly entries: readonly EntryKey[]
}

export type DutyBook = ReadonlyMap<FigureKey, DutyFigure>

/** What a deputy says is wrong, and what a clerk has decided. */
export interface Dispute {
  readonly id: number
  readonly congressId: number
  readonly number: number
  readonly personId: number
  readonly personName: string
  readonly entry: EntryKey
  /** The entry as it stood then. */
  readonly on: Day
  readonly sentence: string
  readonly reason: string
  readonly at: Date
  /** Null: not decided. */
  readonly ruling: {
    readonly accepted: boolean
    readonly note: string | null
    readonly byName: string
    readonly at: Date
  } | null
}

/** Sessions (次) of one term that somebody stayed away from without leave. */
export interface Missed {
  /** Null: nobody knows of which term they are. */
  readonly term: number | null
  readonly absences: readonly Absence[]
}

/** The duty file (履职档案) of one deputy for a period. */
export interface DutyFile {
  readonly person: Person
  readonly period: Period
  /** In the order of days. */
  readonly entries: readonly Entry[]
  readonly book: DutyBook
  /** By the terms that the period touches; of the whole term, as the law counts. */
  readonly missed: readonly Missed[]
  /** All of the period's entries, and those whose entry is not there any more. */
  readonly disputes: readonly Dispute[]
}
