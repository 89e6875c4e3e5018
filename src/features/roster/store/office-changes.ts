import type { Tx } from '../../../db/tx.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { followRoster } from '../../meetings/store/follow-roster.ts'
import { lookAtRotaAgain } from '../../reception/store/stale-rotas.ts'
import type { RosterRecord } from '../rules/plan.ts'

type Changed = Pick<RosterRecord, 'id' | 'active' | 'leftReason'>

/** What follows in the same transaction when people have left or come back: the log, the sheets to come, the rota. */
export async function settleOfficeChanges(
  tx: Tx,
  congressId: number,
  changed: readonly Changed[],
  now: Date,
): Promise<void> {
  if (changed.length === 0) return
  await recordDeeds(
    tx,
    changed.map(({ id, active, leftReason }) => ({
      congressId,
      at: now,
      userid: null,
      action: active ? 'roster.returned' : 'roster.left',
      outcome: 'done',
      subject: `person:${id}`,
      detail: active ? {} : { reason: leftReason },
    })),
  )
  await followRoster(tx, congressId, now)
  await lookAtRotaAgain(tx, congressId)
}
