import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Clock } from '../clock.ts'
import type { JobRun } from '../schedule/run-due.ts'

/**
 * Registers what is known of the schedule.
 * @param nextDueAt when the next thing is due; in the past when nobody has done it yet
 * @returns to be told of every run that had something to do, or failed
 */
export function scheduleMetrics(
  registry: Registry,
  clock: Clock,
  nextDueAt: () => Promise<Date | null>,
): (run: JobRun) => void {
  const registers = [registry]
  const seconds = new Histogram({
    name: 'liaison_job_seconds',
    help: 'How long a job took that had something to do, by job and outcome.',
    labelNames: ['job', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60, 300],
    registers,
  })
  const done = new Counter({
    name: 'liaison_job_done_total',
    help: 'What jobs did: reminders, closings, calls, plans.',
    labelNames: ['job'],
    registers,
  })
  new Gauge({
    name: 'liaison_schedule_late_seconds',
    help: 'For how long the first thing that is due has been waiting; a beat comes every 60 s.',
    registers,
    async collect() {
      const due = await nextDueAt().catch(() => undefined)
      // Without a database nobody knows, and what is not known is no zero.
      if (due === undefined) this.remove()
      else this.set(due === null ? 0 : Math.max(0, (clock.now().getTime() - due.getTime()) / 1000))
    },
  })
  return ({ job, done: count, ms }) => {
    seconds.observe({ job, outcome: count === null ? 'failed' : 'done' }, ms / 1000)
    if (count !== null) done.inc({ job }, count)
  }
}
