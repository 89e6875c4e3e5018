import type { Day } from '../../calendar/day.ts'
import type { Raised, Source, SuggestionKind } from '../../language/suggestion-reading.ts'

export type { Raised, Source, SuggestionKind }

/**
 * 已提出 · 已审查 · 不予接收 · 已交办 · 已退回 · 办理中 · 面商一 · 已答复 · 面商二 · 已评价 · 重新办理 · 办结 · 归档 · 已撤回. Who may
 * move what to where stands in `rules/articles.ts`.
 */
export const states = [
  'submitted',
  'admitted',
  'rejected',
  'assigned',
  'returned',
  'handling',
  'consulted',
  'answered',
  'consulted_again',
  'rated',
  'redo',
  'closed',
  'archived',
  'withdrawn',
] as const
export type State = (typeof states)[number]

/** Why something is not admissible (代表建议、批评和意见 may not be about these; domain 3). */
export const grounds = [
  'own_affairs',
  'private_letter',
  'court',
  'academic',
  'advertising',
  'no_content',
  'other',
] as const
export type Ground = (typeof grounds)[number]

/** 办理期限: the ordinary one, or that of wide or hard matters. A class of the item, not an extension. */
export type Breadth = 'normal' | 'wide'
/** 会办: one leads, others assist it. 分办: each answers for itself. */
export type Mode = 'joint' | 'split'
export type Verdict = 'satisfied' | 'basically' | 'dissatisfied'

/** Whoever put his name to it; the first one leads (领衔). */
interface Signer {
  readonly personId: number
  readonly on: Day
}

/** An office that handles it. In 分办 all lead. */
export interface Party {
  readonly officeId: number
  readonly role: 'lead' | 'assist'
  /** It has accepted it. */
  readonly isTakenUp: boolean
  /** The last day on which it may give it back. */
  readonly returnBy: Day
  /** How that was reckoned, in working days; absent: the entry is of before it was written down. */
  readonly returnWithin?: { readonly from: Day; readonly days: number }
}

/** What an office gave back, and why. */
export interface GivenBack {
  readonly officeId: number
  readonly reason: string
  readonly on: Day
}

/** 面商: `nth` 1 before the answer, 2 after it. */
export interface Consultation {
  readonly round: number
  readonly nth: 1 | 2
  readonly officeId: number | null
  readonly on: Day
  readonly place: string | null
  /** Who spoke with whom, as it was said. */
  readonly who: string | null
  readonly said: string
  /** The matter has been assigned anew since, to the same office or to others: what is said now is another talk. */
  readonly isBefore?: true
}

/** What an office answered; an assisting one answers the leading one, without a class. */
export interface Answer {
  readonly round: number
  readonly officeId: number
  readonly on: Day
  /** When it answered in this round for the first time, and by when that was due: what is mended later is not later. */
  readonly firstOn: Day
  readonly dueOn: Day | null
  /** The code of one of the congress's result classes. */
  readonly resultClass: string | null
  /** What that class was called when this was answered, and whether it was the best; null: it was not noted. */
  readonly asClass: { readonly name: string; readonly isBest: boolean } | null
  readonly text: string
  /** Until when it is promised; of classes that promise. */
  readonly promisedOn: Day | null
  /** 发文字号, under which the office issued it; null: none was said. */
  readonly issued: string | null
}

/** The last round that was answered by all who had to. */
export interface AnsweredRound {
  readonly round: number
  /** Those who had to. */
  readonly officeIds: readonly number[]
  /** When all had, for the first time. */
  readonly on: Day
  /** By when it was due then. */
  readonly dueOn: Day | null
}

export interface Rating {
  readonly round: number
  readonly personId: number
  readonly on: Day
  readonly attitude: Verdict
  readonly result: Verdict
  readonly words: string | null
}

/** What the time to answer is reckoned from. It is kept as it was when it began: a rule changed later does not move it. */
export interface Clock {
  readonly from: Day
  readonly why: 'assigned' | 'session_end' | 'redo'
  readonly months: number
  readonly onHoliday: 'same' | 'next_working_day'
  /** In the order in which they happened. */
  readonly changes: readonly ClockChange[]
}

