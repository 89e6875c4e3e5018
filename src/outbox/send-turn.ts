/**
 * Sending one conversation's claimed messages, one after the other in their order.
 *
 * Invariants: it never throws; no send begins when the lease might run out under it, when the service is
 * stopping, or after the message has expired; a message that is to be tried again ends the turn, so nothing
 * overtakes it.
 */
import { beforeSending, type Channel, type Job } from '../channels/channel.ts'
import { type Payload, payloadSchema } from '../channels/payload.ts'
import type { Clock } from '../clock.ts'
import type { ChannelTerms, ClaimedMessage, Turn } from './claim.ts'
import { classify } from './classify.ts'
import { decide, type Failure } from './retry.ts'
import type { MessageOutcome, Outcome } from './settle.ts'

export interface TurnSettings {
  readonly clock: Clock
  readonly sendTimeoutMs: number
  readonly random: () => number
  /** Told of every attempt: for the log and the metrics. */
  readonly report: (attempt: Attempt) => void
  readonly asOfNow: AsOfNow
  readonly isOlder: IsOlder
}

/** What a message says when it is sent; null: it is not to be sent any more. */
export type AsOfNow = (job: Pick<Job, 'target' | 'payload'>) => Promise<Payload | null>

/** Whether a newer version than this one works on the database; asked only about what this one cannot read. */
export type IsOlder = () => Promise<boolean>

export interface Attempt {
  readonly channel: string
  readonly target: string
  readonly id: number
  /** From 1. */
  readonly number: number
  /** e.g. `meeting:12`. */
  readonly subject: string | null
  readonly result: 'sent' | 'replaced' | 'dead' | 'expired' | 'retry' | 'pause'
  readonly reason: string | null
  readonly ms: number
}

/** When a turn must end early. Times are `performance.now()`. */
export interface TurnLimits {
  readonly claimedAtMs: number
  readonly claimedOffsetMs: number
  readonly beginBeforeMs: number
  /** Nothing more is begun. */
  readonly stopping: AbortSignal
  /** Gives up the sends that are under way: one entry for each. */
  readonly underWay: Set<() => void>
}

interface Step {
  readonly outcome: MessageOutcome
  readonly result: Attempt['result']
  readonly requested: boolean
  readonly blockMs: number
}

export async function sendTurn(
  turn: Turn,
  channel: Channel,
  terms: ChannelTerms,
  limits: TurnLimits,
  settings: TurnSettings,
): Promise<Outcome> {
  const messages: MessageOutcome[] = []
  let requests = 0
  let blockMs = 0
  for (const message of turn.messages) {
    const startedAtMs = performance.now()
    if (limits.stopping.aborted || startedAtMs > limits.beginBeforeMs) break
    const step = await sendOne(turn.target, message, channel, limits, settings)
    messages.push(step.outcome)
    settings.report({
      channel: channel.name,
      target: turn.target,
      id: message.id,
      number: message.attempts + 1,
      subject: message.subject,
      result: step.result,
      reason: step.outcome.reason,
      ms: performance.now() - startedAtMs,
    })
    if (step.requested) requests += 1
    blockMs = step.blockMs
    if (step.outcome.state === 'waiting') break
  }
  return { terms, target: turn.target, lease: turn.lease, messages, requests, blockMs }
}

