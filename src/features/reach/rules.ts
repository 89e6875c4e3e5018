/**
 * Which way carries which word. One table, with the reasons; whoever says something by itself goes by it.
 *
 * The order is that of trying: the first way that is there for a person carries the word. What is for one alone hands over to
 * a call in a group when its way turns out to be closed as it is sent (channels/elsewhere.ts); a word about a meeting then
 * ends under 未送达, and the clerks are told whom it did not reach.
 */
import type { Way } from './types.ts'

export const ways = {
  /**
   * A notice to everybody it addresses. Its card in the group, where they see each other answer and one message does it;
   * without a group that takes cards, the card itself to each alone.
   */
  notice: ['group', 'app', 'connection'],
  /** «You have not answered yet.» To each alone, with the card to press, so that nobody is called out before others. */
  nudge: ['app', 'connection', 'group'],
  /** A change, a cancellation: has to be seen by each, so alone where that is possible, else by name in the group. */
  change: ['app', 'group', 'connection'],
  /** «It begins tomorrow.» The same for all who come: a call by name is enough, and cheaper than sixty messages. */
  reminder: ['group', 'app', 'connection'],
  /** How many come: where the notice stands. Not worth a message to anybody alone. */
  result: ['group'],
  /** Who is on duty: in the group, where the others see who comes. */
  duty: ['group', 'app', 'connection', 'answer_url', 'note'],
  /** A public announcement: where the public's deputies are. */
  announcement: ['group', 'app'],
  /** Leave granted or refused. Reasons are nobody else's business, so never in a group: there only a call. */
  decision: ['app', 'connection', 'answer_url', 'note'],
  /** Visitors, suggestions, what clerks have to do: as a decision. */
  confidential: ['app', 'connection', 'answer_url', 'note'],
} as const satisfies Readonly<Record<string, readonly Way[]>>

export type WordKind = keyof typeof ways

/** @returns the first way for such a word that is open; null: none is */
export const chooseWay = (kind: WordKind, isOpen: (way: Way) => boolean): Way | null =>
  ways[kind].find(isOpen) ?? null
