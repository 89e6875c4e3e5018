/**
 * Items whose days were reckoned with another table of days off than is known now, or whose rules were changed: taken
 * a batch at a time, whole congresses together, so that nobody is told of his items in pieces.
 */
import type { HolidayTable } from '../../../calendar/holidays.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import { callsOf, type Wall } from '../rules/calls.ts'
import type { Suggestion } from '../types.ts'
import { planCalls } from './calls.ts'
import { lockSuggestions } from './suggestions.ts'

type Habits = Pick<Congress, 'zone' | 'province' | 'settings'>

export function wallOf(congress: Habits, table: HolidayTable): Wall {
  const { quietHours, suggestions: rules } = settingsOf(congress)
  return { zone: congress.zone, quietHours, rules, table }
}

/** Plans what is said by itself of items that are locked. */
export async function planItems(
  tx: Tx,
  items: readonly { readonly item: Suggestion; readonly wall: Wall }[],
  now: Date,
): Promise<void> {
  await planCalls(
    tx,
    items.map(({ item, wall }) => {
      const today = dayOf(now, wall.zone)
      return { item, today, calls: callsOf(item, wall, today) }
    }),
  )
}

interface Stale {
  readonly congresses: readonly Congress[]
  /** Locked. */
  readonly items: readonly Suggestion[]
}

/** @param most so many items are looked for to find congresses, and so many are taken */
export async function takeStale(tx: Tx, revision: string, limit: number, most: number): Promise<Stale> {
  // Three ranges of the index; «is distinct from» would read all of it every minute.
  const congresses = await tx.sql<Congress[]>`
    select id, name, kind, county, province, zone, settings from congress
    where id in (
      (select congress_id from suggestion where state <> 'archived' and planned_with is null limit ${most})
      union (select congress_id from suggestion where state <> 'archived' and planned_with < ${revision} limit ${most})
      union (select congress_id from suggestion where state <> 'archived' and planned_with > ${revision} limit ${most}))
    order by id limit ${limit} for no key update skip locked`
  if (congresses.length === 0) return { congresses, items: [] }
  const rows = await tx.sql<{ id: number }[]>`
    select id from suggestion
    where congress_id = any(${congresses.map(({ id }) => id)}::int[]) and state <> 'archived'
      and planned_with is distinct from ${revision}
    order by congress_id, id limit ${most}`
  const items = await lockSuggestions(
    tx,
    rows.map(({ id }) => id),
  )
  return { congresses, items }
}

/** From now on their days are those of this table. */
export async function markPlanned(tx: Tx, ids: readonly number[], revision: string): Promise<void> {
  await tx.sql`update suggestion set planned_with = ${revision} where id = any(${[...ids]}::int[])`
}

/** The rules of the congress have changed: what is said by itself is to be planned anew. */
export async function planAnew(tx: Tx, congressId: number): Promise<void> {
  await tx.sql`
    update suggestion set planned_with = null where congress_id = ${congressId} and state <> 'archived'`
  await tx.sql`
    delete from suggestion_call
    where congress_id = ${congressId} and suggestion_id is null and kind <> 'month' and done_at is null`
}