async function sendOne(
  target: string,
  message: ClaimedMessage,
  channel: Channel,
  limits: TurnLimits,
  settings: TurnSettings,
): Promise<Step> {
  const { id, promise, subject, attempts } = message
  const { clock, random, isOlder } = settings
  if (expired(message, limits, clock)) {
    return done({ id, state: 'expired', counted: false, reason: null }, 'expired', false)
  }
  const parsed = payloadSchema.safeParse(message.payload)
  const failure: Failure | 'over' | null = parsed.success
    ? await failureOf({ id, target, subject, payload: parsed.data }, channel, limits, settings)
    : message.missingKey === null
      ? await orNewer({ kind: 'bad_payload' }, channel, isOlder)
      : { kind: 'sealed', keyId: message.missingKey }
  if (failure === 'over')
    return done({ id, state: 'expired', counted: false, reason: null }, 'expired', false)
  if (failure === null) return done({ id, state: 'sent', counted: true, reason: null }, 'sent', true)
  const requested =
    !unsent.has(failure.kind) && !(failure.kind === 'unreachable' && failure.delivered === 'no')
  const verdict = decide(failure, promise, attempts + 1, random())
  switch (verdict.kind) {
    case 'replaced': {
      const { reason: why, instead } = verdict
      return done({ id, state: 'replaced', counted: true, reason: why, instead }, 'replaced', requested)
    }
    case 'dead':
      return done({ id, state: 'dead', counted: true, reason: verdict.reason }, 'dead', requested)
    case 'retry':
    case 'pause':
      return {
        outcome: { id, state: 'waiting', counted: verdict.kind === 'retry', reason: verdict.reason },
        result: verdict.kind,
        requested,
        blockMs: verdict.delayMs,
      }
  }
}

/** Nothing went to the platform. */
const unsent: ReadonlySet<Failure['kind']> = new Set(['no_way', 'shut', 'sealed', 'bad_payload', 'newer'])

function done(outcome: MessageOutcome, result: Attempt['result'], requested: boolean): Step {
  return { outcome, result, requested, blockMs: 0 }
}

/** In service time, which the sandbox may have moved since the claim. */
function expired({ expiresInMs }: ClaimedMessage, limits: TurnLimits, clock: Clock): boolean {
  if (expiresInMs === null) return false
  const passedMs = performance.now() - limits.claimedAtMs + clock.offsetMs - limits.claimedOffsetMs
  return passedMs >= expiresInMs
}

/** Waits no longer than the time limit, also for a channel that does not heed its signal. */
function failureOf(
  job: Job,
  channel: Channel,
  limits: TurnLimits,
  settings: TurnSettings,
): Promise<Failure | 'over' | null> {
  return new Promise(resolve => {
    const heed = new AbortController()
    let isBegun = false
    const begin = (): void => {
      isBegun = true
    }
    const end = (failure: Failure | 'over' | null): void => {
      clearTimeout(timer)
      limits.underWay.delete(giveUp)
      resolve(failure)
    }
    const giveUp = (): void => {
      heed.abort()
      // What is given up before it is begun is not begun any more.
      end({ kind: 'unreachable', delivered: isBegun ? 'unknown' : 'no' })
    }
    const timer = setTimeout(giveUp, settings.sendTimeoutMs)
    limits.underWay.add(giveUp)
    attempt(job, channel, heed.signal, begin, settings).then(end)
  })
}

async function attempt(
  job: Job,
  channel: Channel,
  signal: AbortSignal,
  begin: () => void,
  { asOfNow, isOlder }: TurnSettings,
): Promise<Failure | 'over' | null> {
  try {
    const payload = await beforeSending(() => asOfNow(job))
    if (payload === null) return 'over'
    // Given up meanwhile, it is tried once more by somebody.
    if (signal.aborted) return { kind: 'unreachable', delivered: 'no' }
    begin()
    await channel.send({ ...job, payload }, signal)
    return null
  } catch (error) {
    return orNewer(classify(error), channel, isOlder)
  }
}

/** What this process does not know waits for the newer ones; also where nobody can tell now whether there are any. */
async function orNewer(failure: Failure, channel: Channel, isOlder: IsOlder): Promise<Failure> {
  if (!isUnknownHere(failure, channel)) return failure
  const isForNewer = await isOlder().catch(() => true)
  return isForNewer ? { kind: 'newer' } : failure
}

function isUnknownHere(failure: Failure, { brings }: Channel): boolean {
  switch (failure.kind) {
    case 'bad_payload':
      return true
    // A kind that is not sent by this way, as far as this process knows.
    case 'no_way':
      return failure.what === 'payload_unfit'
    case 'unreachable':
      return failure.isUnread === true
    // Elsewhere it may have broken after it was said.
    case 'broken':
      return brings === true
    default:
      return false
  }
}
