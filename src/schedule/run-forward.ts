import type { MovableClock } from '../clock.ts'
import type { Dispatcher } from '../outbox/dispatcher.ts'
import { earliest, nextDueAt, runDue, type ScheduleDeps } from './run-due.ts'

/** What is due and cannot be done (a job that fails) is passed over in growing steps. */
const firstStepMs = 1_000
const longestStepMs = 3_600_000

/**
 * Runs a movable clock to `instant`, from one thing that is due to the next: each happens at its own time and
 * in its order, as it would have if somebody had waited.
 */
export async function runForward(
  deps: ScheduleDeps & { readonly clock: MovableClock },
  dispatcher: Dispatcher,
  instant: Date,
): Promise<void> {
  await doWhatIsDue(deps, dispatcher)
  let stepMs = firstStepMs
  for (;;) {
    const next = earliest([await nextDueAt(deps), await dispatcher.nextDueAt()])
    if (await keptItsHour(deps, next, instant)) continue
    if (next === null || next > instant) break
    const now = deps.clock.now().getTime()
    stepMs = next.getTime() > now ? firstStepMs : Math.min(stepMs * 2, longestStepMs)
    const at = Math.max(next.getTime(), now + (next.getTime() > now ? 0 : stepMs))
    if (at > instant.getTime()) break
    deps.clock.moveTo(new Date(at))
    await doWhatIsDue(deps, dispatcher)
  }
  deps.clock.moveTo(instant)
  await doWhatIsDue(deps, dispatcher)
}

/** The next hour that a job waits for, when it comes before all else: it works, and nobody else has anything to do. */
async function keptItsHour(
  deps: ScheduleDeps & { readonly clock: MovableClock },
  next: Date | null,
  instant: Date,
): Promise<boolean> {
  const now = deps.clock.now()
  const hours = deps.jobs.flatMap(job => {
    const at = job.nextHour?.(now, instant) ?? null
    return at === null ? [] : [{ job, at }]
  })
  const [first] = hours.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  if (first === undefined || (next !== null && next <= first.at)) return false
  deps.clock.moveTo(first.at)
  await runDue({ ...deps, jobs: [first.job] })
  return true
}

async function doWhatIsDue(deps: ScheduleDeps, dispatcher: Dispatcher): Promise<void> {
  await runDue(deps)
  await dispatcher.runOnce()
}
