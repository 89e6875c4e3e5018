/** What happens to a clock that runs: it stands still, goes on, is given a later day. */
import type { Day } from '../../../calendar/day.ts'
import type { Clock } from '../types.ts'

export const withChange = (clock: Clock | null, change: Clock['changes'][number]): Clock | null =>
  clock && { ...clock, changes: [...clock.changes, change] }

/** A later day is allowed. Where it stands still, it goes on standing still: those days come on top of the later day. */
export function extended(clock: Clock | null, until: Day, on: Day): Clock | null {
  const isPaused = clock?.changes.some(change => change.kind === 'pause' && change.until === null) ?? false
  const later = withChange(resumed(clock, on), { kind: 'extension', until })
  return isPaused ? withChange(later, { kind: 'pause', from: on, until: null }) : later
}

/** The pause that was open ends on this day. */
export const resumed = (clock: Clock | null, on: Day): Clock | null =>
  clock && {
    ...clock,
    changes: clock.changes.map(change =>
      change.kind === 'pause' && change.until === null ? { ...change, until: on } : change,
    ),
  }
