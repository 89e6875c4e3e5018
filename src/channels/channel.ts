import type { PlatformRefused } from '../errors.ts'
import type { Payload } from './payload.ts'

/** One message on its way out. */
export interface Job {
  readonly id: number
  readonly target: string
  readonly payload: Payload
  /** What it is about, e.g. `meeting:12`; left out or null: nothing that is named. */
  readonly subject?: string | null
}

export interface ChannelLimits {
  /** Requests to one target in any sliding 60 s, all replicas together; null: no limit is known. */
  readonly perMinute: number | null
  /** The same for any sliding hour. */
  readonly perHour: number | null
  /**
   * Messages of one target that are claimed and settled together, 1 or more. They go out one after the other
   * and in order all the same, but a crash can repeat that many; 1 unless the channel is very fast.
   */
  readonly burst: number
}

/** A way out. It knows nothing of leases, retries and order; a send that returns was accepted. */
export interface Channel {
  readonly name: string
  readonly limits: ChannelLimits
  /** Whether this process can send by it now; left out: always. While it cannot, its messages wait for whoever can. */
  readonly isOpen?: () => boolean
  /** It brings instead of sending: what broke has done nothing, and doing it twice changes nothing. */
  readonly brings?: true
  /**
   * @param signal gives up early; what was begun may still arrive
   * @throws PlatformRefused, PlatformUnreachable, NoWay, Elsewhere, Shut, NotBegun; anything else counts as a fault of ours
   */
  send(job: Job, signal: AbortSignal): Promise<void>
}

/** There is no address for this target, and waiting will not give one. `what` is a code (`outbox/texts.ts`). */
export class NoWay extends Error {
  override readonly name = 'NoWay'
  readonly what: string

  constructor(what: string) {
    super(`no way: ${what}`)
    this.what = what
  }
}

/** A message that is to be written in place of one that could not be sent. */
export interface Instead {
  readonly channel: string
  readonly target: string
  readonly promise: 'at_least_once' | 'at_most_once'
  readonly payload: Payload
  readonly dueAt: Date
}

/** This way is closed for good, and another one is known. `cause` says why it is closed. */
export class Elsewhere extends Error {
  override readonly name = 'Elsewhere'
  override readonly cause: NoWay | PlatformRefused
  readonly instead: Instead

  constructor(instead: Instead, cause: NoWay | PlatformRefused) {
    super(`by ${instead.channel} instead`)
    this.instead = instead
    this.cause = cause
  }
}

/**
 * This way is shut to everybody until somebody mends it, and nothing was sent: what is to go by it waits. `errcode` is the
 * platform's, and says what is to be mended (`outbox/texts.ts`).
 */
export class Shut extends Error {
  override readonly name = 'Shut'
  readonly errcode: number

  constructor(errcode: number) {
    super(`shut: ${errcode}`)
    this.errcode = errcode
  }
}

/** It failed before anything was sent: even a message that must not be sent twice may be tried again. */
export class NotBegun extends Error {
  override readonly name = 'NotBegun'
}

/** Runs what must be known before sending; any failure in it is a NotBegun. */
export async function beforeSending<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new NotBegun('could not look up where to send', { cause: error })
  }
}
