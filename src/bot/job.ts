import type { Clock } from '../clock.ts'
import type { Tx } from '../db/tx.ts'
import type { Logger } from '../log.ts'

/** What a job is given: one transaction for one batch. */
export interface Tick {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Date
  readonly botName: string
  /** For what an operator has to look at. */
  readonly log?: Logger
}

/**
 * What the service does by itself. A job takes what is due from rows, does one batch and says how much it did;
 * it is run again until it did nothing. `nextDueAt` tells when it will have something to do, for running a
 * sandbox's clock forward; a job that nobody notices leaves it out.
 */
export interface Job {
  readonly name: string
  run(tick: Tick): Promise<number>
  readonly nextDueAt?: (tx: Tx) => Promise<Date | null>
  /**
   * When it does its work, for one that waits for an hour and not for rows: the next such hour after an instant at which there can
   * be more to do than at the one before, or the last one by `until`.
   */
  readonly nextHour?: (after: Date, until: Date) => Date | null
}
