import type { Tx } from '../db/tx.ts'
import { closeMeetings, sendReminders, type Tick } from '../features/meetings/jobs.ts'
import { nextCloseAt, nextReminderAt } from '../features/meetings/store/reminders.ts'
import { forgetOld } from './housekeeping.ts'

/**
 * What the service does by itself. To add a job, write it in its feature and name it here.
 *
 * A job takes what is due from rows, does one batch and says how much it did; it is run again until it did
 * nothing. `nextDueAt` tells when it will have something to do, for running a sandbox's clock forward; a job
 * that nobody notices leaves it out.
 */
export interface Job {
  readonly name: string
  run(tick: Tick): Promise<number>
  readonly nextDueAt?: (tx: Tx) => Promise<Date | null>
}

export const jobs: readonly Job[] = [
  { name: 'meetings.close', run: closeMeetings, nextDueAt: nextCloseAt },
  { name: 'meetings.remind', run: sendReminders, nextDueAt: nextReminderAt },
  { name: 'forget', run: forgetOld },
]
