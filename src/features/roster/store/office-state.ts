import type { Tx } from '../../../db/tx.ts'
import { lockCongress } from '../../congress/store.ts'
import { lockComingSheets } from '../../meetings/store/follow-roster.ts'
import { takesLastClerk } from '../rules/plan.ts'
import type { OfficeState } from '../types.ts'
import { rosterRecords } from './import.ts'
import { settleOfficeChanges } from './office-changes.ts'

/**
 * Somebody leaves office or is in office again. The same again changes nothing.
 * @returns `last_clerk`, and nothing is changed, when nobody would be left who can work with the bot
 */
export async function setOfficeState(
  tx: Tx,
  { congressId, personId }: { readonly congressId: number; readonly personId: number },
  state: OfficeState,
  now: Date,
): Promise<'changed' | 'unchanged' | 'last_clerk'> {
  await lockCongress(tx, congressId)
  const known = await rosterRecords(tx, congressId)
  const person = known.find(one => one.id === personId)
  if (person === undefined) throw new Error(`congress ${congressId} has no person ${personId}`)
  const leftReason = state.inOffice ? null : state.reason
  if (person.active === state.inOffice && person.leftReason === leftReason) return 'unchanged'
  if (takesLastClerk(known, { ...person, active: state.inOffice, leftReason })) return 'last_clerk'
  await lockComingSheets(tx, congressId, now)
  await tx.sql`
    update person set
      active = ${state.inOffice}, left_reason = ${leftReason},
      contact_erased_at = case when ${state.inOffice}::bool then null else contact_erased_at end,
      left_at = case when not ${state.inOffice}::bool then coalesce(left_at, ${now}) end,
      updated_at = ${now}
    where id = ${personId}`
  await settleOfficeChanges(tx, congressId, [{ id: personId, active: state.inOffice, leftReason }], now)
  return 'changed'
}
