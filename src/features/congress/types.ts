import type { YearRules } from '../plan/settings.ts'
import type { SuggestionRules } from '../suggestions/settings.ts'

/** `county`: it has no business of its own here, it looks across its towns (S23). */
export type CongressKind = 'township' | 'street' | 'county'

/** The tenant: one township people's congress, or the working committee of a street. */
export interface Congress {
  readonly id: number
  readonly name: string
  readonly kind: CongressKind
  readonly county: string | null
  readonly province: string | null
  /** IANA name of the zone whose wall clock the congress lives by. */
  readonly zone: string
  /** As stored; read it through `settings.ts`. */
  readonly settings: unknown
}

/** How many of those who belong must be there. */
export interface QuorumRule {
  readonly numerator: number
  readonly denominator: number
  /** `more_than`: over the fraction (半数以上 as counted for a majority); `at_least`: the fraction itself is enough. */
  readonly bound: 'more_than' | 'at_least'
  /** Where the rule comes from, for those who ask. */
  readonly source: 'national' | 'province' | 'congress'
}

export interface Quorum {
  readonly total: number
  readonly present: number
  /** The smallest number that meets the rule; one more than anybody can bring when nobody belongs. */
  readonly needed: number
  /** How many are still missing; 0 when it is met. */
  readonly missing: number
  readonly met: boolean
}

/** Wall-clock minutes of the day; nothing is sent from `fromMinute` on until `untilMinute`. May span midnight. */
export interface QuietHours {
  readonly fromMinute: number
  readonly untilMinute: number
}

interface ReminderTimes {
  /** To the silent: this long before the answers are due. */
  readonly beforeDeadlineHours: number
  /** To the silent: on the day the answers are due, at this minute of the wall clock. */
  readonly deadlineDayMinute: number
  /** To those who confirmed: the evening before, at this minute of the wall clock. */
  readonly eveMinute: number
  /** To those who confirmed: this long before the start. */
  readonly beforeStartMinutes: number
}

/** What the congress calls things; the words differ from town to town. */
export interface Labels {
  readonly presidiumMeeting: string
  readonly session: string
}

/** The register of visits, letters and contacts (domain 2: S6, S11). */
interface VisitHabits {
  /** What matters are sorted into, in the order in which they are offered. */
  readonly categories: readonly string[]
  /** On the day that a matter is due, at this minute of the wall clock. */
  readonly dueMinute: number
  /** Once more, so many days after a matter was due. */
  readonly overdueDays: number
  /** How often a year a deputy is to be in contact with his voters. */
  readonly contactsPerYear: number
  /** How many voters he is to have met by that; 0: nobody asks. */
  readonly votersPerYear: number
  /** When those who have not been are reminded. */
  readonly contactsDay: { readonly month: number; readonly day: number; readonly minute: number }
}

/** What is said by itself about a reception day, and when (domain 2: S5). Minutes are of the wall clock. */
interface ReceptionTimes {
  /** Those on duty are told so many days before. */
  readonly dutyWeekDays: number
  /** The public is told so many days before. */
  readonly publicNoticeDays: number
  /** Both of these, and the month's plan on the 1st. */
  readonly dayMinute: number
  /** With the public announcement: who has not confirmed, and that nobody is left. */
  readonly uncoveredMinute: number
  /** To those on duty, the evening before and on the day itself. */
  readonly eveMinute: number
  readonly morningMinute: number
}

/** How what was decided is followed up (domain 2: S17, S9). */
interface DecisionTimes {
  /** Whoever has it is reminded so many days before it is due. */
  readonly beforeDays: number
  /** What is said by itself is said at this minute of the wall clock. */
  readonly minute: number
  /** On this day of every week clerks are told what is overdue; 1 is Monday. */
  readonly overdueWeekday: number
}

/** The day of a meeting. */
interface SittingHabits {
  /** Check-in opens so many minutes before the start. */
  readonly checkInMinutes: number
  /** Who comes so many minutes after the beginning is not called late yet. */
  readonly lateMinutes: number
  /** So many minutes after the start the clerks hear who is missing. */
  readonly rollCallMinutes: number
  /** How long a meeting is taken to be whose end nobody has said. */
  readonly lengthHours: number
}

/** A number of days that somebody has ruled, and who: shown with it. */
export interface RuledDays {
  readonly days: number
  /** `浙江`, or the congress itself. */
  readonly source: string
}

/** What the law of the place asks of a session (domain 2: S2, S4). */
interface SessionRules {
  /** The notice goes out so many days before; null: no rule is known. */
  readonly noticeDays: RuledDays | null
  /** The papers go out so many days before; null: no rule is known. */
  readonly papersDays: number | null
  /** Absent without leave from so many sessions, a deputy loses the seat. */
  readonly absences: number
}

/** The deputies' duty files (domain 2: S14). */
interface DutyFileHabits {
  /** Their counts may be published to the deputies' group. */
  readonly publishes: boolean
}

/** How long after the year, or the term, what people said of themselves is kept (个人信息保护法 第十九条). */
interface RetentionRules {
  /** Names and phones of visitors, so many months after the end of the year. */
  readonly visitorMonths: number
  /** Reasons for leave, so many months after the end of the year. */
  readonly leaveMonths: number
  /** Phones and other names of those who have left, so many months after the end of their term. */
  readonly contactMonths: number
}

export interface CongressSettings {
  readonly quietHours: QuietHours
  readonly quorum: { readonly presidium: QuorumRule; readonly session: QuorumRule }
  /** Of all members (全体代表、全体组成人员), for whatever is put to the vote. */
  readonly majority: { readonly presidium: QuorumRule; readonly session: QuorumRule }
  readonly reminders: ReminderTimes
  readonly labels: Labels
  readonly visits: VisitHabits
  readonly reception: ReceptionTimes
  readonly decisions: DecisionTimes
  readonly sitting: SittingHabits
  readonly session: SessionRules
  readonly dutyFile: DutyFileHabits
  readonly retention: RetentionRules
  /** How suggestions are handled (domain 3). */
  readonly suggestions: SuggestionRules
  /** How much of what a year has (domain 2, S16). */
  readonly year: YearRules
}
