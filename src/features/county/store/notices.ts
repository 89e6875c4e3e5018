/**
 * A county's notices. Invariant: whoever adds to one has locked it, and writes its row anew with what all its entries
 * come to.
 */
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { lockCongress } from '../../congress/store.ts'
import { type CountyEvent, countyEventSchema, foldNotice, type Terms } from '../rules/notice.ts'
import type { CountyNotice, SentNotice } from '../types.ts'
import { countsStill } from './counting.ts'

/** @param which what stands behind `from county_notice n …` */
export function selectNotices(tx: Tx, which: Part): Promise<CountyNotice[]> {
  return tx.sql<CountyNotice[]>`
    select n.id, n.congress_id as "congressId", n.number, n.state, n.version, n.words, n.asks, n.due_at as "dueAt",
           n.cancel_reason as "cancelReason", n.completed_at as "completedAt"
    from county_notice n ${which}`
}

/** Who entered something, when, from which message. */
export interface Hand {
  readonly by: number
  readonly now: Date
  readonly message: { readonly bot: string; readonly msgid: string }
}

/** Under the county's next number; whoever makes one at the same moment waits for this transaction. */
export async function draftNotice(tx: Tx, countyId: number, terms: Terms, hand: Hand): Promise<CountyNotice> {
  await lockCongress(tx, countyId)
  const [row] = await tx.sql<{ id: number }[]>`
    insert into county_notice (congress_id, number, state, version, words)
    select ${countyId}::int, 1 + coalesce(max(number), 0), 'draft', 0, ${terms.words}
    from county_notice where congress_id = ${countyId}
    returning id`
  if (row === undefined) throw new Error('an insert returned no row')
  return addToNotice(tx, row.id, { type: 'drafted', ...terms }, hand)
}

/** Adds what happened to a locked notice. @returns it as it is then */
export async function addToNotice(tx: Tx, id: number, event: CountyEvent, hand: Hand): Promise<CountyNotice> {
  const { by, now, message } = hand
  await tx.sql`
    insert into county_notice_entry (notice_id, nth, event, at, entered_by, bot, msgid)
    select ${id}::int, 1 + coalesce(max(nth), 0), ${tx.sql.json(event)}::jsonb, ${now}, ${by}::int,
           ${message.bot}, ${message.msgid}
    from county_notice_entry where notice_id = ${id}`
  const rows = await tx.sql<{ event: unknown }[]>`
    select event from county_notice_entry where notice_id = ${id} order by nth`
  const folded = foldNotice(rows.map(row => countyEventSchema.parse(row.event)))
  if (folded === null) throw new Error(`no notice ${id}`)
  const { state, version, words, asks, dueAt, cancelReason } = folded
  await tx.sql`
    update county_notice set state = ${state}, version = ${version}, words = ${words}, asks = ${asks},
      due_at = ${dueAt}::timestamptz, cancel_reason = ${cancelReason},
      published_at = case when ${event.type === 'published'}::bool then ${now}::timestamptz else published_at end,
      completed_at = case when ${event.type === 'changed'}::bool then null else completed_at end
    where id = ${id}`
  return lockNotice(tx, id)
}

async function lockNotice(tx: Tx, id: number): Promise<CountyNotice> {
  const [notice] = await selectNotices(tx, tx.sql.part`where n.id = ${id} for no key update`)
  if (notice === undefined) throw new Error(`no notice ${id}`)
  return notice
}

/** Its last entry: how many there are, and the change that waits to be published, if that is what was said last. */
export async function lastEntry(
  tx: Tx,
  id: number,
): Promise<{ readonly nth: number; readonly proposed: Terms | null }> {
  const [row] = await tx.sql<{ nth: number; event: unknown }[]>`
    select nth, event from county_notice_entry where notice_id = ${id} order by nth desc limit 1`
  if (row === undefined) throw new Error(`no entry of ${id}`)
  const event = countyEventSchema.parse(row.event)
  if (event.type !== 'proposed') return { nth: row.nth, proposed: null }
  const { type: _, ...proposed } = event
  return { nth: row.nth, proposed }
}

/** Whose notice it is; null: there is none of this id. */
export async function countyOfNotice(tx: Tx, id: number): Promise<number | null> {
  const [row] = await tx.sql<{ congressId: number }[]>`
    select congress_id as "congressId" from county_notice where id = ${id}`
  return row?.congressId ?? null
}

/** A county's own notice, locked, by the id that a card of it carries; dropped drafts are none. */
export async function noticeOfCard(tx: Tx, countyId: number, id: number): Promise<CountyNotice | null> {
  const [notice] = await selectNotices(
    tx,
    tx.sql
      .part`where n.congress_id = ${countyId} and n.id = ${id} and n.state <> 'dropped' for no key update`,
  )
  return notice ?? null
}

