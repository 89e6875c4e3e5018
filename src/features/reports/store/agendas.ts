import type { Tx } from '../../../db/tx.ts'
import type { HeldMeeting } from '../../activities/types.ts'
import { readAgendas } from '../../agenda/store/items.ts'
import type { ShownItem } from '../../agenda/types.ts'

/** What was dealt with, by meeting: as the agenda stands now, not as the notice had it. Of sessions and of the presidium. */
export const agendasOf = (
  tx: Tx,
  held: readonly HeldMeeting[],
): Promise<ReadonlyMap<number, readonly ShownItem[]>> =>
  readAgendas(
    tx,
    held.filter(({ kind }) => kind === 'session' || kind === 'presidium').map(({ meeting }) => meeting),
  )
