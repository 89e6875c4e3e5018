import type { LeaveKind } from '../meetings/types.ts'

/** How somebody was checked in: the card's button, words, the number on the hall's screen, a clerk's hand. */
export type Door = 'button' | 'words' | 'code' | 'clerk'

/** What is recorded of one person's being there. */
export interface Presence {
  /** Null: not there. */
  readonly arrivedAt: Date | null
  /** Null: stayed to the end. */
  readonly leftAt: Date | null
  readonly leftReason: string | null
  /** What a clerk has said about being late; null: the clock tells. */
  readonly late: boolean | null
  readonly door: Door | null
  /** Who entered it, when that was not the person himself. */
  readonly enteredBy: number | null
}

/** What of the day is known beside who is there (schema/attendance.ts). */
export interface Sitting {
  readonly codeSeed: string
  /** Called to order. */
  readonly calledAt: Date | null
  /** What was said to be unlawful then. */
  readonly warnings: readonly Warning[]
  readonly settledAt: Date | null
  readonly endedAt: Date | null
  readonly papersAt: Date | null
}

/** What is unlawful, or not as usual, about a meeting that is called to order. Said and recorded; it refuses nothing. */
export type Warning =
  | {
      readonly kind: 'below_quorum'
      readonly present: number
      readonly needed: number
      readonly total: number
    }
  | {
      readonly kind: 'short_notice'
      readonly days: number
      readonly needed: number
      readonly province: string
    }
  | { readonly kind: 'papers_late'; readonly days: number; readonly needed: number }
  | { readonly kind: 'papers_not_sent' }

/** Somebody who belongs to the body or was called to the meeting. */
export interface Expected {
  readonly personId: number
  readonly name: string
  readonly userid: string | null
  readonly groupName: string | null
  /** Counts for the quorum; false: 列席. */
  readonly isMember: boolean
  /** Addressed by the notice. */
  readonly isCalled: boolean
  /** What he has answered; null where he was not called. */
  readonly said: 'attend' | 'leaveApproved' | 'leavePending' | 'leaveRefused' | 'silent' | null
  /** Of a leave that was asked for. */
  readonly leaveKind: LeaveKind | null
  readonly presence: Presence
}

/** Where he stands on the day's sheet. 实到, 请假 (approved), 缺席 (neither). */
export type DayStanding = 'present' | 'leave' | 'absent'

/** A line of the day's sheet. */
export interface DayLine extends Expected {
  readonly standing: DayStanding
  readonly arrivedAt: Date | null
  readonly leftAt: Date | null
  readonly isLate: boolean
  readonly leftEarly: boolean
}

/**
 * 应到, 实到, 请假, 缺席, of the members alone: 应到 is the sum of the other three. 迟到 and 早退 are among 实到.
 * Guests (列席) are counted apart.
 */
export interface DayFigures {
  readonly should: number
  readonly present: number
  readonly onLeave: number
  readonly absent: number
  readonly late: number
  readonly leftEarly: number
  readonly guestsPresent: number
  readonly guestsCalled: number
}