/** A county's own notice of this number, locked; dropped drafts are none. */
export async function noticeNumbered(tx: Tx, countyId: number, number: number): Promise<CountyNotice | null> {
  const [notice] = await selectNotices(
    tx,
    tx.sql.part`where n.congress_id = ${countyId} and n.number = ${number} and n.state <> 'dropped'
      for no key update`,
  )
  return notice ?? null
}

/** The same without a lock. */
export async function seeNotice(tx: Tx, countyId: number, number: number): Promise<CountyNotice | null> {
  const [notice] = await selectNotices(
    tx,
    tx.sql.part`where n.congress_id = ${countyId} and n.number = ${number} and n.state <> 'dropped'`,
  )
  return notice ?? null
}

/** A county's notices, the latest first. */
export const latestNotices = (tx: Tx, countyId: number, limit: number): Promise<CountyNotice[]> =>
  selectNotices(
    tx,
    tx.sql
      .part`where n.congress_id = ${countyId} and n.state <> 'dropped' order by n.number desc limit ${limit}`,
  )

/** What went to a town, the latest first: drafts are their county's business. */
export const noticesTo = (tx: Tx, townId: number, limit: number): Promise<SentNotice[]> =>
  sentTo(
    tx,
    townId,
    tx.sql.part`n.state in ('open', 'cancelled') order by n.published_at desc, n.id desc limit ${limit}`,
  )

/** @param which what stands behind `where` */
async function sentTo(tx: Tx, townId: number, which: Part): Promise<SentNotice[]> {
  const notices = await selectNotices(
    tx,
    tx.sql.part`join county_notice_town t on t.notice_id = n.id and t.town_id = ${townId} where ${which}`,
  )
  if (notices.length === 0) return []
  const counties = await countiesTo(tx, townId)
  const nameOf = (id: number) => counties.find(county => county.id === id)?.name ?? null
  return notices.map(notice => ({ ...notice, from: counties.length > 1 ? nameOf(notice.congressId) : null }))
}

/** The counties that have sent this town notices: more than one where it was moved. */
export const countiesTo = (
  tx: Tx,
  townId: number,
): Promise<{ readonly id: number; readonly name: string }[]> =>
  tx.sql<{ id: number; name: string }[]>`
    select k.id, k.name from congress k
    where k.id in (
      select n.congress_id from county_notice_town t join county_notice n on n.id = t.notice_id
      where t.town_id = ${townId} and n.state in ('open', 'cancelled'))
    order by k.id`

/** Of these towns, those that have been sent notices by more than one county. */
export async function townsOfSeveral(tx: Tx, townIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await tx.sql<{ townId: number }[]>`
    select t.town_id as "townId" from county_notice_town t join county_notice n on n.id = t.notice_id
    where t.town_id = any(${townIds}::int[]) and n.state in ('open', 'cancelled')
    group by t.town_id having min(n.congress_id) < max(n.congress_id)`
  return new Set(rows.map(({ townId }) => townId))
}

/** What a town has not answered, the one that is due first in front. */
export const unansweredBy = (tx: Tx, townId: number): Promise<SentNotice[]> =>
  sentTo(
    tx,
    townId,
    tx.sql.part`n.state = 'open' and not exists (
        select from county_reply y where y.notice_id = n.id and y.town_id = ${townId} and ${countsStill(tx)})
      order by n.due_at nulls last, n.id`,
  )

/** One that went to this town. */
export async function noticeTo(tx: Tx, townId: number, id: number): Promise<SentNotice | null> {
  const [notice] = await sentTo(tx, townId, tx.sql.part`n.id = ${id} and n.state in ('open', 'cancelled')`)
  return notice ?? null
}

/** Those that went to this town by the number that their counties gave them, the latest first. @param countyId of this one only */
export const numberedTo = (
  tx: Tx,
  townId: number,
  number: number,
  countyId: number | null,
): Promise<SentNotice[]> =>
  sentTo(
    tx,
    townId,
    tx.sql.part`n.number = ${number} and n.congress_id = coalesce(${countyId}::int, n.congress_id)
      and n.state in ('open', 'cancelled') order by n.published_at desc, n.id desc`,
  )

/** The towns that belong to the county at this moment are those that it goes to. @returns their ids */
export async function addressTowns(tx: Tx, { id, congressId }: CountyNotice): Promise<number[]> {
  const rows = await tx.sql<{ townId: number }[]>`
    insert into county_notice_town (notice_id, town_id)
    select ${id}::int, c.id from congress c where c.county_id = ${congressId} and c.kind <> 'county' order by c.id
    on conflict do nothing returning town_id as "townId"`
  return rows.map(({ townId }) => townId)
}
