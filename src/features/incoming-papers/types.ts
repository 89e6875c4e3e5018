import type { Day } from '../../calendar/day.ts'

/** `void`: entered by mistake; it keeps its number and counts no longer. */
export type PaperState = 'open' | 'done' | 'archived' | 'void'
/** 内部, 密件 (nobody said which), 秘密, 机密, 绝密 */
export type Secrecy = 'internal' | 'classified' | 'secret' | 'confidential' | 'top_secret'
/** 特提, 特急, 加急, 急件, 平急 */
export type Urgency = 'most_urgent' | 'very_urgent' | 'urgent' | 'pressing' | 'routine'

/** What stands on the paper, and when it came. Days are `2026-06-30`. */
export interface PaperFields {
  readonly receivedOn: string
  readonly sender: string
  /** 云人办〔2026〕12号 */
  readonly reference: string | null
  readonly title: string
  readonly copies: number | null
  readonly secrecy: Secrecy | null
  readonly urgency: Urgency | null
}

/** Who has it, to do what, until when. */
export interface Charge {
  readonly officeId: number | null
  readonly personId: number | null
  readonly task: string | null
  readonly dueOn: string | null
}

/** What happened to it, as it is stored. */
export type PaperEvent =
  | ({ readonly type: 'received' } & PaperFields)
  /** It had been written down wrong. */
  | ({ readonly type: 'corrected' } & PaperFields)
  | ({ readonly type: 'charged' } & Charge)
  /** More people are to read it. */
  | { readonly type: 'circulated'; readonly personIds: readonly number[] }
  | { readonly type: 'done'; readonly result: string }
  | { readonly type: 'reopened' }
  | { readonly type: 'archived'; readonly mark: string | null }
  | { readonly type: 'voided'; readonly reason: string | null }
  | { readonly type: 'restored' }

/** What the events come to. */
export interface FoldedPaper extends PaperFields, Charge {
  readonly state: PaperState
  readonly readers: readonly number[]
  readonly result: string | null
  readonly doneOn: string | null
  readonly fileMark: string | null
  /** Before it was void. */
  readonly before: Exclude<PaperState, 'void'>
}

export interface IncomingPaper extends Omit<FoldedPaper, 'receivedOn' | 'dueOn' | 'doneOn' | 'before'> {
  readonly id: number
  readonly congressId: number
  readonly year: number
  readonly number: number
  readonly receivedOn: Day
  readonly dueOn: Day | null
  readonly doneOn: Day | null
  readonly officeName: string | null
  readonly personName: string | null
  readonly readerNames: readonly string[]
}

export interface PaperEntry {
  readonly event: PaperEvent
  readonly day: Day
  readonly enteredByName: string
}

/** What a year's papers come to; what was entered by mistake is in none of them. */
export interface PaperCounts {
  readonly papers: number
  readonly copies: number
  readonly open: number
  readonly overdue: number
  /** With a result, in the archive or not. */
  readonly done: number
  readonly archived: number
  readonly secret: number
  readonly urgent: number
}
