/** A note that nobody has read and that has not gone out. */
export interface WaitingNote {
  readonly id: number
  readonly personId: number
  readonly text: string
  readonly rights: readonly Right[]
}

/** How a word came to the people whom it was for. */
export interface Hearing {
  /** It goes to them, or they are called to it. */
  readonly told: readonly number[]
  /** In office, and no way leads to them: they read it when they write to the bot. */
  readonly unreached: readonly number[]
  /** They have left, and are told nothing. */
  readonly gone: readonly number[]
}

/** The same by name, as it is said. */
export type HearingByName = Readonly<Record<keyof Hearing, readonly string[]>>

/**
 * As what somebody is told something. Nobody has to remember what waits when rights change: it is asked again when it is
 * handed out or pushed (`features/rights`).
 */
export type Right =
  /** Chair, vice-chair or liaison. */
  | { readonly as: 'clerk' }
  /** One of these in the suggestion, who may see it; of none: whoever may see it. */
  | { readonly as: 'part'; readonly suggestion: number; readonly parts: readonly SuggestionPart[] }
  /** Its office handles the suggestion no more: that, he is told in any case, and the rest where he may see it. */
  | { readonly as: 'former'; readonly suggestion: number }
  /** He has it to carry out. */
  | { readonly as: 'holder'; readonly decision: number }
  /** He has it to handle, or to read. */
  | { readonly as: 'concerned'; readonly paper: number }
  /** The deputy who received whoever came. */
  | { readonly as: 'receiver'; readonly visit: number }
  /** An answer of his own that came late: he is what he was when he asked. */
  | { readonly as: 'asker'; readonly isClerk: boolean; readonly officeIds: readonly number[] }

export type SuggestionPart = 'clerk' | 'signer' | 'invited' | 'office' | 'assistant'

/** `ended`: nothing of it is for him any more; or what he is told in its place. */
export type Verdict = 'holds' | 'ended' | { readonly instead: string }

/** @returns one for each that is asked */
export type Judge = (
  asked: readonly { readonly personId: number; readonly rights: readonly Right[] }[],
) => Promise<readonly Verdict[]>
