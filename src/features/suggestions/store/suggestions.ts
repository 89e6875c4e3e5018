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
  // Of two statements, not one: what was waited for is to be seen by the second.
  await tx.sql`select from suggestion where id = ${id} for no key update`
  return suggestionById(tx, id)
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
  await write(tx, item, [event], entering)
  return item
}

/** Writes what was decided on an item that is locked. @returns what it comes to */
export async function append(
  tx: Tx,
  before: Suggestion,
  events: readonly SuggestionEvent[],
  entering: Entering,
): Promise<Suggestion> {
  const after = events.reduce((item, event) => evolve(item, { event, on: entering.on }), before)
  await write(tx, after, events, entering)
  return after
}

async function write(
  tx: Tx,
  after: Suggestion,
  events: readonly SuggestionEvent[],
  { on, at, enteredBy, message }: Entering,
): Promise<void> {
  const first = after.revision - events.length
  const rows = events.map((event, i) => ({ nth: first + i + 1, event: eventSchema.encode(event) }))
  const { promise } = after
  const promisedUntil = promise !== null && promise.keptOn === null ? isoDay(promise.until) : null
  const signers = after.signers.map(({ personId }) => personId)
  const offices = after.parties.map(({ officeId }) => officeId)
  const roles = after.parties.map(({ role }) => role)
  await tx.sql`
    insert into suggestion_entry (suggestion_id, nth, event, day, at, entered_by, bot, msgid)
    select ${after.id}::int, nth, event, ${isoDay(on)}::date, ${at}, ${enteredBy}::int,
           ${message?.bot ?? null}, ${message?.msgid ?? null}
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t(nth int, event jsonb) order by nth`
  await tx.sql`
    update suggestion set revision = ${after.revision}, kind = ${after.kind}, state = ${after.state},
      title = ${after.title}, text = ${after.text}, category = ${after.category},
      confidential = ${after.confidential}, is_key = ${after.isKey}, due_on = ${isoOrNull(after.dueOn)}::date,
      rating_until = ${isoOrNull(after.ratingUntil)}::date, promised_until = ${promisedUntil}::date
    where id = ${after.id}`
  await tx.sql`
    with gone as (
      delete from suggestion_signer where suggestion_id = ${after.id} and person_id <> all(${signers}::int[])
    ) insert into suggestion_signer (suggestion_id, person_id, place)
    select ${after.id}::int, person_id, place
    from unnest(${signers}::int[]) with ordinality as t(person_id, place)
    on conflict (suggestion_id, person_id) do update set place = excluded.place`
  await tx.sql`
    with gone as (
      delete from suggestion_party where suggestion_id = ${after.id} and office_id <> all(${offices}::int[])
    ) insert into suggestion_party (suggestion_id, office_id, role)
    select ${after.id}::int, office_id, role from unnest(${offices}::int[], ${roles}::text[]) as t(office_id, role)
    on conflict (suggestion_id, office_id) do update set role = excluded.role`
}

const isoOrNull = (day: Day | null): string | null => (day === null ? null : isoDay(day))
