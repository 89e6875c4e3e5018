/**
 * Erases what is stored about one person of a roster and is no record of the congress's: how he is reached, why he was not there,
 * what he disputed, what was said to and by him. What he did and was stays, and so does every count: rows of records keep
 * standing, their words give way to others.
 */
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { allowRewriting } from './sweep.ts'
import { eraseWaiting, reasonColumns, wordsOf } from './waiting.ts'
import { placesOf, type Whom } from './whom.ts'

/** How many rows of each. */
export interface Erasable {
  readonly contacts: number
  readonly accounts: number
  readonly reasons: number
  readonly disputes: number
  readonly notes: number
  readonly dialogue: number
  readonly links: number
  readonly calendars: number
  readonly sessions: number
  readonly heard: number
  readonly sent: number
  /** Of others, with words of his. */
  readonly told: number
}

/** @param words what stands there from now on */
export async function erasePerson(tx: Tx, whom: Whom, words: string, now: Date): Promise<Erasable> {
  const { sql } = tx
  await allowRewriting(tx)
  // What goes by the account goes before the account.
  const heard = await eraseHeard(tx, whom, words)
  const sent = await eraseSent(tx, whom, words, now)
  const told = await eraseWaiting(tx, whom, await wordsOf(tx, whom, words), words, now)
  const sessions = await eraseSessions(tx, whom)
  const dialogue = await eraseDialogue(tx, whom)
  const links = await eraseLinks(tx, whom)
  const { count: notes } = await sql`delete from private_note where person_id = ${whom.personId}`
  const { count: calendars } = await sql`delete from calendar_feed where person_id = ${whom.personId}`
  const reasons = await eraseReasons(tx, whom, words)
  const disputes = await eraseDisputes(tx, whom, words)
  const accounts = await eraseClaims(tx, whom, words)
  const { count: contacts } = await sql`
    update person set phone = null, userid = null, aliases = '{}', contact_erased_at = ${now}, updated_at = ${now}
    where id = ${whom.personId} and (phone is not null or userid is not null or aliases <> '{}')`
  return {
    contacts,
    accounts,
    reasons,
    disputes,
    notes,
    dialogue,
    links,
    calendars,
    sessions,
    heard,
    sent,
    told,
  }
}

/** The same words twice are harmless; where they were sealed meanwhile they are written once more. */
async function eraseWords(
  tx: Tx,
  [table, column]: readonly [table: string, column: string],
  which: Part,
  words: string,
): Promise<number> {
  const { sql } = tx
  const name = sql.identifier(column)
  const rows = await sql`
    update ${sql.identifier(table)} t set ${name} = ${words} where ${which} and ${name} is not null and ${name} <> ${words}`
  return rows.count
}

async function eraseReasons(tx: Tx, { personId }: Whom, words: string): Promise<number> {
  const his = tx.sql.part`t.person_id = ${personId}`
  let erased = 0
  for (const column of reasonColumns) erased += await eraseWords(tx, column, his, words)
  return erased
}

async function eraseDisputes(tx: Tx, { personId }: Whom, words: string): Promise<number> {
  const { part } = tx.sql
  const his = part`t.person_id = ${personId}`
  const about = part`t.dispute_id in (select id from duty_dispute where person_id = ${personId})`
  return (
    (await eraseWords(tx, ['duty_dispute', 'sentence'], his, words)) +
    (await eraseWords(tx, ['duty_dispute', 'reason'], his, words)) +
    (await eraseWords(tx, ['duty_ruling', 'note'], about, words))
  )
}

/** One that nobody has decided would give the account back with a click, so it goes; a decided one is a record. */
async function eraseClaims(tx: Tx, { personId, congressId, account }: Whom, words: string): Promise<number> {
  const { sql } = tx
  const his = sql.part`congress_id = ${congressId} and (person_id = ${personId} or lower(userid) = ${account}::text)`
  const open = await sql`delete from binding_request where ${his} and decision is null`
  const decided = await sql`update binding_request set userid = ${words} where ${his} and userid <> ${words}`
  const proposed = await sql`delete from account_proposal where ${his}`
  return open.count + decided.count + proposed.count
}

