/**
 * Sends what stands in the outbox. Any number of dispatchers may run on one database.
 *
 * It looks (claims) when it is told to: by a commit of its own process, by the timer of the next due message or paused
 * conversation, by a turn that was settled, and every second in any case: for what other processes commit.
 * Each conversation is one turn at a time; up to `concurrency` turns run side by side, so that one slow or
 * dead conversation holds up nobody else.
 */
import { randomUUID } from 'node:crypto'
import type { Channel } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import type { Logger } from '../log.ts'
import { type ChannelTerms, type Cursor, claim, fromTheStart, type Turn } from './claim.ts'
import { outboxHint } from './enqueue.ts'
import { findNextDue } from './next-due.ts'
import { promote } from './promote.ts'
import { reason } from './reason.ts'
import { type Lost, recover } from './recover.ts'
import { type AsOfNow, type Attempt, type IsOlder, sendTurn, type TurnLimits } from './send-turn.ts'
import { SettleQueue } from './settle-queue.ts'

export interface DispatcherOptions {
  readonly db: Database
  readonly clock: Clock
  readonly channels: readonly Channel[]
  readonly log: Logger
  /** Whether what goes by this channel is this process's to send at all; left out: always. */
  readonly maySend?: (channel: string) => boolean
  /** Told of every attempt once it is over, before it is written down: metrics, and tests that wait for it. */
  readonly onAttempt?: (attempt: Attempt) => void
  /** Told of every message that was given up because whoever sent it died: metrics. */
  readonly onLost?: (lost: Lost) => void
  /** Asked right before every sending; left out: what is said is what was written. */
  readonly asOfNow?: AsOfNow
  /** Left out: no newer version works on this database. */
  readonly isOlder?: IsOlder
  /** Conversations at once. */
  readonly concurrency?: number
  readonly leaseMs?: number
  /** Well under half of the lease. */
  readonly sendTimeoutMs?: number
  readonly pollMs?: number
  /** At a stop, how long sends may go on before they are given up. */
  readonly drainMs?: number
  readonly random?: () => number
}

export interface Dispatcher {
  /**
   * Sends everything that can be sent now and waits until it is settled. @returns attempts made
   * @throws what kept it from looking: nobody waits here for a database that is away
   */
  runOnce(): Promise<number>
  start(): void
  /** Ends in `drainMs` and a little: finishes what was begun, returns the leases of what was not. */
  stop(): Promise<void>
  /** What keeps it from looking, in a sentence for the operator; null: nothing does. */
  trouble(): string | null
  /** In service time; in the past when something can be sent now; null when nothing waits. */
  nextDueAt(): Promise<Date | null>
}

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  return new OutboxDispatcher(options)
}

/** Between the last moment to begin a send and the end of the lease, besides the send's own time. */
const leaseReserveMs = 1_000
/** It looks every second; a look of a busy database takes seconds. */
const longestLookMs = 60_000
/** Of what is left for newer processes the log says no more than this. */
const newerTellMs = 60_000
/** Claims in a row that other replicas won before the next poll is waited for. */
const mostLosses = 20

class OutboxDispatcher implements Dispatcher {
  readonly #options: Required<Omit<DispatcherOptions, 'onAttempt' | 'onLost'>>
  readonly #channels: ReadonlyMap<string, { readonly channel: Channel; readonly terms: ChannelTerms }>
  readonly #terms: readonly ChannelTerms[]
  readonly #settling: SettleQueue
  readonly #report: (attempt: Attempt) => void
  readonly #reportLost: (lost: Lost) => void
  readonly #stopping = new AbortController()
  readonly #underWay = new Set<() => void>()
  readonly #id = randomUUID()
  #claims = 0
  #attempts = 0
  #inFlight = 0
  #cursor: Cursor = fromTheStart
  #tendedAtMs = Number.NEGATIVE_INFINITY
  #toldOfNewerAtMs = Number.NEGATIVE_INFINITY
  #looking = false
  #lookAgain = false
  #starved = false
  #lookedAtMs = 0
  /** The last look failed. */
  #failing = false
  readonly #rounds = new Set<(error: unknown) => void>()
  #timer: NodeJS.Timeout | undefined
  #running = false
  #unlisten: (() => void) | undefined
  #waitingForQuiet: (() => void)[] = []

