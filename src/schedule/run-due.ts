/**
 * Does what is due, batch by batch, each in its own transaction. Any number of replicas may do so at once:
 * rows are taken with `for update skip locked` and are done when the transaction is, so each is done once; a
 * replica that dies leaves its batch to the others.
 */

import type { Job } from '../bot/job.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { isRetryable } from '../db/trouble.ts'
import type { Logger } from '../log.ts'

export interface ScheduleDeps {
  readonly db: Database
  readonly clock: Clock
  readonly jobs: readonly Job[]
  readonly botName: string
  readonly log: Logger
  /** Where it stands; for whoever asks whether the schedule lives. */
  readonly beat?: Beat
  /** Told of every job that had something to do, or failed: for the metrics. */
  readonly report?: (run: JobRun) => void
}

export interface Beat {
  /** When it last began a job or a batch of one (`performance.now()`); null: never. */
  atMs: number | null
  /** What it is at; null: it waits for the next minute. */
  job: string | null
}

export interface JobRun {
  readonly job: string
  /** How much was done; null: it failed. */
  readonly done: number | null
  readonly ms: number
}

/** A job that fails is logged and tried again at the next beat; it does not keep the others from running. */
export async function runDue(deps: ScheduleDeps): Promise<void> {
  beat(deps, null)
  for (const job of deps.jobs) {
    const startedMs = performance.now()
    try {
      await runOut(deps, job)
    } catch (error) {
      deps.report?.({ job: job.name, done: null, ms: performance.now() - startedMs })
      const ms = Math.round(performance.now() - startedMs)
      deps.log.error({ event: 'job', job: job.name, outcome: 'failed', ms, err: error }, 'a job failed')
    }
    beat(deps, null)
  }
}

/** With every batch: a long round, and a long job, live as long as they go on. */
function beat({ beat }: ScheduleDeps, job: string | null): void {
  if (beat === undefined) return
  beat.atMs = performance.now()
  beat.job = job
}

/** In a row, with nothing done between them: that is no bad luck any more, and the other jobs wait. */
const mostRepeated = 20

async function runOut(deps: ScheduleDeps, job: Job): Promise<void> {
  const { db, clock, botName, log, report } = deps
  const startedMs = performance.now()
  let done = 0
  const sum = { batches: 0, repeated: 0, statements: 0, written: 0, outbox: 0 }
  let inARow = 0
  for (;;) {
    beat(deps, job.name)
    const batch = await db
      .transaction(async tx => ({
        done: await job.run({ tx, clock, now: clock.now(), botName, log }),
        work: tx.work,
      }))
      .catch(error => {
        if (isRetryable(error) && inARow < mostRepeated) return null
        throw error
      })
    if (batch === null) {
      sum.repeated += 1
      inARow += 1
    } else {
      inARow = 0
      sum.batches += 1
      sum.statements += batch.work.statements
      sum.written += batch.work.written
      sum.outbox += batch.work.enqueued
    }
    if (batch?.done === 0) break
    done += batch?.done ?? 0
  }
  if (done === 0) return
  const ms = performance.now() - startedMs
  report?.({ job: job.name, done, ms })
  log.info({ event: 'job', job: job.name, outcome: 'done', done, ...sum, ms: Math.round(ms) })
}

/** The next instant at which some job has something to do; in the past when it has now. */
export async function nextDueAt({ db, jobs }: ScheduleDeps): Promise<Date | null> {
  const instants = await db.transaction(tx => Promise.all(jobs.map(job => job.nextDueAt?.(tx) ?? null)))
  return earliest(instants)
}

export function earliest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter(instant => instant !== null)
  return known.length === 0 ? null : new Date(Math.min(...known.map(instant => instant.getTime())))
}