/** The message's name stays, so that its repetition does nothing; it is answered with nothing. */
async function eraseHeard(tx: Tx, whom: Whom, words: string): Promise<number> {
  if (whom.account === null) return 0
  const { count } = await tx.sql`
    update inbound i set userid = ${words}, reply = '{"kind":"silent"}'::json, detail = null
    where lower(i.userid) = ${whom.account} and ${
      whom.isElsewhere
        ? tx.sql
            .part`exists (select from chat c where c.chatid = i.chatid and c.congress_id = ${whom.congressId})`
        : tx.sql
            .part`not exists (select from chat c where c.chatid = i.chatid and c.congress_id <> ${whom.congressId})`
    }`
  return count
}

/**
 * What was for him alone. To whom it went stays as his number, which the counts of who was reached go by; what has not gone out
 * never will.
 */
async function eraseSent(tx: Tx, whom: Whom, words: string, now: Date): Promise<number> {
  const { sql } = tx
  const places = placesOf(whom)
  const rows = await sql`
    update outbox o
    set payload = ${sql.json({ kind: 'markdown', text: words, erased: true })},
        target = case when o.target = any(${places}::text[]) then ${`person:${whom.personId}`} else o.target end,
        state = case when o.state in ('scheduled', 'waiting', 'dead') then 'expired' else o.state end,
        settled_at = coalesce(o.settled_at, ${now})
    where (o.person_ids = array[${whom.personId}::int] or o.target = any(${places}::text[]))
      and (o.congress_id = ${whom.congressId} or o.congress_id is null and not ${whom.isElsewhere}::bool)
      and not o.payload ? 'erased'`
  await sql`
    delete from outbox_target t where t.target = any(${ownPlaces(whom)}::text[]) and t.lease_by is null`
  const cards = await sql`
    delete from private_card where person_id = ${whom.personId}
      or person_id is null and not ${whom.isElsewhere}::bool and lower(userid) = ${whom.account}::text`
  return rows.count + cards.count
}

/** Those of his account only while it stands nowhere else. */
const ownPlaces = (whom: Whom): string[] => (whom.isElsewhere ? [] : placesOf(whom))

async function eraseSessions(tx: Tx, { account, isElsewhere }: Whom): Promise<number> {
  if (account === null || isElsewhere) return 0
  const sessions = await tx.sql`delete from page_session where lower(account) = ${account}`
  const links = await tx.sql`delete from sign_in_link where lower(account) = ${account}`
  return sessions.count + links.count
}

async function eraseDialogue(tx: Tx, whom: Whom): Promise<number> {
  const { sql } = tx
  const { personId } = whom
  const asked = await sql`delete from conversation where person_id = ${personId}`
  const addresses = await sql`delete from answer_url where person_id = ${personId}`
  const photos = await sql`delete from attachment_target where person_id = ${personId}`
  const menus = await sql`delete from menu_choice where place = any(${ownPlaces(whom)}::text[])`
  const spoken = await sql`delete from spoken_place where place = any(${ownPlaces(whom)}::text[])`
  return asked.count + addresses.count + photos.count + menus.count + spoken.count
}

async function eraseLinks(tx: Tx, { personId }: Whom): Promise<number> {
  const { count } = await tx.sql`delete from download where person_id = ${personId}`
  return count
}

/** What stays of him because it is a record of the congress's: how much of each. */
export interface Staying {
  readonly attendance: number
  readonly votes: number
  readonly minutes: number
  readonly suggestions: number
  readonly deeds: number
  /** Pictures and files that he has sent: they belong to their matters, and somebody has to look who is on them. */
  readonly photos: readonly { readonly id: number; readonly of: string }[]
}

export async function stayingOf(tx: Tx, { personId, account, congressId }: Whom): Promise<Staying> {
  const [row] = await tx.sql<Omit<Staying, 'photos'>[]>`
    select (select count(*)::int from invitee where person_id = ${personId})
             + (select count(*)::int from attendance where person_id = ${personId}) as attendance,
           (select count(*)::int from vote_entry where entered_by = ${personId}) as votes,
           (select count(*)::int from minutes_entry where entered_by = ${personId}) as minutes,
           (select count(*)::int from suggestion_signer where person_id = ${personId}) as suggestions,
           (select count(*)::int from deed where congress_id = ${congressId}
             and (done_by = ${personId} or (done_by is null and lower(userid) = ${account}::text))) as deeds`
  if (row === undefined) throw new Error('a select without a table returned no row')
  const photos = await tx.sql<{ id: number; of: string }[]>`
    select id, subject_kind || ':' || subject_id as of from attachment
    where sent_by = ${personId} and removed_at is null order by id`
  return { ...row, photos }
}
