/**
 * What became of a message, for its one line in the log: gathered by whoever learns it, on the way through the house, and
 * written by whoever heard the message. Numbers and names of ours alone: never a word of anybody's, a name, a phone, a key.
 *
 * It is tied to the message's origin, which all that have to do with the message hold already; nothing waits for it, and it
 * goes with the message.
 */
import type { Origin } from './incoming.ts'

export interface Account {
  /** Congress and person by number; left out: a stranger, or several are meant. */
  congress?: number
  person?: number
  /** The command as it is called, not as it was typed. */
  command?: string
  /** The button's action, without what it was for. */
  button?: string
  /** The platform's repetition of a message that was answered before. */
  repeat?: boolean
  /** Of the transaction that was committed: which try, how many statements, rows written, messages put into the outbox. */
  tries?: number
  statements?: number
  written?: number
  outbox?: number
  /** Clicks that were answered in the same transaction; the figures above are all of theirs. */
  batch?: number
  /** Rounded, as everything in milliseconds. From being handed to the desk until a transaction of its own, or its batch's, began. */
  waitMs?: number
  /** The transaction, its commit included. */
  workMs?: number
}

const accounts = new WeakMap<Origin, Account>()

export function accountOf(origin: Origin): Account {
  const known = accounts.get(origin)
  if (known !== undefined) return known
  const made: Account = {}
  accounts.set(origin, made)
  return made
}

/** By which way and where: of the log's line. A group's id and an account say who somebody is, so they stay out. */
export const saidWhere = (origin: Origin | null): Record<string, string> =>
  origin === null ? {} : { line: origin.line.kind, bot: origin.bot, chat: origin.chat.type }

/** For the log: to a hundredth of a millisecond. */
export const roundMs = (ms: number): number => Math.round(ms * 100) / 100
