import type { Clock } from '../../clock.ts'
import type { Tx } from '../../db/tx.ts'
import { settingsOf } from '../congress/settings.ts'
import { findCongress, lockCongress } from '../congress/store.ts'
import { recordDeeds } from '../deeds/store.ts'
import { tellPrivately } from '../notes/outreach.ts'
import { asClerk } from '../notes/rules.ts'
import { clerkIds } from '../roster/store/clerks.ts'
import { notReachedDeed, notReachedSince, ownersOf } from './store.ts'
import { notReached } from './texts.ts'

const dayMs = 86_400_000

/**
 * The clerks of a congress hear by name whom the app does not reach: of each person once a day, however many messages
 * to him fail. Whoever is not reached himself is not told, so that a word that fails in its turn tells nobody of it in a ring.
 * @param outboxIds rows that the platform did not take because of their account
 */
export async function tellOfInvalid(
  tx: Tx,
  { clock, botName }: { readonly clock: Clock; readonly botName: string },
  outboxIds: readonly number[],
): Promise<void> {
  const owners = await ownersOf(tx, outboxIds)
  // In one order, so that two who tell at once wait for each other.
  const congressIds = [...new Set(owners.map(({ congressId }) => congressId))].toSorted((a, b) => a - b)
  for (const congressId of congressIds) {
    await lockCongress(tx, congressId)
    const now = clock.now()
    const since = new Date(now.getTime() - dayMs)
    const own = owners.filter(owner => owner.congressId === congressId)
    const clerks = await clerkIds(tx, congressId)
    const asked = [...clerks, ...own.map(({ personId }) => personId)]
    const told = await notReachedSince(tx, congressId, asked, since)
    const fresh = own.filter(({ personId }) => !told.has(personId))
    const congress = await findCongress(tx, congressId)
    if (fresh.length === 0 || congress === null) continue
    const silent = new Set([...told, ...fresh.map(({ personId }) => personId)])
    const personIds = clerks.filter(id => !silent.has(id))
    const deed = { congressId, at: now, userid: null, action: notReachedDeed, outcome: 'done' as const }
    await recordDeeds(
      tx,
      fresh.map(({ personId }) => ({ ...deed, subject: `person:${personId}`, detail: { personId } })),
    )
    const word = { congressId, personIds, text: notReached(fresh), rights: asClerk, subject: 'reach' }
    const { quietHours } = settingsOf(congress)
    await tellPrivately(tx, clock, now, word, { zone: congress.zone, quietHours, botName })
  }
}
