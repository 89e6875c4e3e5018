/**
 * What becomes of a message that could not be sent. Pure.
 *
 * Who promised what: a notice (`at_least_once`) is sent again whenever we cannot know; a nudge
 * (`at_most_once`) is sent again only when we know that it was not carried out, else it ends as `maybe_sent`.
 */
import type { Instead } from '../channels/channel.ts'
import { type Reason, reason } from './reason.ts'

export type SendPromise = 'at_least_once' | 'at_most_once'

export type Failure =
  /** The channel has no address for the target; `what` is a code of the channel's own. */
  | { readonly kind: 'no_way'; readonly what: string }
  /** As `no_way` or `refused`, but the channel knows another way: `why` is why this one is closed. */
  | { readonly kind: 'elsewhere'; readonly instead: Instead; readonly why: Reason }
  /** The platform said no and would say it again. */
  | { readonly kind: 'refused'; readonly errcode: number }
  /** The way is shut to everybody until somebody mends it; nothing was sent. */
  | { readonly kind: 'shut'; readonly errcode: number }
  /** Its key is not known to this process; nothing was sent. Another process may have it. */
  | { readonly kind: 'sealed'; readonly keyId: string }
  /** It does not parse, and would not when it is tried again. */
  | { readonly kind: 'bad_payload' }
  /** Nothing was sent, because this process does not know what it read, and a newer version works on the database. */
  | { readonly kind: 'newer' }
  /** Too fast for this conversation: wecom-protocol 6, 45009 and 45033. */
  | { readonly kind: 'rate' }
  /** The long connection says the same of a conversation in which nobody speaks to the bot any more (846607): it must end. */
  | { readonly kind: 'limited' }
  /** -1: busy, "retry at most 3 times" (wecom-protocol 6). */
  | { readonly kind: 'busy' }
  /** `isUnread`: it was not begun, because something that it needs could not be made out. */
  | { readonly kind: 'unreachable'; readonly delivered: 'no' | 'unknown'; readonly isUnread?: true }
  /** Something nobody expected was thrown; it may have been thrown after the sending. */
  | { readonly kind: 'broken'; readonly name: string }

export type Verdict =
  | { readonly kind: 'dead'; readonly reason: Reason }
  /** Another message is written in its place. */
  | { readonly kind: 'replaced'; readonly reason: Reason; readonly instead: Instead }
  /** The message stays at the head of its conversation, which waits with it. */
  | { readonly kind: 'retry'; readonly delayMs: number; readonly reason: Reason }
  /** As retry, but this attempt does not count. */
  | { readonly kind: 'pause'; readonly delayMs: number; readonly reason: Reason }

export const maxAttempts = 8
/** The platform's own advice for -1: the first try and three more. */
const maxBusyAttempts = 4
/** A fault of ours does not heal by waiting, and its conversation waits with it. */
const maxBrokenAttempts = 3
/** "Released after the same period": the limits are per minute. What is mended takes about as long to work (4.1, 60020). */
const pauseMs = 60_000
/** While a key or a version is rolled in, some processes have it: one of them is soon the first to come back. */
const rolledInPauseMs = 15_000
const longestDelayS = 300

/**
 * @param attempt the number of this attempt, from 1
 * @param random from 0 up to 1
 * @returns min(2^attempt, 300) s ± 20 %, so that what failed together does not come back together
 */
export function retryDelayMs(attempt: number, random: number): number {
  return Math.round(Math.min(2 ** attempt, longestDelayS) * 1000 * (0.8 + 0.4 * random))
}

/** @param attempt the number of the attempt that failed, from 1 */
export function decide(failure: Failure, promise: SendPromise, attempt: number, random: number): Verdict {
  const retry = (upTo: number, why: Reason, leastMs = 0): Verdict =>
    attempt < upTo
      ? { kind: 'retry', delayMs: Math.max(leastMs, retryDelayMs(attempt, random)), reason: why }
      : { kind: 'dead', reason: why }
  switch (failure.kind) {
    case 'no_way':
      return { kind: 'dead', reason: reason.noWay(failure.what) }
    case 'elsewhere':
      return { kind: 'replaced', reason: failure.why, instead: failure.instead }
    case 'refused':
      return { kind: 'dead', reason: reason.refused(failure.errcode) }
    case 'shut':
      return { kind: 'pause', delayMs: pauseMs, reason: reason.shut(failure.errcode) }
    case 'sealed':
      return { kind: 'pause', delayMs: rolledInPauseMs, reason: reason.sealed(failure.keyId) }
    case 'newer':
      return { kind: 'pause', delayMs: rolledInPauseMs, reason: reason.newerVersion }
    case 'bad_payload':
      return { kind: 'dead', reason: reason.badPayload }
    case 'rate':
      return { kind: 'pause', delayMs: pauseMs, reason: reason.tooFast }
    case 'limited':
      return retry(maxAttempts, reason.refused(846607), pauseMs)
    case 'busy':
      return retry(maxBusyAttempts, reason.busy)
    case 'unreachable':
      return failure.delivered === 'unknown' && promise === 'at_most_once'
        ? { kind: 'dead', reason: reason.maybeSent }
        : retry(maxAttempts, reason.unreachable)
    case 'broken':
      return promise === 'at_most_once'
        ? { kind: 'dead', reason: reason.maybeSent }
        : retry(maxBrokenAttempts, reason.broken(failure.name))
  }
}