  constructor(options: DispatcherOptions) {
    const { onAttempt, onLost, ...given } = options
    this.#options = {
      concurrency: 200,
      leaseMs: 30_000,
      sendTimeoutMs: 10_000,
      pollMs: 1_000,
      drainMs: 8_000,
      random: Math.random,
      maySend: () => true,
      asOfNow: async ({ payload }) => payload,
      isOlder: async () => false,
      ...given,
    }
    const { db, clock, log, channels } = this.#options
    this.#channels = new Map(
      channels.map(channel => [
        channel.name,
        { channel, terms: { channel: channel.name, ...channel.limits } },
      ]),
    )
    this.#terms = [...this.#channels.values()].map(({ terms }) => terms)
    this.#settling = new SettleQueue(db.sql, clock, log, () => this.#wake())
    this.#report = attempt => {
      this.#attempts += 1
      this.#note(attempt)
      onAttempt?.(attempt)
    }
    this.#reportLost = lost => {
      const { reason: why, ...rest } = lost
      log.warn({ event: 'send', ...rest, result: 'dead', why }, 'given up: whoever sent it died')
      onLost?.(lost)
    }
  }

  #note({ reason: why, ...rest }: Attempt): void {
    const { log } = this.#options
    const line = { event: 'send', ...rest, why }
    if (why !== reason.newerVersion) {
      const isTrouble = rest.result === 'dead' || why?.startsWith('sealed:') === true
      log[isTrouble ? 'warn' : 'info'](line)
      return
    }
    if (performance.now() - this.#toldOfNewerAtMs < newerTellMs) return
    this.#toldOfNewerAtMs = performance.now()
    log.warn(line, 'cannot be read by this process, and is left for those of the newer version')
  }

  async runOnce(): Promise<number> {
    const before = this.#attempts
    this.#tendedAtMs = Number.NEGATIVE_INFINITY
    this.#wake()
    await this.#quietOrFailed()
    return this.#attempts - before
  }

  start(): void {
    this.#running = true
    this.#lookedAtMs = performance.now()
    this.#unlisten = this.#options.db.onHint(outboxHint, () => this.#wake())
    this.#wake()
  }

  async stop(): Promise<void> {
    this.#running = false
    this.#stopping.abort()
    clearTimeout(this.#timer)
    const cut = setTimeout(() => this.#giveUp(), this.#options.drainMs)
    this.#unlisten?.()
    await this.#quiet()
    clearTimeout(cut)
  }

  #giveUp(): void {
    for (const giveUp of this.#underWay) giveUp()
  }

  trouble(): string | null {
    if (!this.#running) return null
    const silentMs = performance.now() - this.#lookedAtMs
    if (silentMs > longestLookMs)
      return `has not looked for ${Math.round(silentMs / 1_000)} s: nothing is sent by this process; restart it if it stays so`
    return this.#failing
      ? 'cannot look for messages, the log says why ("event":"outbox_look"); it tries again every second'
      : null
  }

  nextDueAt(): Promise<Date | null> {
    const { db, clock } = this.#options
    return findNextDue(db.sql, clock, [...this.#channels.keys()])
  }

  /** Looks soon; any number of hints that come meanwhile are one more look. */
  #wake(): void {
    this.#lookAgain = true
    if (this.#looking) return
    this.#looking = true
    void this.#keepLooking()
  }

  async #keepLooking(): Promise<void> {
    while (this.#lookAgain && !this.#stopping.signal.aborted) {
      this.#lookAgain = false
      try {
        this.#arm(await this.#look())
        this.#failing = false
      } catch (error) {
        if (!this.#failing) this.#options.log.error({ event: 'outbox_look', err: error }, 'cannot claim')
        this.#lookedAtMs = performance.now()
        this.#failing = true
        for (const fail of this.#rounds) fail(error)
        this.#arm(this.#options.pollMs)
      }
    }
    this.#looking = false
    this.#tellQuiet()
  }

  /** Claims until nothing is left or no turn is free. @returns milliseconds until it should look again */
  async #look(): Promise<number> {
    const { db, clock, concurrency, leaseMs, pollMs } = this.#options
    this.#starved = false
    let losses = 0
    while (!this.#stopping.signal.aborted) {
      await this.#tend()
      this.#lookedAtMs = performance.now()
      const max = concurrency - this.#inFlight
      this.#starved = max <= 0
      if (this.#starved) break
      const after = this.#cursor
      const claimedAtMs = performance.now()
      const claimedOffsetMs = clock.offsetMs
      const lease = `${this.#id}.${++this.#claims}`
      const terms = this.#openTerms()
      const claimed = await claim(db.sql, clock, { terms, after, max, lease, leaseMs })
      this.#lookedAtMs = performance.now()
      for (const turn of claimed.turns) this.#begin(turn, claimedAtMs, claimedOffsetMs)
      this.#cursor = claimed.found >= max ? claimed.last : fromTheStart
      losses = claimed.turns.length === 0 ? losses + 1 : 0
      if (claimed.isBehind) {
        await promote(db.sql, clock)
        continue
      }
      const passedAll =
        after === fromTheStart && claimed.found === claimed.turns.length && claimed.found < max
      if (!passedAll && losses < mostLosses) continue
      const { promoted, nextInMs } = await promote(db.sql, clock)
      if (promoted === 0) return Math.min(nextInMs ?? pollMs, claimed.nextInMs ?? pollMs)
    }
    return pollMs
  }

  /** What this process can send by now: a connection is another process's, or down, or speaks for somebody else. */
  #openTerms(): ChannelTerms[] {
    return [...this.#channels.values()]
      .filter(({ channel }) => this.#options.maySend(channel.name) && channel.isOpen?.() !== false)
      .map(({ terms }) => terms)
  }

  /** Once a poll: what is due and what others have left behind, also while there is no end to the claims. */
  async #tend(): Promise<void> {
    const { db, clock, pollMs } = this.#options
    if (performance.now() - this.#tendedAtMs < pollMs) return
    this.#tendedAtMs = performance.now()
    const { dead } = await recover(db.sql, clock, this.#terms)
    for (const lost of dead) this.#reportLost(lost)
    await promote(db.sql, clock)
  }

  #begin(turn: Turn, claimedAtMs: number, claimedOffsetMs: number): void {
    const served = this.#channels.get(turn.channel)
    if (!served) throw new Error(`claimed a message of the channel ${turn.channel}, which is not served`)
    const { leaseMs, sendTimeoutMs, clock, random, asOfNow, isOlder } = this.#options
    const limits: TurnLimits = {
      claimedAtMs,
      claimedOffsetMs,
      beginBeforeMs: claimedAtMs + leaseMs - sendTimeoutMs - leaseReserveMs,
      stopping: this.#stopping.signal,
      underWay: this.#underWay,
    }
    this.#inFlight += 1
    const settings = { clock, sendTimeoutMs, random, asOfNow, isOlder, report: this.#report }
    void sendTurn(turn, served.channel, served.terms, limits, settings)
      .then(outcome => this.#settling.add(outcome, claimedAtMs + leaseMs))
      // Only a fault of whoever listens to the attempts; the turn ends as a crashed one does.
      .catch((error: unknown) =>
        this.#options.log.error({ event: 'outbox_turn', err: error }, 'a turn broke'),
      )
      .finally(() => {
        this.#inFlight -= 1
        if (this.#starved) this.#wake()
        else this.#tellQuiet()
      })
  }

  #arm(inMs: number): void {
    clearTimeout(this.#timer)
    if (!this.#running) return
    // A timer may be a little early; the look after it would then find nothing and arm it again.
    this.#timer = setTimeout(
      () => this.#wake(),
      Math.min(this.#options.pollMs, Math.max(1, Math.ceil(inMs) + 1)),
    )
  }

  get #isQuiet(): boolean {
    return !this.#looking && this.#inFlight === 0 && this.#settling.empty
  }

  #quiet(): Promise<void> {
    return new Promise(resolve => {
      this.#waitingForQuiet.push(resolve)
      this.#tellQuiet()
    })
  }

  async #quietOrFailed(): Promise<void> {
    let fail: (error: unknown) => void = () => undefined
    const failed = new Promise<never>((_, reject) => {
      fail = reject
    })
    this.#rounds.add(fail)
    await Promise.race([this.#quiet(), failed]).finally(() => this.#rounds.delete(fail))
  }

  #tellQuiet(): void {
    if (!this.#isQuiet) return
    for (const resolve of this.#waitingForQuiet.splice(0)) resolve()
  }
}
