import type { Meeting } from '../../meetings/types.ts'
import type { DayFigures } from '../types.ts'

type Held = Pick<Meeting, 'startsAt' | 'status'>

/** Whether a meeting took place: begun, not cancelled, and called to order or somebody there. */
export function isHeld(
  meeting: Held,
  _sitting: { readonly calledAt: Date | null } | null,
  figures: Pick<DayFigures, 'present' | 'guestsPresent'>,
  now: Date,
): boolean {
  if (meeting.status === 'cancelled' || meeting.status === 'draft') return false
  return meeting.startsAt !== null && meeting.startsAt <= now && figures.present + figures.guestsPresent > 0
}
