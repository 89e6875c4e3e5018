import { sql } from 'drizzle-orm'
import { answerUrl } from '../../db/schema.ts'
import { places } from '../../db/sealed-columns.ts'
import { sealPayload } from '../../db/sealed-json.ts'
import type { Tx } from '../../db/tx.ts'
import { Unreadable } from '../../db/vault.ts'
import { readAsks, readRights, withoutLineOn, withoutRepeats } from './rules.ts'
import type { Ask, Right, WaitingNote } from './types.ts'

export interface NewNote {
  readonly personIds: readonly number[]
  readonly text: string
  /** As what they are told it; none: it is their own. */
  readonly rights: readonly Right[]
  /** What they are asked to do; none: it tells what stays so, whatever happens. */
  readonly asks?: readonly Ask[]
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
  note: NewNote,
  now: Date,
): Promise<{ id: number; personId: number }[]> {
  return addAllNotes(tx, [note], now)
}

/** Many at once: one statement; the same words to the same person once. `nth` says which of them each note is. */
export async function addAllNotes(
  tx: Tx,
  notes: readonly NewNote[],
  now: Date,
): Promise<{ id: number; personId: number; nth: number }[]> {
  const { vault } = tx.sql
  const rows = notes.flatMap(({ personIds, text, rights, asks = [] }, nth) =>
    personIds.map(personId => ({
      nth,
      personId,
      text: vault.sealAlike(places.note(personId), text),
      rights: rights.length === 0 ? null : withoutRepeats(rights),
      asks: asks.length === 0 ? null : withoutRepeats(asks),
    })),
  )
  if (rows.length === 0) return []
  return tx.sql<{ id: number; personId: number; nth: number }[]>`
    with wanted as materialized (
      select distinct on (w."personId", w.text) w.nth, w."personId", w.text, w.rights, w.asks
      from jsonb_to_recordset(${tx.sql.json(rows)})
        as w(nth int, "personId" int, text text, rights jsonb, asks jsonb)
      join person p on p.id = w."personId" and p.active
      order by w."personId", w.text, w.nth
    ), added as (
      insert into private_note (person_id, text, created_at, rights, asks)
      select "personId", text, ${now}, nullif(rights, 'null'::jsonb), nullif(asks, 'null'::jsonb) from wanted order by nth, "personId"
      returning id, person_id, text
    )
    select id, person_id as "personId", nth from added
    join wanted on wanted."personId" = added.person_id and wanted.text = added.text order by id`
}

/** Those of the people who were not told these very words before. */
export async function notYetTold(tx: Tx, personIds: readonly number[], text: string): Promise<number[]> {
  const rows = await tx.sql<{ id: number }[]>`
    select p.id from unnest(${[...personIds]}::int[]) with ordinality as p(id, nth)
    where not exists (
      select from private_note n
      join jsonb_to_recordset(${tx.sql.json(formsFor(tx, personIds, text))}) as f("personId" int, text text)
        on f."personId" = n.person_id and f.text = n.text
      where n.person_id = p.id)
    order by p.nth`
  return rows.map(row => row.id)
}

/** In every form in which these words can lie there. */
const formsFor = ({ sql: { vault } }: Tx, personIds: readonly number[], text: string) =>
  personIds.flatMap(personId =>
    vault.formsOf(places.note(personId), text).map(form => ({ personId, text: form })),
  )

/** Those of the people who have read a word that asks this of them, or to whom a word on the subject went out alone. */
export async function heardOf(
  tx: Tx,
  personIds: readonly number[],
  {
    subject,
    ask,
  }: { readonly subject: string; readonly ask: Pick<Extract<Ask, { id: number }>, 'of' | 'id'> },
): Promise<ReadonlySet<number>> {
  const rows = await tx.sql<{ id: number }[]>`
    select p.id from unnest(${[...personIds]}::int[]) as p(id)
    where exists (
         select from private_note n
         where n.person_id = p.id and n.read_at is not null and n.asks @> ${tx.sql.json([ask])})
       or exists (
         select from outbox o
         where o.subject = ${subject} and p.id = any(o.person_ids) and o.state in ('waiting', 'sent'))`
  return new Set(rows.map(({ id }) => id))
}

