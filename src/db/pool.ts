/**
 * Lanes, each with one caller at a time. Lost lanes are forgotten and opened anew when somebody waits; nobody
 * waits longer than `acquireMs`, also while the database is away.
 */
import { Lane, type LaneOptions } from './lane.ts'
import { ConnectionLost, codesOf, isConnectionTrouble } from './trouble.ts'

export interface PoolOptions {
  readonly size: number
  readonly lane: LaneOptions
  readonly acquireMs: number
  /** A lane lost that nobody closed: the database went away under it. */
  readonly onLost?: () => void
}

interface Waiter {
  readonly resolve: (lane: Lane) => void
  readonly reject: (error: unknown) => void
  readonly late: NodeJS.Timeout
}

const RETRY_MS = { first: 20, most: 320 }
const WATCH_MS = 250
/** After the server's own `statement_timeout` this long, the network is taken to be dead. */
const SILENCE_MS = 1000

export class Pool {
  readonly #options: PoolOptions
  readonly #lanes = new Set<Lane>()
  readonly #idle: Lane[] = []
  readonly #waiters: Waiter[] = []
  readonly #watch: NodeJS.Timeout
  readonly #openers = new Set<Promise<void>>()
  #closing = false
  /** Why the last connection could not be opened. */
  #refusal: unknown
  #allReturned: (() => void) | undefined

  constructor(options: PoolOptions) {
    this.#options = options
    this.#watch = setInterval(() => this.#cutSilent(), WATCH_MS).unref()
  }

  /** How many are in use, how many are free, how many callers wait for one. */
  get load(): { readonly busy: number; readonly idle: number; readonly waiting: number } {
    const idle = this.#idle.length
    return { busy: this.#lanes.size - idle, idle, waiting: this.#waiters.length }
  }

  /** Lends a lane to `use` alone, for as long as its promise takes. */
  async lend<T>(use: (lane: Lane) => Promise<T>): Promise<T> {
    if (this.#closing) throw closedError()
    const lane = this.#idle.pop() ?? (await this.#wait())
    try {
      return await use(lane)
    } finally {
      this.#giveBack(lane)
    }
  }

  /** Refuses new work, lets running work finish for `withinMs`, then cuts it. Always ends. */
  async close(withinMs: number): Promise<void> {
    this.#closing = true
    clearInterval(this.#watch)
    for (const waiter of this.#waiters.splice(0)) refuse(waiter, closedError())
    if (this.#lanes.size > this.#idle.length) {
      await new Promise<void>(resolve => {
        this.#allReturned = resolve
        setTimeout(resolve, withinMs).unref()
      })
    }
    await Promise.all(this.#openers)
    await Promise.all(
      Array.from(this.#lanes, lane =>
        this.#idle.includes(lane) ? lane.close(500) : lane.destroy('the service stops'),
      ),
    )
  }

  #wait(): Promise<Lane> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiters.splice(this.#waiters.indexOf(waiter), 1)
        reject(this.#tooLate())
      }, this.#options.acquireMs)
      const waiter = { resolve, reject, late }
      this.#waiters.push(waiter)
      this.#grow()
    })
  }

  #tooLate(): ConnectionLost {
    const message = `no database connection within ${this.#options.acquireMs} ms`
    return this.#openers.size > 0
      ? new ConnectionLost(message, 'no', { cause: this.#refusal })
      : new ConnectionLost(message, 'no')
  }

  #grow(): void {
    const free = this.#options.size - this.#lanes.size - this.#openers.size
    const wanted = Math.min(free, this.#waiters.length - this.#openers.size)
    for (let i = 0; i < wanted; i++) {
      const opener = this.#open().finally(() => {
        this.#openers.delete(opener)
        this.#grow()
      })
      this.#openers.add(opener)
    }
  }

  /** Tries until a lane is there or nobody waits for it any more. */
  async #open(): Promise<void> {
    for (
      let pauseMs = RETRY_MS.first;
      this.#waiters.length > 0;
      pauseMs = Math.min(pauseMs * 2, RETRY_MS.most)
    ) {
      try {
        const lane = await Lane.open(this.#options.lane)
        if (this.#closing) return await lane.close(500)
        if (lane.lost) continue
        this.#lanes.add(lane)
        lane.onLost = () => this.#forget(lane)
        this.#offer(lane)
        return
      } catch (error) {
        this.#refusal = error
        if (!mayPass(error)) {
          for (const waiter of this.#waiters.splice(0)) refuse(waiter, error)
          return
        }
      }
      await new Promise(resolve => setTimeout(resolve, pauseMs))
    }
  }

  #giveBack(lane: Lane): void {
    if (lane.lost) return
    if (lane.worn) {
      this.#lanes.delete(lane)
      lane.onLost = undefined
      void lane.close(500)
      this.#grow()
    } else this.#offer(lane)
    if (this.#closing && this.#lanes.size === this.#idle.length) this.#allReturned?.()
  }

  #offer(lane: Lane): void {
    const waiter = this.#waiters.shift()
    if (!waiter) {
      if (!lane.lost) this.#idle.push(lane)
      return
    }
    clearTimeout(waiter.late)
    waiter.resolve(lane)
  }

  #forget(lane: Lane): void {
    this.#lanes.delete(lane)
    const at = this.#idle.indexOf(lane)
    if (at !== -1) this.#idle.splice(at, 1)
    if (this.#closing) {
      if (this.#lanes.size === this.#idle.length) this.#allReturned?.()
      return
    }
    this.#options.onLost?.()
    this.#grow()
  }

  #cutSilent(): void {
    const limitMs = this.#options.lane.statementTimeoutMs + SILENCE_MS
    for (const lane of this.#lanes) if (lane.isOverdue(limitMs)) lane.destroy('the database does not answer')
  }
}

function refuse(waiter: Waiter, error: unknown): void {
  clearTimeout(waiter.late)
  waiter.reject(error)
}

function closedError(): ConnectionLost {
  return new ConnectionLost('the database is closed', 'no')
}

/** The socket of a server that is down or starting is refused, missing, or answers 57P03. */
function mayPass(error: unknown): boolean {
  return isConnectionTrouble(error) || codesOf(error).some(code => /^(E[A-Z]+|57P01)$/.test(code))
}
