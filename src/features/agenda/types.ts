/** 听取 · 审议 · 决定; what says none of it stands under `other`. */
export type ItemKind = 'hear' | 'deliberate' | 'decide' | 'other'

/** An item as it is read out of words. */
export interface ItemWords {
  readonly kind: ItemKind
  readonly title: string
  /** Who reports: a name, an office, or both, as it was written. */
  readonly reporter: string | null
}

/** An item that is a row. Its number is its place in the list, from 1. */
export interface AgendaItem extends ItemWords {
  readonly id: number
  readonly meetingId: number
}

/** An item as it is shown: one of the notice has no row yet. */
export type ShownItem = ItemWords & { readonly id: number | null }

/** What was counted. */
export interface Ballots {
  readonly inFavour: number
  readonly against: number
  readonly abstained: number
}

/** A vote as it was entered, judged by the figures of its moment. */
export interface Vote extends Ballots {
  readonly itemId: number
  readonly nth: number
  /** All members, whether or not they were there: the base of the majority. */
  readonly members: number
  /** Null: nobody was checked in. */
  readonly present: number | null
  readonly needed: number
  readonly passed: boolean
  readonly quorumMet: boolean | null
  readonly at: Date
  readonly enteredByName: string
}

export type TopicState = 'open' | 'listed' | 'declined' | 'withdrawn'

export interface Topic {
  readonly id: number
  readonly congressId: number
  readonly number: number
  readonly words: string
  readonly proposedBy: number
  readonly proposerName: string
  readonly proposedAt: Date
  readonly state: TopicState
  readonly itemId: number | null
  /** Of the meeting on whose agenda it is. */
  readonly meetingNumber: number | null
  /** Of the meeting on whose agenda it was until that was called off: it waits again, and is back if the meeting is. */
  readonly calledOff: number | null
  readonly reason: string | null
}