/** Nobody of the congress needs to be told this any more: it counts as read. */
export async function withdrawNotes(tx: Tx, congressId: number, text: string, now: Date): Promise<void> {
  const same = (await unreadOf(tx, congressId)).filter(note => note.text === text)
  await tx.sql`
    update private_note set read_at = ${now} where id = any(${same.map(note => note.id)}::int[]) and read_at is null`
}

interface Unread {
  readonly id: number
  readonly personId: number
  readonly text: string
}

async function unreadOf(tx: Tx, congressId: number): Promise<Unread[]> {
  const rows = await tx.sql<Unread[]>`
    select n.id, n.person_id as "personId", n.text
    from private_note n join person p on p.id = n.person_id
    where p.congress_id = ${congressId} and n.read_at is null order by n.id`
  // One that cannot be read is none of those that are looked for, and keeps nobody from the others.
  return rows.flatMap(note => {
    const text = readable(tx, note.personId, note.text)
    return text === null ? [] : [{ ...note, text }]
  })
}

function readable({ sql: { vault } }: Tx, personId: number, stored: string): string | null {
  try {
    return vault.open(places.note(personId), stored)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

/**
 * What waits to be said of one matter is not said any more. A word of one line on it, with what follows, counts as read; from
 * a word that lists several its line goes, there and in what is under way for it.
 * @param name with its number, so that it is no other's: 文件2026-001
 */
export async function withdrawNotesOn(tx: Tx, congressId: number, name: string, now: Date): Promise<void> {
  const leftOver = (await unreadOf(tx, congressId)).flatMap(note => {
    const after = withoutLineOn(note.text, name)
    return after === null ? [] : [{ ...note, ...after }]
  })
  if (leftOver.length === 0) return
  const { vault } = tx.sql
  const rows = leftOver.map(({ id, personId, text, saysMore }) => ({
    id,
    saysMore,
    note: vault.sealAlike(places.note(personId), text),
    said: sealPayload(vault, { text }).text,
  }))
  await tx.sql`
    with left_over as materialized (
      select id, "saysMore", note, said
      from jsonb_to_recordset(${tx.sql.json(rows)}) as l(id int, "saysMore" bool, note text, said jsonb)
    ), under_way as (
      update outbox o
      set state = case when l."saysMore" then o.state else 'expired' end,
          settled_at = case when l."saysMore" then o.settled_at else ${now}::timestamptz end,
          payload = case when l."saysMore" then jsonb_set(o.payload, '{text}', l.said) else o.payload end
      from left_over l
      where o.dedupe_key = 'note:' || l.id and o.state = 'scheduled'
    )
    update private_note n
    set text = case when l."saysMore" then l.note else n.text end,
        read_at = case when l."saysMore" then null else ${now}::timestamptz end
    from left_over l where l.id = n.id and n.read_at is null`
}

/** Whether the note of a row `n` is under way by itself, or went out. */
const inOutbox = ({ sql }: Tx, states: readonly string[]) => sql.part`exists (
  select from outbox o where o.dedupe_key = 'note:' || n.id and o.state = any(${[...states]}::text[]))`

interface Stored {
  readonly rights: unknown
  readonly asks: unknown
}

/** What is to be said to these people when they next speak, oldest first; of what cannot be read nothing. */
export async function waitingNotes(tx: Tx, personIds: readonly number[]): Promise<WaitingNote[]> {
  const rows = await tx.sql<(Omit<WaitingNote, 'rights' | 'asks'> & Stored)[]>`
    select n.id, n.person_id as "personId", n.text, n.rights, n.asks, n.created_at as "writtenAt", c.zone
    from private_note n join person p on p.id = n.person_id join congress c on c.id = p.congress_id
    where n.person_id = any(${[...personIds]}::int[]) and n.read_at is null
      and not ${inOutbox(tx, ['scheduled', 'waiting', 'sent'])}
    order by n.id`
  return rows.flatMap(({ rights, asks, ...note }) => {
    const text = readable(tx, note.personId, note.text)
    return text === null ? [] : [{ ...note, text, rights: readRights(rights), asks: readAsks(asks) }]
  })
}

/**
 * Of two answers at once one takes a note: the other finds it read. Those that went out are read, too: they must not look
 * unread when the outbox has forgotten what it sent.
 * @returns those that nobody else took
 */
export async function markRead(
  tx: Tx,
  personId: number,
  ids: readonly number[],
  now: Date,
): Promise<ReadonlySet<number>> {
  const taken = await tx.sql<{ id: number }[]>`
    update private_note n set read_at = ${now}
    where n.person_id = ${personId} and n.read_at is null
      and (n.id = any(${[...ids]}::int[]) or ${inOutbox(tx, ['sent'])})
    returning n.id`
  return new Set(taken.map(({ id }) => id))
}

/** All of one person's, read or not: what was over when he spoke counts as read, too, though he was shown nothing of it. */
export async function allNotesOf(
  tx: Tx,
  personId: number,
): Promise<readonly (Pick<WaitingNote, 'id' | 'personId' | 'rights'> & { readonly wentOut: boolean })[]> {
  const rows = await tx.sql<{ id: number; rights: unknown; wentOut: boolean }[]>`
    select n.id, n.rights, ${inOutbox(tx, ['sent'])} as "wentOut" from private_note n where n.person_id = ${personId}`
  return rows.map(({ id, rights, wentOut }) => ({ id, personId, rights: readRights(rights), wentOut }))
}

/** A note that is pushed by itself. */
export interface PushedNote extends Omit<WaitingNote, 'text'> {
  /** Whose account is his now. */
  readonly userid: string | null
}

/** Those of them that are still there. */
export async function pushedNotes(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, PushedNote>> {
  const rows = await tx.sql<(Omit<PushedNote, 'rights' | 'asks'> & Stored)[]>`
    select n.id, n.person_id as "personId", p.userid, n.rights, n.asks, n.created_at as "writtenAt", c.zone
    from private_note n join person p on p.id = n.person_id join congress c on c.id = p.congress_id where n.id = any(${[...new Set(ids)]}::int[])`
  return new Map(
    rows.map(row => [row.id, { ...row, rights: readRights(row.rights), asks: readAsks(row.asks) }]),
  )
}

/** Of these people what newer words than these ask, by person; the newest last, whatever order they lie in. */
export async function askedSince(
  tx: Tx,
  notes: readonly Pick<WaitingNote, 'id' | 'personId'>[],
): Promise<readonly { readonly id: number; readonly personId: number; readonly asks: readonly Ask[] }[]> {
  if (notes.length === 0) return []
  const rows = await tx.sql<{ id: number; personId: number; asks: unknown }[]>`
    select id, person_id as "personId", asks from private_note
    where person_id = any(${notes.map(note => note.personId)}::int[]) and asks is not null
      and id > ${Math.min(...notes.map(note => note.id))}
    order by id`
  return rows.map(row => ({ ...row, asks: readAsks(row.asks) }))
}

/** Good for one message within the hour (wecom-protocol 1.11). Only a single chat's address is kept. */
export async function rememberAnswerUrl(
  tx: Tx,
  personId: number,
  { account, url, expiresAt }: { readonly account: string; readonly url: string; readonly expiresAt: Date },
): Promise<void> {
  await tx.orm
    .insert(answerUrl)
    .values({ personId, account: account.toLowerCase(), url, expiresAt })
    .onConflictDoUpdate({
      target: answerUrl.personId,
      set: { account: sql`excluded.account`, url: sql`excluded.url`, expiresAt: sql`excluded.expires_at` },
    })
}

/** Those of the people who can be answered right now. */
export async function withAnswerUrl(tx: Tx, personIds: readonly number[], now: Date): Promise<Set<number>> {
  const rows = await tx.sql<{ person_id: number }[]>`
    select u.person_id from answer_url u join person p on p.id = u.person_id and lower(p.userid) = u.account
    where u.person_id = any(${[...personIds]}::int[]) and u.expires_at > ${now}`
  return new Set(rows.map(row => row.person_id))
}
