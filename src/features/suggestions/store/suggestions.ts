/**
 * Items, read and written. An item is what its entries come to: they are read and folded, never patched. Whoever acts
 * on one holds its row's lock, so two who act at once act one after the other, each on what the other left.
 */
import { type Day, dayOfIso, isoDay } from '../../../calendar/day.ts'
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { eventSchema, type Happened, type SuggestionEvent } from '../rules/events.ts'
import { evolve, type Head, replay } from '../rules/evolve.ts'
import type { Suggestion, SuggestionNumber } from '../types.ts'

/** One entry with who made it, for the time line. */
export interface Entry extends Happened {
  readonly at: Date
  /** Null: it happened by itself. */
  readonly enteredBy: number | null
}

/** @param which what stands behind `from suggestion s …` */
export async function selectSuggestions(tx: Tx, which: Part): Promise<Suggestion[]> {
  return (await selectHistories(tx, which)).map(({ head, entries }) => replay(head, entries))
}

/** Items with what happened to them, not folded yet. */
export async function selectHistories(
  tx: Tx,
  which: Part,
): Promise<{ readonly head: Head; readonly entries: readonly Entry[] }[]> {
  const heads = await tx.sql<Head[]>`
    select s.id, s.congress_id as "congressId", s.series, s.number from suggestion s ${which}`
  const entries = await entriesOf(
    tx,
    heads.map(({ id }) => id),
  )
  return heads.map(head => ({ head, entries: entries.get(head.id) ?? [] }))
}