/** The deputy's turn, during which it stands still; `until` null: it still is. Or a later day was allowed. */
export type ClockChange =
  | { readonly kind: 'pause'; readonly from: Day; readonly until: Day | null }
  | { readonly kind: 'extension'; readonly until: Day }

/** One item with all that has happened to it: its entries, folded (`rules/evolve.ts`). */
export interface Suggestion {
  readonly id: number
  readonly congressId: number
  /** The year, or the session (`19-3`). */
  readonly series: string
  /** Of its congress and series, without gaps. */
  readonly number: number
  /** How many entries it has: each is one step of its life. */
  readonly revision: number
  readonly kind: SuggestionKind
  readonly raised: Raised
  readonly source: Source
  /** The matter of the register of visits that it came of. */
  readonly visitId: number | null
  readonly title: string
  readonly text: string
  readonly category: string | null
  readonly district: string | null
  /** 保密: exists only for its signers, its offices and the clerks. */
  readonly confidential: boolean
  readonly state: State
  /** 1; after 不满意 2. */
  readonly round: number
  /** Those whose names stand under it now. */
  readonly signers: readonly Signer[]
  /** Whom a signer has asked to put his name to it, and who has not done so yet. */
  readonly invited: readonly number[]
  /** Which of them agreed to take it back, and why. */
  readonly withdrawal: {
    readonly reason: string
    /** Who has asked for it; the others agree. */
    readonly askedBy: number
    readonly by: readonly number[]
  } | null
  readonly withdrawnOn: Day | null
  readonly submittedOn: Day
  readonly admittedOn: Day | null
  readonly rejection: { readonly ground: Ground; readonly reason: string; readonly on: Day } | null
  readonly mode: Mode | null
  readonly breadth: Breadth
  readonly parties: readonly Party[]
  readonly assignedOn: Day | null
  /** The last office gave it back, and it lies with none. */
  readonly returned: GivenBack | null
  /** Of 分办: the parts that were given back while other offices go on, until somebody else has them. */
  readonly openParts: readonly GivenBack[]
  readonly clock: Clock | null
  /** By when the offices must answer; null while it is not their turn. */
  readonly dueOn: Day | null
  /** What an office waits for the signers to say. */
  readonly waiting: { readonly officeId: number; readonly words: string } | null
  /** Asked for, not decided. */
  readonly extension: { readonly officeId: number; readonly until: Day; readonly reason: string } | null
  readonly consultations: readonly Consultation[]
  readonly answers: readonly Answer[]
  readonly reply: AnsweredRound | null
  readonly ratings: readonly Rating[]
  /** After this day missing ratings are waited for no longer. */
  readonly ratingUntil: Day | null
  /** When all had rated, or those who had not were waited for no longer; of this round. */
  readonly ratedOn: Day | null
  /** 重点督办 */
  readonly isKey: boolean
  readonly outcome: string | null
  readonly closedOn: Day | null
  readonly archivedOn: Day | null
  /** What was promised until when (class B), and when it was kept. */
  readonly promise: { readonly until: Day; readonly keptOn: Day | null; readonly words: string | null } | null
}

/** Whom the service reminds by itself. */
export const reminded = ['office', 'clerks', 'vice_chair', 'chair', 'signers'] as const
export type Reminded = (typeof reminded)[number]

/** Whose turn it is to do something. */
export type Turn = 'clerk' | 'office' | 'signer' | 'nobody'

/** Which items a register or a report is of: those handed in in a year, or at a session (`19-3`). */
export type Stretch = { readonly year: number } | { readonly series: string }

/** What people and offices are called. */
export interface Names {
  person(id: number): string
  office(id: number): string
}

/** How an item is called: 17, 2026-017. */
export interface SuggestionNumber {
  /** null: of the current series, or of the last while that one is open. */
  readonly series: string | null
  readonly number: number
}
