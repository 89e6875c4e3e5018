/**
 * A meeting's agenda. Invariant: whoever writes holds the meeting's row lock, so that two who write at once make
 * the rows of the notice only once, and one list.
 */
import type { Tx } from '../../../db/tx.ts'
import type { MeetingOfCongress } from '../../meetings/store/answers.ts'
import { followNotice, type WrittenItem } from '../rules/follow.ts'
import { readItem } from '../rules/item.ts'
import type { AgendaItem, ItemWords, ShownItem } from '../types.ts'

/** As it is shown: the rows, or, while nothing was written about them, the items of the notice. */
export async function readAgenda(tx: Tx, meeting: MeetingOfCongress): Promise<readonly ShownItem[]> {
  return (await readAgendas(tx, [meeting])).get(meeting.id) ?? []
}

/** Those of many meetings, by their ids. */
export async function readAgendas(
  tx: Tx,
  meetings: readonly MeetingOfCongress[],
): Promise<ReadonlyMap<number, readonly ShownItem[]>> {
  const written = await readWritten(
    tx,
    meetings.map(({ id }) => id),
  )
  return new Map(
    meetings.map(({ id, notice }) => [
      id,
      followNotice(written.get(id) ?? [], notice.agenda).map(item =>
        item.kind === 'new' ? { ...readItem(item.noticed), id: null } : itemOf(item.row),
      ),
    ]),
  )
}

/** The same as rows: what the notice has and what it dropped since is written down. @param meeting locked */
export async function agendaOf(
  tx: Tx,
  meeting: MeetingOfCongress,
  by: number,
  now: Date,
): Promise<readonly AgendaItem[]> {
  const written = (await readWritten(tx, [meeting.id])).get(meeting.id) ?? []
  const followed = followNotice(written, meeting.notice.agenda)
  const fresh = followed.flatMap(item => (item.kind === 'new' ? [item.noticed] : []))
  const kept = new Set(followed.flatMap(item => (item.kind === 'row' ? [item.row.id] : [])))
  const gone = written.flatMap(({ id, isRemoved }) => (isRemoved || kept.has(id) ? [] : [id]))
  // The notice's words go, too: when it takes the item up again, that is a new one.
  if (gone.length > 0)
    await tx.sql`
      update agenda_item set noticed = null, removed_by = ${by}, removed_at = ${now}
      where id = any(${gone}::int[])`
  const noticedBefore = new Map(written.map(({ id, noticed }) => [id, noticed]))
  const adopted = followed.flatMap(item =>
    item.kind === 'row' && item.row.noticed !== noticedBefore.get(item.row.id)
      ? [{ id: item.row.id, noticed: item.row.noticed }]
      : [],
  )
  if (adopted.length > 0)
    await tx.sql`
      update agenda_item i set noticed = t.noticed
      from jsonb_to_recordset(${tx.sql.json(adopted)}) as t(id int, noticed text) where i.id = t.id`
  if (fresh.length > 0) {
    const items = fresh.map(noticed => ({ ...readItem(noticed), noticed }))
    const made = await insert(tx, meeting.id, items, written.length + 1, by, now)
    const idOf = new Map(fresh.map((noticed, nth) => [noticed, made[nth]]))
    await orderItems(
      tx,
      followed.flatMap(item => (item.kind === 'row' ? item.row.id : (idOf.get(item.noticed) ?? []))),
    )
  }
  return listItems(tx, meeting.id)
}

interface WrittenRow extends AgendaItem, WrittenItem {}

const itemOf = ({ id, meetingId, kind, title, reporter }: WrittenRow): AgendaItem => ({
  id,
  meetingId,
  kind,
  title,
  reporter,
})

/** Every row, in its order, removed ones too, by the meetings' ids. */
async function readWritten(
  tx: Tx,
  meetingIds: readonly number[],
): Promise<ReadonlyMap<number, readonly WrittenRow[]>> {
  const rows = await tx.sql<WrittenRow[]>`
    select i.id, i.meeting_id as "meetingId", i.kind, i.title, i.reporter, i.noticed,
           i.removed_at is not null as "isRemoved",
           exists (select from vote_entry v where v.item_id = i.id)
             or exists (select from decision d where d.meeting_id = i.meeting_id and d.item_id = i.id)
             or exists (select from topic t where t.item_id = i.id)
             or exists (select from minutes_entry e where e.meeting_id = i.meeting_id and e.item_id = i.id) as "isUsed"
    from agenda_item i where i.meeting_id = any(${[...meetingIds]}::int[]) order by i.place, i.id`
  return new Map(meetingIds.map(id => [id, rows.filter(({ meetingId }) => meetingId === id)]))
}

export async function addItem(
  tx: Tx,
  meetingId: number,
  item: ItemWords,
  by: number,
  now: Date,
): Promise<AgendaItem> {
  const [last] = await tx.sql<{ place: number }[]>`
    select coalesce(max(place), 0) as place from agenda_item where meeting_id = ${meetingId}`
  const [made] = await insert(tx, meetingId, [{ ...item, noticed: null }], (last?.place ?? 0) + 1, by, now)
  if (made === undefined) throw new Error('an insert returned no row')
  return { ...item, id: made, meetingId }
}

export async function changeItem(tx: Tx, id: number, { kind, title, reporter }: ItemWords): Promise<void> {
  await tx.sql`update agenda_item set kind = ${kind}, title = ${title}, reporter = ${reporter} where id = ${id}`
}

export async function removeItem(tx: Tx, id: number, by: number, now: Date): Promise<void> {
  await tx.sql`update agenda_item set removed_by = ${by}, removed_at = ${now} where id = ${id}`
}

/** Puts the items into this order. */
export async function orderItems(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.sql`
    update agenda_item i set place = t.place
    from unnest(${[...ids]}::int[]) with ordinality as t(id, place) where i.id = t.id`
}

async function listItems(tx: Tx, meetingId: number): Promise<readonly AgendaItem[]> {
  return tx.sql<AgendaItem[]>`
    select id, meeting_id as "meetingId", kind, title, reporter
    from agenda_item where meeting_id = ${meetingId} and removed_at is null order by place, id`
}

async function insert(
  tx: Tx,
  meetingId: number,
  items: readonly (ItemWords & { readonly noticed: string | null })[],
  first: number,
  by: number,
  now: Date,
): Promise<number[]> {
  if (items.length === 0) return []
  const rows = items.map(({ kind, title, reporter, noticed }, i) => ({
    kind,
    title,
    reporter,
    noticed,
    place: first + i,
  }))
  const made = await tx.sql<{ id: number }[]>`
    insert into agenda_item (meeting_id, place, kind, title, reporter, noticed, added_by, added_at)
    select ${meetingId}::int, place, kind, title, reporter, noticed, ${by}::int, ${now}
    from jsonb_to_recordset(${tx.sql.json(rows)})
      as t(place int, kind text, title text, reporter text, noticed text)
    order by place returning id`
  return made.map(({ id }) => id)
}
