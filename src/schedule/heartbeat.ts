import { type Logger as Reporter, schedule } from 'node-cron'
import type { Logger } from '../log.ts'
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
    { noOverlap: true, logger: reporter(deps.log) },
  )
  return async () => {
    await task.destroy()
    await beat
  }
}

/** Else it writes coloured text to the console, between the log's lines. */
function reporter(log: Logger): Reporter {
  const fields = { event: 'heartbeat' }
  const error = (said: string | Error, err?: Error): void => {
    if (typeof said !== 'string') log.error({ ...fields, err: said }, 'the beat failed')
    else log.error(err === undefined ? fields : { ...fields, err }, said)
  }
  return {
    info: said => log.info(fields, said),
    warn: said => log.warn(fields, said),
    error,
    debug: () => undefined,
  }
}
