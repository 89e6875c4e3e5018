/** One process of the simulated service: its desk, its jobs and its dispatcher, any of which can die at any moment. */
import type { Incoming } from '../../../src/bot/incoming.ts'
import type { Reply } from '../../../src/bot/reply.ts'
import type { Clock } from '../../../src/clock.ts'
import type { Database } from '../../../src/db/open.ts'
import { ConnectionLost } from '../../../src/db/trouble.ts'
import type { Tx } from '../../../src/db/tx.ts'
import { createDesk } from '../../../src/desk/express-lane.ts'
import { registry } from '../../../src/desk/registry.ts'
import { createDispatcher } from '../../../src/outbox/dispatcher.ts'
import { jobs } from '../../../src/schedule/jobs.ts'
import { runDue } from '../../../src/schedule/run-due.ts'
import { botName } from '../../desk/stage.ts'
import { quietLog } from '../../support/database.ts'
import type { SimulatedPlatform } from './platform.ts'

/** When a transaction's process or connection goes: what was done is undone, or it is done and nobody knows. */
export type Crash = 'before the commit' | 'after the commit'

export class Replica {
  readonly desk: (incoming: Incoming) => Promise<Reply>
  readonly #db: Database
  readonly #clock: Clock
  readonly #platform: SimulatedPlatform
  readonly #rounds: Promise<unknown>[] = []
  /** Transactions that still go well, and how the one after them ends. */
  #crash: { goodFirst: number; readonly how: Crash } | null = null

  constructor(db: Database, clock: Clock, platform: SimulatedPlatform) {
    const mortal = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => this.#transaction(db, work)
    this.#db = { ...db, transaction: mortal }
    this.#clock = clock
    this.#platform = platform
    this.desk = createDesk({ db: this.#db, clock, registry, botName, log: quietLog })
  }

  crashAt(how: Crash, goodFirst = 0): void {
    this.#crash = { goodFirst, how }
  }

  /** @returns whether there was one that had not come yet */
  forgetCrash(): boolean {
    const left = this.#crash !== null
    this.#crash = null
    return left
  }

  /** What is due is done, as far as it does not die of it. */
  tick(): Promise<void> {
    return runDue({ db: this.#db, clock: this.#clock, jobs, botName, log: quietLog })
  }

  /** Sends what can be sent. @returns false when it died of it, with its leases left behind */
  async send(): Promise<boolean> {
    let die = (): void => undefined
    const death = new Promise<false>(resolve => {
      die = () => resolve(false)
    })
    const dispatcher = createDispatcher({
      db: this.#db,
      clock: this.#clock,
      channels: [this.#platform.channel(() => die())],
      log: quietLog,
      sendTimeoutMs: 14_000,
    })
    const round = dispatcher.runOnce().then(() => true)
    this.#rounds.push(round)
    return Promise.race([round, death])
  }

  /** Waits for everything that it has begun to send, also after its death; those who sleep must have been woken. */
  async quiet(): Promise<void> {
    await Promise.allSettled(this.#rounds)
  }

  async #transaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
    const crash = this.#crash
    if (crash === null || crash.goodFirst-- > 0) return db.transaction(work)
    this.#crash = null
    if (crash.how === 'after the commit') {
      await db.transaction(work)
      throw new ConnectionLost('the simulated process is gone', 'unknown')
    }
    return db.transaction(async tx => {
      await work(tx)
      throw new ConnectionLost('the simulated process is gone', 'no')
    })
  }
}
