import type { Day } from '../../../calendar/day.ts'
import type { Breadth, Ground, Mode, Suggestion, Verdict } from '../types.ts'

/** What can be corrected. */
export type Contents = Pick<
  Suggestion,
  'kind' | 'raised' | 'source' | 'title' | 'text' | 'category' | 'district' | 'confidential'
>

/** What somebody wants done with an item. `officeId` null: his own office, or the only one that it can be. */
export type Act =
  | { readonly act: 'cosign' }
  | { readonly act: 'uncosign' }
  /**
   * `gone`: who of the signers has left office. `personId`: for whom a clerk enters that he agrees, or does not; null: the
   * actor himself.
   */
  | {
      readonly act: 'withdraw'
      readonly personId?: number | null
      /** Null: he agrees to the reason that was given. */
      readonly reason: string | null
      readonly gone?: readonly number[]
    }
  | { readonly act: 'refuse_withdrawal'; readonly personId?: number | null }
  | { readonly act: 'correct'; readonly fields: Partial<Contents> }
  | { readonly act: 'admit' }
  | { readonly act: 'reject'; readonly ground: Ground; readonly reason: string }
  | {
      readonly act: 'assign'
      readonly mode: Mode
      readonly breadth: Breadth
      readonly lead: readonly number[]
      readonly assist: readonly number[]
    }
  | { readonly act: 'accept'; readonly officeId: number | null }
  | { readonly act: 'return'; readonly officeId: number | null; readonly reason: string }
  | { readonly act: 'ask_deputy'; readonly officeId: number | null; readonly words: string }
  /** @property personId for whom a clerk enters it; null: the actor himself */
  | { readonly act: 'reply_to_office'; readonly personId: number | null; readonly words: string }
  | {
      readonly act: 'consult'
      readonly officeId: number | null
      readonly on: Day
      readonly place: string | null
      readonly who: string | null
      readonly said: string
    }
  | {
      readonly act: 'answer'
      readonly officeId: number | null
      readonly resultClass: string
      readonly text: string
      readonly promisedOn: Day | null
      /** 发文字号; left out: none, or that of the answer which this one mends. */
      readonly issued?: string | null
    }
  | { readonly act: 'assist'; readonly officeId: number | null; readonly text: string }
  | {
      readonly act: 'ask_extension'
      readonly officeId: number | null
      readonly until: Day
      readonly reason: string
    }
  | { readonly act: 'grant_extension' }
  | { readonly act: 'refuse_extension'; readonly reason: string }
  | {
      readonly act: 'rate'
      readonly personId: number | null
      readonly attitude: Verdict
      readonly result: Verdict
      readonly words: string | null
      /** Who of the signers has left office: his rating is not waited for. */
      readonly gone?: readonly number[]
    }
  | { readonly act: 'settle_ratings' }
  | { readonly act: 'redo'; readonly reason: string }
  | { readonly act: 'close'; readonly outcome: string }
  | { readonly act: 'keep_promise'; readonly on: Day; readonly words: string }
  | { readonly act: 'archive' }
  | { readonly act: 'key'; readonly isKey: boolean }

/** Why something is not done: facts, from which the sentence is made. */
export type Refusal =
  /** He is nobody who may; `who` may. */
  | { readonly why: 'not_his'; readonly act: Act['act'] }
  /** Not as things stand. */
  | { readonly why: 'wrong_state'; readonly act: Act['act'] }
  /** It is so already, or was entered in these very words. */
  | { readonly why: 'already'; readonly act: Act['act'] }
  /** A 议案 has too few names under it. */
  | { readonly why: 'signers_missing'; readonly missing: number; readonly needed: number }
  /** Whoever leads cannot take his name off; he withdraws the whole. */
  | { readonly why: 'leads' }
  /** Nobody has asked to take it back. */
  | { readonly why: 'no_withdrawal' }
  /** A signer may correct what was not examined yet; later a clerk. */
  | { readonly why: 'examined' }
  | { readonly why: 'return_over'; readonly by: Day }
  /** Several offices handle it: which of them is meant? Or none of those that were named does. */
  | { readonly why: 'which_office' }
  | { readonly why: 'no_office' }
  | { readonly why: 'waits_for_deputy' }
  | { readonly why: 'not_waiting' }
  /** What is to come did not happen yet, and what was before the item was handed in has no part in it. */
  | { readonly why: 'not_yet' }
  | { readonly why: 'too_early'; readonly after: Day }
  | { readonly why: 'unknown_class'; readonly codes: readonly string[] }
  | { readonly why: 'needs_promise_day' }
  | { readonly why: 'promises_nothing' }
  | { readonly why: 'promise_over' }
  | { readonly why: 'extension_asked' }
  | { readonly why: 'no_extension' }
  | { readonly why: 'overdue'; readonly dueOn: Day }
  | { readonly why: 'extension_not_later'; readonly dueOn: Day }
  | { readonly why: 'extension_too_far'; readonly most: Day }
  | { readonly why: 'no_signer' }
  /** A B item stays on the list until its promise is kept. */
  | { readonly why: 'promise_open'; readonly until: Day }
  | { readonly why: 'not_over'; readonly until: Day }
  | { readonly why: 'nothing_changed' }
