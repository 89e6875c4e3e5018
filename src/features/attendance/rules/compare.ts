/** What was answered against who is there: what the liaison has to look into. Pure. */
import type { DayLine } from '../types.ts'

export interface Compared {
  /** Said they would come, and are not there. */
  readonly promised: readonly DayLine[]
  /** Asked for leave, or had it, and came; whose leave was refused came as he was told. */
  readonly cameAnyway: readonly DayLine[]
  /** Never answered, and are not there. */
  readonly silent: readonly DayLine[]
  /** Not there, with a leave that nobody has decided. */
  readonly undecided: readonly DayLine[]
  /** Not there, though their leave was refused. */
  readonly refused: readonly DayLine[]
}

export function compare(lines: readonly DayLine[]): Compared {
  const missing = lines.filter(line => line.standing === 'absent')
  const here = lines.filter(line => line.standing === 'present')
  return {
    promised: missing.filter(line => line.said === 'attend'),
    cameAnyway: here.filter(line => line.said === 'leaveApproved' || line.said === 'leavePending'),
    silent: missing.filter(line => line.said === 'silent' || (line.said === null && line.isMember)),
    undecided: missing.filter(line => line.said === 'leavePending'),
    refused: missing.filter(line => line.said === 'leaveRefused'),
  }
}

export const isAsSaid = (compared: Compared): boolean =>
  Object.values(compared).every(lines => lines.length === 0)
