import { schedule } from 'node-cron'
import { runDue, type ScheduleDeps } from './run-due.ts'

/**
 * Looks at the start and on every full minute what is due. node-cron is no more than the beat: it forgets over
 * a restart and misses beats while the process is busy (reliability, section 0), and neither matters, because
 * what is due is read from rows.
 * @returns the way to stop; it waits for what is under way
 */
export function startHeartbeat(deps: ScheduleDeps): () => Promise<void> {
  let beat = runDue(deps)
  const task = schedule(
    '* * * * *',
    () => {
      beat = beat.then(() => runDue(deps))
      return beat
    },
    { noOverlap: true },
  )
  return async () => {
    await task.destroy()
    await beat
  }
}
