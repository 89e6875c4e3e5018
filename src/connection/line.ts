/**
 * The AI bot's long connection as this process has it: held by one replica at a time, which the database decides, because
 * the platform gives a bot one connection and two that want it would push each other out for ever (wecom-protocol 2.6).
 *
 * While the database is away the holder stays connected: nobody else can take the lease from a database that is away. Once
 * it learns that somebody else has it, it lets go. Pushed out although it has the lease, it meets somebody outside of this
 * service (another installation with the same secret): it waits, longer each time, and says so.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Logger } from '../log.ts'
import type { ConnectionFrame } from '../wecom/connection-frame.ts'
import type { LineState, LongConnection, LongConnectionSettings } from '../wecom/long-connection.ts'
import { type Lease, leaseMs } from './lease.ts'

export interface LineDeps {
  readonly lease: Lease
  readonly credentials: () => Pick<LongConnectionSettings, 'botId' | 'secret' | 'url'>
  readonly heard: (frame: ConnectionFrame) => void
  /** Told of every change, once it can be seen. */
  readonly changed: (state: Standing) => void
  readonly log: Logger
  readonly timing?: Partial<LineTiming> | undefined
  readonly heartbeatMs?: number | undefined
}

export interface LineTiming {
  /** Between two renewals of the holder. */
  readonly renewMs: number
  /** Between two looks of the others. */
  readonly lookMs: number
  /** After being pushed out; doubled each time, up to the longest. */
  readonly backOffMs: number
  readonly longestBackOffMs: number
}

const defaults: LineTiming = {
  renewMs: 3_000,
  lookMs: 1_000,
  backOffMs: 60_000,
  longestBackOffMs: 30 * 60_000,
}

/** `standby`: another process holds the connection. */
export type Standing = LineState | { readonly kind: 'standby' }

export class Line {
  readonly #deps: LineDeps
  readonly #timing: LineTiming
  #connection: LongConnection | null = null
  #standing: Standing = { kind: 'standby' }
  #timer: NodeJS.Timeout | undefined
  #running = false
  #look: Promise<void> = Promise.resolve()
  /** `performance.now()` of the last time that the database said it is ours. */
  #heldAtMs = Number.NEGATIVE_INFINITY
  #openedAtMs = Number.NEGATIVE_INFINITY
  #backOffMs = 0
  #quietUntilMs = Number.NEGATIVE_INFINITY
  #hasFailed = false

  constructor(deps: LineDeps) {
    this.#deps = deps
    this.#timing = { ...defaults, ...deps.timing }
  }

  get standing(): Standing {
    return this.#standing
  }

  /** Null: this process cannot send now. */
  get open(): LongConnection | null {
    return this.#standing.kind === 'open' ? this.#connection : null
  }

  start(): void {
    this.#running = true
    this.#arm(0)
  }

  /** Lets go of the connection and returns the lease, so that another process has it within a second. */
  async stop(): Promise<void> {
    this.#running = false
    clearTimeout(this.#timer)
    // At once, and without the database: what is heard from here on would be nobody's.
    this.#letGo({ kind: 'closed' })
    await this.#look
    await this.#deps.lease
      .release()
      .catch((error: unknown) =>
        this.#deps.log.warn({ event: 'connection', err: error }, 'lease not returned'),
      )
  }

  #arm(inMs: number): void {
    if (!this.#running) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#look = this.#tend().finally(() =>
        this.#arm(this.#connection === null ? this.#timing.lookMs : this.#timing.renewMs),
      )
    }, inMs)
  }

  async #tend(): Promise<void> {
    let isOurs: boolean
    const askedAtMs = performance.now()
    try {
      isOurs = await this.#deps.lease.take()
      this.#hasFailed = false
    } catch (error) {
      if (!this.#hasFailed)
        this.#deps.log.warn(
          { event: 'connection', err: error },
          'the lease of the connection was not renewed',
        )
      this.#hasFailed = true
      return
    }
    if (!this.#running) return
    if (isOurs) {
      this.#heldAtMs = askedAtMs
      if (this.#connection === null && performance.now() >= this.#quietUntilMs) await this.#connect()
    } else if (this.#standing.kind !== 'standby') this.#letGo({ kind: 'standby' })
  }

  async #connect(): Promise<void> {
    // Tencent's client takes a while to load: whoever has no long connection does not pay for it.
    const { LongConnection } = await import('../wecom/long-connection.ts')
    if (!this.#running) return
    const { credentials, heard, log, heartbeatMs } = this.#deps
    const connection: LongConnection = new LongConnection({
      ...credentials(),
      log,
      heard,
      changed: state => {
        if (this.#connection === connection) this.#hear(state)
      },
      ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
    })
    this.#connection = connection
    this.#become(connection.state)
  }

  #hear(state: LineState): void {
    if (state.kind === 'open') this.#openedAtMs = performance.now()
    if (state.kind === 'displaced') this.#leaveTheField(state)
    else this.#become(state)
  }

  #leaveTheField(state: LineState): void {
    // Somebody of ours has taken over, or somebody else has the secret.
    const isOurs = performance.now() - this.#heldAtMs < leaseMs
    if (isOurs) this.#backOff()
    this.#letGo(isOurs ? state : { kind: 'standby' })
  }

  #backOff(): void {
    const { backOffMs, longestBackOffMs } = this.#timing
    const wasLong = performance.now() - this.#openedAtMs > longestBackOffMs
    this.#backOffMs = Math.min(Math.max(backOffMs, wasLong ? 0 : this.#backOffMs * 2), longestBackOffMs)
    this.#quietUntilMs = performance.now() + this.#backOffMs
    this.#deps.log.error(
      { event: 'connection', backOffMs: this.#backOffMs },
      'somebody outside of this service has connected with the same WECOM_BOT_ID: only one can, and this one waits',
    )
  }

  #letGo(standing: Standing): void {
    const left = this.#connection
    this.#connection = null
    left?.close()
    this.#become(standing)
  }

  #become(standing: Standing): void {
    if (isDeepStrictEqual(standing, this.#standing)) return
    this.#standing = standing
    this.#deps.changed(standing)
  }
}
