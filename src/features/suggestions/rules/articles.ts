/**
 * The way of an item, article by article: who may do what, and in which states. This table is the law; `decide.ts`
 * obeys it, and nothing else moves an item.
 *
 *   已提出 → 已审查 | 不予接收 → 已交办 → (已退回 → 再交办) → 办理中 → 面商一 → 已答复 → 面商二 → 已评价 → 办结 | 重新办理 → 归档
 *
 * In 分办 the item is as far as the furthest of its offices, and answered when all of them have answered and no part of
 * it lies with nobody.
 *
 * Two shortcuts for people in a hurry take both steps at once and skip none: assigning what was not examined yet
 * examines it first; an office that consults about what it has not taken up takes it up first.
 */
import type { State } from '../types.ts'

export type ActName =
  | 'cosign'
  | 'uncosign'
  | 'withdraw'
  | 'refuse_withdrawal'
  | 'correct'
  | 'admit'
  | 'reject'
  | 'assign'
  | 'accept'
  | 'return'
  | 'ask_deputy'
  | 'reply_to_office'
  | 'consult'
  | 'answer'
  | 'assist'
  | 'ask_extension'
  | 'grant_extension'
  | 'refuse_extension'
  | 'rate'
  | 'settle_ratings'
  | 'redo'
  | 'close'
  | 'keep_promise'
  | 'archive'
  | 'key'

/**
 * What somebody is to this item. `clerk`: chair, vice-chair, liaison. `office`: the contact of an office that leads;
 * `assistant`: of one that assists. `invited`: who was asked to sign it, and has not answered. `service`: it happens by itself when its time has come.
 */
export type Part = 'clerk' | 'deputy' | 'signer' | 'invited' | 'office' | 'assistant' | 'service'

interface Article {
  readonly by: readonly Part[]
  readonly from: readonly State[]
}

/** Not examined for good, not answered yet: names can still be put under it. */
const unanswered = ['submitted', 'admitted', 'assigned', 'returned', 'handling', 'consulted', 'redo'] as const
/** Nothing was said of it with an office yet. */
export const beforeOffices: readonly State[] = ['submitted', 'admitted']
/** It lies with the offices. */
export const withOffices: readonly State[] = ['assigned', 'handling', 'consulted', 'redo']
/** Neither refused, withdrawn nor ended. */
const open = [...unanswered, 'answered', 'consulted_again', 'rated'] as const

/**
 * Clerks enter for offices and signers what those say by telephone: one liaison must be able to do it all (domain 1).
 * Putting one's name to something, or taking it off, is everybody's own; so is asking to take the whole back, to which a
 * clerk enters what the others say.
 */
export const articles: Readonly<Record<ActName, Article>> = {
  cosign: { by: ['deputy'], from: unanswered },
  uncosign: { by: ['signer', 'invited'], from: unanswered },
  withdraw: { by: ['signer', 'clerk'], from: [...unanswered, 'answered', 'consulted_again'] },
  refuse_withdrawal: { by: ['signer', 'clerk'], from: [...unanswered, 'answered', 'consulted_again'] },
  correct: { by: ['signer', 'clerk'], from: [...open, 'closed'] },
  admit: { by: ['clerk'], from: ['submitted'] },
  reject: { by: ['clerk'], from: ['submitted', 'admitted'] },
  assign: {
    by: ['clerk'],
    from: ['submitted', 'admitted', 'assigned', 'returned', 'handling', 'consulted', 'redo'],
  },
  // Of 分办 each office takes up its own part, and may give it back until it has met the signers about it.
  accept: { by: ['office', 'clerk'], from: ['assigned', 'handling', 'consulted'] },
  return: { by: ['office', 'clerk'], from: ['assigned', 'handling', 'consulted'] },
  ask_deputy: { by: ['office', 'clerk'], from: withOffices },
  reply_to_office: { by: ['signer', 'clerk'], from: withOffices },
  consult: { by: ['office', 'clerk'], from: [...withOffices, 'answered', 'consulted_again'] },
  answer: { by: ['office', 'clerk'], from: ['consulted', 'answered'] },
  assist: { by: ['assistant', 'clerk'], from: withOffices },
  ask_extension: { by: ['office', 'clerk'], from: withOffices },
  grant_extension: { by: ['clerk'], from: withOffices },
  refuse_extension: { by: ['clerk'], from: withOffices },
  rate: { by: ['signer', 'clerk'], from: ['consulted_again'] },
  settle_ratings: { by: ['service'], from: ['consulted_again'] },
  redo: { by: ['clerk'], from: ['rated', 'closed'] },
  close: { by: ['clerk'], from: ['rated'] },
  keep_promise: { by: ['office', 'clerk'], from: ['answered', 'consulted_again', 'rated', 'closed'] },
  archive: { by: ['clerk'], from: ['closed', 'rejected', 'withdrawn'] },
  key: { by: ['clerk'], from: open },
}
