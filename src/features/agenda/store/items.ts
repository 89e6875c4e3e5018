/**
 * A meeting's agenda. Invariant: whoever writes holds the meeting's row lock, so that two who write at once make
 * the rows of the notice only once, and one list.
 */
import type { Tx } from '../../../db/tx.ts'
import type { MeetingOfCongress } from '../../meetings/store/answers.ts'
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
  const ids = meetings.map(({ id }) => id)
  const rows = await tx.sql<(AgendaItem & { isRemoved: boolean })[]>`
    select id, meeting_id as "meetingId", kind, title, reporter, removed_at is not null as "isRemoved"
    from agenda_item where meeting_id = any(${ids}::int[]) order by place, id`
  return new Map(
    meetings.map(({ id, notice }) => {
      const own = rows.filter(row => row.meetingId === id)
      // An agenda of which everything was taken off is empty, and not the notice's.
      return [
        id,
        own.length > 0
          ? own.filter(row => !row.isRemoved).map(({ isRemoved: _, ...item }) => item)
          : notice.agenda.map(words => ({ ...readItem(words), id: null })),
      ]
    }),
  )
}

/** The same as rows, made of the notice at the first need. @param meeting locked */
export async function agendaOf(
  tx: Tx,
  meeting: MeetingOfCongress,
  by: number,
  now: Date,
): Promise<readonly AgendaItem[]> {
  if (!(await hasRows(tx, meeting.id)))
    await insert(tx, meeting.id, meeting.notice.agenda.map(readItem), 1, by, now)
  return listItems(tx, meeting.id)
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
  const [made] = await insert(tx, meetingId, [item], (last?.place ?? 0) + 1, by, now)
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

async function hasRows(tx: Tx, meetingId: number): Promise<boolean> {
  const rows = await tx.sql`select from agenda_item where meeting_id = ${meetingId} limit 1`
  return rows.count > 0
}

async function listItems(tx: Tx, meetingId: number): Promise<readonly AgendaItem[]> {
  return tx.sql<AgendaItem[]>`
    select id, meeting_id as "meetingId", kind, title, reporter
    from agenda_item where meeting_id = ${meetingId} and removed_at is null order by place, id`
}

async function insert(
  tx: Tx,
  meetingId: number,
  items: readonly ItemWords[],
  first: number,
  by: number,
  now: Date,
): Promise<number[]> {
  if (items.length === 0) return []
  const rows = items.map(({ kind, title, reporter }, i) => ({ kind, title, reporter, place: first + i }))
  const made = await tx.sql<{ id: number }[]>`
    insert into agenda_item (meeting_id, place, kind, title, reporter, added_by, added_at)
    select ${meetingId}::int, place, kind, title, reporter, ${by}::int, ${now}
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t(place int, kind text, title text, reporter text)
    order by place returning id`
  return made.map(({ id }) => id)
}
