import type { Tx } from '../../../db/tx.ts'
import type { HeldMeeting } from '../../activities/types.ts'
import { readAgenda } from '../../agenda/store/items.ts'
import type { ShownItem } from '../../agenda/types.ts'

/** What was dealt with, by meeting: as the agenda stands now, not as the notice had it. Of sessions and of the presidium. */
export async function agendasOf(
  tx: Tx,
  held: readonly HeldMeeting[],
): Promise<ReadonlyMap<number, readonly ShownItem[]>> {
  const found = new Map<number, readonly ShownItem[]>()
  for (const { kind, meeting } of held)
    if (kind === 'session' || kind === 'presidium') found.set(meeting.id, await readAgenda(tx, meeting))
  return found
}
