import { sql } from 'drizzle-orm'
import { answerUrl } from '../../db/schema.ts'
import type { Tx } from '../../db/tx.ts'

export interface NewNote {
  readonly personIds: readonly number[]
  readonly text: string
}

/**
 * What is to be told to one person alone.
 *
 * In callback mode nothing can be pushed into a single chat. A note is therefore kept until its person speaks
 * to the bot there; if he has done so within the hour, it goes out at once through that message's answer
 * address (outbox row `note:<id>`). A note is unread unless it was shown or its outbox row went out, so none
 * is lost when the push fails and none is shown twice when it does not.
 *
 * @returns the notes; none for those who have left
 */
export async function addNotes(
  tx: Tx,
  personIds: readonly number[],
  text: string,
  now: Date,
): Promise<{ id: number; personId: number }[]> {
  return addAllNotes(tx, [{ personIds, text }], now)
}

/** Many at once: one statement; the same words to the same person once. `nth` says which of them each note is. */
export async function addAllNotes(
  tx: Tx,
  notes: readonly NewNote[],
  now: Date,
): Promise<{ id: number; personId: number; nth: number }[]> {
  const rows = notes.flatMap(({ personIds, text }, nth) =>
    personIds.map(personId => ({ nth, personId, text })),
  )
  if (rows.length === 0) return []
  return tx.sql<{ id: number; personId: number; nth: number }[]>`
    with wanted as materialized (
      select min(w.nth) as nth, w."personId", w.text
      from jsonb_to_recordset(${tx.sql.json(rows)}) as w(nth int, "personId" int, text text)
      join person p on p.id = w."personId" and p.active
      group by w."personId", w.text
    ), added as (
      insert into private_note (person_id, text, created_at)
      select "personId", text, ${now} from wanted order by nth, "personId"
      returning id, person_id, text
    )
    select id, person_id as "personId", nth from added
    join wanted on wanted."personId" = added.person_id and wanted.text = added.text order by id`
}

/** Those of the people who were not told these very words before. */
export async function notYetTold(tx: Tx, personIds: readonly number[], text: string): Promise<number[]> {
  const rows = await tx.sql<{ id: number }[]>`
    select p.id from unnest(${[...personIds]}::int[]) as p(id)
    where not exists (select from private_note n where n.person_id = p.id and n.text = ${text})`
  return rows.map(row => row.id)
}

/** Nobody of the congress needs to be told this any more: it counts as read. */
export async function withdrawNotes(tx: Tx, congressId: number, text: string, now: Date): Promise<void> {
  await tx.sql`
    update private_note n set read_at = ${now} from person p
    where p.id = n.person_id and p.congress_id = ${congressId} and n.text = ${text} and n.read_at is null`
}

/**
 * What waits to be said of one matter is not said any more. A word of one line on it, with what follows, counts as read; from
 * a word that lists several its line goes, there and in what is under way for it.
 * @param name with its number, so that it is no other's: 文件2026-001
 */
export async function withdrawNotesOn(tx: Tx, congressId: number, name: string, now: Date): Promise<void> {
  const isListed = `(^|\n)${name} [^\n]*`
  const isNamed = `${name}(?![0-9-])`
  await tx.sql`
    with unread as materialized (
      select n.id, regexp_replace(n.text, ${isListed}::text, '', 'g') as text, n.text ~ ${isListed}::text as is_listed
      from private_note n join person p on p.id = n.person_id
      where p.congress_id = ${congressId} and n.read_at is null and n.text ~ ${isNamed}::text
    ), left_over as materialized (
      -- Whether the line of another matter is left.
      select id, text, is_listed and text ~ '(^|\n)[^ \n]+[0-9]{4}-[0-9]{3,} ' as says_more from unread
    ), under_way as (
      update outbox o
      set state = case when l.says_more then o.state else 'expired' end,
          settled_at = case when l.says_more then o.settled_at else ${now}::timestamptz end,
          payload = case when l.says_more then jsonb_set(o.payload, '{text}', to_jsonb(l.text)) else o.payload end
      from left_over l
      where o.dedupe_key = 'note:' || l.id and o.state = 'scheduled'
    )
    update private_note n
    set text = case when l.says_more then l.text else n.text end,
        read_at = case when l.says_more then null else ${now}::timestamptz end
    from left_over l where l.id = n.id`
}

/** What an answer has room for. */
export interface Room {
  readonly maxBytes: number
  /** The first comes also when it is longer, and what is too long of it is cut. */
  readonly atLeastOne: boolean
}

export interface TakenNotes {
  readonly texts: readonly string[]
  /** So many wait for the next answer. */
  readonly left: number
}

/**
 * The person's unread notes, oldest first, as many as there is room for; they are read from now on. So are those that
 * went out: they must not look unread when the outbox has forgotten what it sent.
 */
export async function takeNotes(tx: Tx, personId: number, now: Date, room: Room): Promise<TakenNotes> {
  const rows = await tx.sql<{ text: string; waiting: number }[]>`
    with unread as materialized (
      select n.id, n.text,
        exists (select 1 from outbox o where o.dedupe_key = 'note:' || n.id and o.state = 'sent') as went_out
      from private_note n
      where n.person_id = ${personId} and n.read_at is null
        and not exists (
          select 1 from outbox o where o.dedupe_key = 'note:' || n.id and o.state in ('scheduled', 'waiting'))
    ), measured as materialized (
      select id, went_out, row_number() over (partition by went_out order by id) as nth,
        sum(octet_length(text) + 1) over (partition by went_out order by id) as bytes
      from unread
    ), taken as (
      update private_note n set read_at = ${now} from measured m
      where m.id = n.id and n.read_at is null
        and (m.went_out or m.bytes <= ${room.maxBytes}::int or m.nth = 1 and ${room.atLeastOne}::bool)
      returning n.id, n.text, m.went_out
    )
    select coalesce(t.text, '') as text, (select count(*)::int from measured where not went_out) as waiting
    from (select 1) as one left join taken t on not t.went_out order by t.id`
  const texts = rows.map(row => row.text).filter(text => text !== '')
  return { texts, left: (rows[0]?.waiting ?? 0) - texts.length }
}

/** How many `takeNotes` would find. */
export async function countNotes(tx: Tx, personIds: readonly number[]): Promise<number> {
  const [row] = await tx.sql<{ count: number }[]>`
    select count(*)::int as count from private_note n
    where n.person_id = any(${[...personIds]}::int[]) and n.read_at is null
      and not exists (
        select 1 from outbox o
        where o.dedupe_key = 'note:' || n.id and o.state in ('scheduled', 'waiting', 'sent'))`
  return row?.count ?? 0
}

/** Good for one message within the hour (wecom-protocol 1.11). Only a single chat's address is kept. */
export async function rememberAnswerUrl(
  tx: Tx,
  personId: number,
  url: string,
  expiresAt: Date,
): Promise<void> {
  await tx.orm
    .insert(answerUrl)
    .values({ personId, url, expiresAt })
    .onConflictDoUpdate({
      target: answerUrl.personId,
      set: { url: sql`excluded.url`, expiresAt: sql`excluded.expires_at` },
    })
}

/** Those of the people who can be answered right now. */
export async function withAnswerUrl(tx: Tx, personIds: readonly number[], now: Date): Promise<Set<number>> {
  const rows = await tx.sql<{ person_id: number }[]>`
    select person_id from answer_url where person_id = any(${[...personIds]}::int[]) and expires_at > ${now}`
  return new Set(rows.map(row => row.person_id))
}