/** The entries of each item, in the order in which they happened. */
export async function entriesOf(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, Entry[]>> {
  const found = new Map<number, Entry[]>()
  if (ids.length === 0) return found
  const rows = await tx.sql<
    { id: number; event: unknown; day: string; at: Date; enteredBy: number | null }[]
  >`
    select suggestion_id as id, event, day, at, entered_by as "enteredBy" from suggestion_entry
    where suggestion_id = any(${[...ids]}::int[]) order by suggestion_id, nth`
  for (const { id, event, day, at, enteredBy } of rows) {
    const entry = { event: eventSchema.parse(event), on: dayIn(day), at, enteredBy }
    const before = found.get(id)
    if (before === undefined) found.set(id, [entry])
    else before.push(entry)
  }
  return found
}

function dayIn(iso: string): Day {
  const day = dayOfIso(iso)
  if (day === null) throw new Error(`no day: ${iso}`)
  return day
}

/** The item as it is; not locked. */
export async function suggestionById(tx: Tx, id: number): Promise<Suggestion | null> {
  const [item] = await selectSuggestions(tx, tx.sql.part`where s.id = ${id}`)
  return item ?? null
}

/** The item, and nobody else acts on it until the transaction ends. */
export async function lockSuggestion(tx: Tx, id: number): Promise<Suggestion | null> {
  const [item] = await lockSuggestions(tx, [id])
  return item ?? null
}

/** Many at once, in the order of their ids, so that two who lock several do not wait for each other in a ring. */
export async function lockSuggestions(tx: Tx, ids: readonly number[]): Promise<Suggestion[]> {
  // Of two statements, not one: what was waited for is to be seen by the second.
  await tx.sql`select from suggestion where id = any(${[...ids]}::int[]) order by id for no key update`
  return selectSuggestions(tx, tx.sql.part`where s.id = any(${[...ids]}::int[]) order by s.id`)
}

/** Which items a number can mean, the latest first; not locked. */
export function suggestionsNumbered(
  tx: Tx,
  congressId: number,
  { series, number }: SuggestionNumber,
): Promise<Suggestion[]> {
  const named = series === null ? tx.sql.part`` : tx.sql.part`and s.series = ${series}`
  return selectSuggestions(
    tx,
    tx.sql.part`where s.congress_id = ${congressId} and s.number = ${number} ${named} order by s.id desc`,
  )
}

/** Whose item it is; null when there is none. */
export async function congressOfSuggestion(tx: Tx, id: number): Promise<number | null> {
  const [row] = await tx.sql<{ congressId: number }[]>`
    select congress_id as "congressId" from suggestion where id = ${id}`
  return row?.congressId ?? null
}

/** What somebody handed in with this message; null: nothing. */
export async function suggestionOfMessage(
  tx: Tx,
  { congressId, personId }: { readonly congressId: number; readonly personId: number },
  { bot, msgid }: { readonly bot: string; readonly msgid: string },
): Promise<Suggestion | null> {
  const [item] = await selectSuggestions(
    tx,
    tx.sql.part`
      where s.congress_id = ${congressId} and exists (
        select from suggestion_entry e where e.suggestion_id = s.id and e.nth = 1
          and e.entered_by = ${personId} and e.bot = ${bot} and e.msgid = ${msgid})`,
  )
  return item ?? null
}

/** Who enters something, and with which message. */
export interface Entering {
  readonly on: Day
  readonly at: Date
  readonly enteredBy: number | null
  readonly message: { readonly bot: string; readonly msgid: string } | null
}

/**
 * Hands an item in under the next number of its series. Whoever does so at the same moment waits for this
 * transaction: numbers have no gaps.
 */
export async function handIn(
  tx: Tx,
  congressId: number,
  series: string,
  event: Extract<SuggestionEvent, { type: 'submitted' }>,
  entering: Entering,
): Promise<Suggestion> {
  const [row] = await tx.sql<{ id: number; number: number }[]>`
    with counted as (
      insert into suggestion_counter as c (congress_id, series, last) values (${congressId}, ${series}, 1)
      on conflict (congress_id, series) do update set last = c.last + 1 returning last
    ) insert into suggestion (congress_id, series, number, visit_id, revision, kind, state, title, text, category,
                              confidential, is_key, submitted_on)
    select ${congressId}::int, ${series}, last, ${event.visitId}::int, 0, ${event.kind}, 'submitted', ${event.title},
           ${event.text}, ${event.category}, ${event.confidential}::bool, false, ${isoDay(entering.on)}::date
    from counted returning id, number`
  if (row === undefined) throw new Error('an insert returned no row')
  const item = replay({ id: row.id, congressId, series, number: row.number }, [{ event, on: entering.on }])
  await write(tx, [{ after: item, events: [event], on: entering.on }], entering)
  return item
}

/** What was decided on an item that is locked. */
export interface Decided {
  readonly before: Suggestion
  readonly events: readonly SuggestionEvent[]
  readonly on: Day
}

/** Writes what was decided on an item that is locked. @returns what it comes to */
export async function append(
  tx: Tx,
  before: Suggestion,
  events: readonly SuggestionEvent[],
  entering: Entering,
): Promise<Suggestion> {
  const [after = before] = await appendAll(tx, [{ before, events, on: entering.on }], entering)
  return after
}

/**
 * Writes what was decided on items that are locked, each at most once: as many statements for many as for one.
 * @returns what they come to, in their order
 */
export async function appendAll(
  tx: Tx,
  decided: readonly Decided[],
  entering: Omit<Entering, 'on'>,
): Promise<Suggestion[]> {
  const written = decided.map(({ before, events, on }) => ({
    after: events.reduce((item, event) => evolve(item, { event, on }), before),
    events,
    on,
  }))
  await write(tx, written, entering)
  return written.map(({ after }) => after)
}

interface Written {
  readonly after: Suggestion
  readonly events: readonly SuggestionEvent[]
  readonly on: Day
}

async function write(
  tx: Tx,
  written: readonly Written[],
  { at, enteredBy, message }: Omit<Entering, 'on'>,
): Promise<void> {
  if (written.length === 0) return
  const entries = written.flatMap(({ after, events, on }) =>
    events.map((event, i) => ({
      id: after.id,
      nth: after.revision - events.length + i + 1,
      event: eventSchema.encode(event),
      day: isoDay(on),
    })),
  )
  const items = written.map(({ after }) => after)
  const ids = items.map(({ id }) => id)
  const signers = items.flatMap(({ id, signers }) =>
    signers.map(({ personId }, place) => ({ id, personId, place: place + 1 })),
  )
  const parties = items.flatMap(({ id, parties }) =>
    parties.map(({ officeId, role }) => ({ id, officeId, role })),
  )
  await tx.sql`
    insert into suggestion_entry (suggestion_id, nth, event, day, at, entered_by, bot, msgid)
    select id, nth, event, day, ${at}::timestamptz, ${enteredBy}::int, ${message?.bot ?? null}, ${message?.msgid ?? null}
    from jsonb_to_recordset(${tx.sql.json(entries)}) as t(id int, nth int, event jsonb, day date) order by id, nth`
  await tx.sql`
    update suggestion s set revision = t.revision, kind = t.kind, state = t.state, title = t.title, text = t.text,
      category = t.category, confidential = t.confidential, is_key = t."isKey", due_on = t."dueOn",
      rating_until = t."ratingUntil", promised_until = t."promisedUntil"
    from jsonb_to_recordset(${tx.sql.json(items.map(headOf))}) as t(
      id int, revision int, kind text, state text, title text, text text, category text, confidential bool,
      "isKey" bool, "dueOn" date, "ratingUntil" date, "promisedUntil" date)
    where s.id = t.id`
  await tx.sql`
    with wanted as materialized (
      select id, "personId" as person_id, place
      from jsonb_to_recordset(${tx.sql.json(signers)}) as t(id int, "personId" int, place int)
    ), gone as (
      delete from suggestion_signer s
      where s.suggestion_id = any(${ids}::int[]) and (s.suggestion_id, s.person_id) not in (select id, person_id from wanted)
    ) insert into suggestion_signer (suggestion_id, person_id, place) select id, person_id, place from wanted
    on conflict (suggestion_id, person_id) do update set place = excluded.place`
  await tx.sql`
    with wanted as materialized (
      select id, "officeId" as office_id, role
      from jsonb_to_recordset(${tx.sql.json(parties)}) as t(id int, "officeId" int, role text)
    ), gone as (
      delete from suggestion_party p
      where p.suggestion_id = any(${ids}::int[]) and (p.suggestion_id, p.office_id) not in (select id, office_id from wanted)
    ) insert into suggestion_party (suggestion_id, office_id, role) select id, office_id, role from wanted
    on conflict (suggestion_id, office_id) do update set role = excluded.role`
}

/** An item as its row has it, for finding and counting. */
const headOf = (item: Suggestion) => ({
  id: item.id,
  revision: item.revision,
  kind: item.kind,
  state: item.state,
  title: item.title,
  text: item.text,
  category: item.category,
  confidential: item.confidential,
  isKey: item.isKey,
  dueOn: isoOrNull(item.dueOn),
  ratingUntil: isoOrNull(item.ratingUntil),
  promisedUntil: isoOrNull(item.promise?.keptOn === null ? item.promise.until : null),
})

const isoOrNull = (day: Day | null): string | null => (day === null ? null : isoDay(day))
