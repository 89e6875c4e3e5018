/** A note that nobody has read and that has not gone out. */
export interface WaitingNote {
  readonly id: number
  readonly personId: number
  readonly text: string
  readonly rights: readonly Right[]
  readonly asks: readonly Ask[]
  readonly writtenAt: Date
  /** Of his congress. */
  readonly zone: string
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
 * What somebody is asked to do. Nobody has to take back what waits when it is done, refused or moved on: it is asked again
 * when it is handed out or pushed (`features/rights`), and said no more when nothing of it is left to do, or when a newer
 * word asks him the same.
 */
export type Ask =
  /** Of a reminder `call` is true. `on`: the day that the words have said; once it is another they are wrong. */
  | ({ readonly of: 'suggestion'; readonly to: Errand } & Called)
  | ({ readonly of: 'decision' | 'visit' } & Called)
  /** `secret`: as what it was told. */
  | ({ readonly of: 'paper'; readonly secret: boolean } & Called)
  /** Of a county: `town` has not answered. */
  | ({ readonly of: 'notice'; readonly town: number; readonly answer: boolean } & Called)
  /** It waits for a place on an agenda, or for a word why it has none. */
  | { readonly of: 'topic'; readonly id: number }
  /** Topics are wanted, a swap, a dispute or an account waits for an answer, a meeting is to come. */
  | { readonly of: 'topic_call' | 'swap' | 'dispute' | 'claim' | 'meeting'; readonly id: number }
  /** A day of reception that has not begun, as it was told. */
  | { readonly of: 'turn'; readonly id: number; readonly version: number; readonly to: Turning }
  /** It is not final. */
  | { readonly of: 'plan'; readonly id: number; readonly year: number }
  /** Said again and again as things are then: the newest is enough. */
  | { readonly of: 'newest'; readonly what: string }

interface Called {
  readonly id: number
  readonly call?: true | undefined
  readonly on?: string | undefined
}

/** What is wanted of whom, of a suggestion. */
export const errands = [
  'examine',
  'assign',
  'assign_again',
  'decide_extension',
  'conclude',
  'cosign',
  'agree_withdrawal',
  'look_over',
  'reply',
  'rate',
  'handle',
  'press_on',
  'answer',
  'talk_again',
  'promise',
  'press',
  'press_promise',
  'pass_on_answer',
  'pass_on_talk_again',
  'pass_on_promise',
] as const
export type Errand = (typeof errands)[number]

/** `come`: he stands on the list; `held`: it takes place; `fill`: not all who are to come have said so. */
type Turning = 'come' | 'held' | 'fill'

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
  asked: readonly Pick<WaitingNote, 'id' | 'personId' | 'rights' | 'asks'>[],
) => Promise<readonly Verdict[]>
