/**
 * Groups that count. A group is never taken away, since what it did stays its own; one whose last deputy has left, or was
 * put into another, owes nothing any more.
 */
import type { Tx } from '../../../db/tx.ts'
import { listGroups } from '../../roster/store/people.ts'
import type { DeputyGroup } from '../../roster/types.ts'
import type { HeldMeeting } from '../types.ts'
import { deputiesOf } from './year.ts'

type Of = Parameters<typeof deputiesOf>[1]

/** The groups that a deputy is in today. */
export async function livingGroups(tx: Tx, congress: Of): Promise<readonly DeputyGroup[]> {
  const living = new Set((await deputiesOf(tx, congress)).map(({ groupId }) => groupId))
  return (await listGroups(tx, congress.id)).filter(({ id }) => living.has(id))
}

/** Those, and the ones that did something of what was held. */
export async function groupsAmong(
  tx: Tx,
  congress: Of,
  held: readonly HeldMeeting[],
): Promise<readonly DeputyGroup[]> {
  const living = new Set((await livingGroups(tx, congress)).map(({ id }) => id))
  const groups = await listGroups(tx, congress.id)
  return groups.filter(({ id }) => living.has(id) || held.some(({ whose }) => whose === `group:${id}`))
}
