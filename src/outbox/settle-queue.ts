import type { Clock } from '../clock.ts'
import type { Sql } from '../db/sql.ts'
import { isConnectionTrouble, isRetryable } from '../db/trouble.ts'
import type { Logger } from '../log.ts'
import { type Outcome, settle } from './settle.ts'

interface Entry {
  readonly outcome: Outcome
  /** `performance.now()` at which its lease is over and writing it down has become pointless. */
  readonly leaseOverMs: number
}

const mostAtOnce = 500
const retryMs = 250

/**
 * Writes outcomes down, all that have come together since the last statement in one statement.
 *
 * While the database is away they wait as long as their leases hold: what was sent should not be sent again
 * only because nobody could write that it was. An outcome that cannot be written is dropped; `recover.ts`
 * then treats its turn as one that crashed.
 */
export class SettleQueue {
  readonly #sql: Sql
  readonly #clock: Clock
  readonly #log: Logger
  readonly #onSettled: () => void
  #entries: Entry[] = []
  #writing: Promise<void> | null = null

  constructor(sql: Sql, clock: Clock, log: Logger, onSettled: () => void) {
    this.#sql = sql
    this.#clock = clock
    this.#log = log
    this.#onSettled = onSettled
  }

  get empty(): boolean {
    return this.#writing === null
  }

  add(outcome: Outcome, leaseOverMs: number): void {
    this.#entries.push({ outcome, leaseOverMs })
    this.#writing ??= this.#writeAll()
  }

  async #writeAll(): Promise<void> {
    // What ends in the same turn of the event loop is written together.
    await new Promise(setImmediate)
    for (;;) {
      await this.#writeSome(this.#entries.splice(0, mostAtOnce))
      const more = this.#entries.length > 0
      if (!more) this.#writing = null
      this.#onSettled()
      if (!more) return
    }
  }

  async #writeSome(entries: readonly Entry[]): Promise<void> {
    const outcomes = entries.map(entry => entry.outcome)
    try {
      const owned = await settle(this.#sql, this.#clock, outcomes)
      const late = outcomes.length - owned
      if (late > 0)
        this.#log.warn({ event: 'outbox_late', turns: late }, 'the lease was over before it was settled')
    } catch (error) {
      const again = isConnectionTrouble(error) || isRetryable(error)
      const kept = again ? entries.filter(entry => entry.leaseOverMs > performance.now()) : []
      const counts = { kept: kept.length, dropped: entries.length - kept.length }
      this.#log.error({ event: 'outbox_settle', err: error, ...counts }, 'cannot settle')
      this.#entries.unshift(...kept)
      if (kept.length > 0) await new Promise(resolve => setTimeout(resolve, retryMs))
    }
  }
}
