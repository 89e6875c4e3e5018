import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { congress } from './congress.ts'
import { office, person } from './roster.ts'
import { visit } from './visits.ts'

/**
 * One suggestion, criticism, opinion or motion (S7). What it is stands in its entries; the columns besides its name
 * are what its entries come to, written with them, for finding and counting.
 */
export const suggestion = pgTable(
  'suggestion',
  {
    id: serial('id').primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    /** The year, or the session (`19-3`). */
    series: text('series').notNull(),
    /** Per congress and series, without gaps. */
    number: integer('number').notNull(),
    visitId: integer('visit_id').references(() => visit.id),
    revision: integer('revision').notNull(),
    kind: text('kind', { enum: ['suggestion', 'criticism', 'opinion', 'motion'] }).notNull(),
    state: text('state').notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    category: text('category'),
    confidential: boolean('confidential').notNull(),
    isKey: boolean('is_key').notNull(),
    submittedOn: date('submitted_on').notNull(),
    dueOn: date('due_on'),
    ratingUntil: date('rating_until'),
    /** What is promised and not kept yet. */
    promisedUntil: date('promised_until'),
    /** The revision of the holiday table that its days were reckoned with; null: they have to be, whatever it was. */
    plannedWith: text('planned_with'),
  },
  t => [
    unique('suggestion_number').on(t.congressId, t.series, t.number),
    index('suggestion_open').on(t.congressId).where(sql`state <> 'archived'`),
    index('suggestion_by_day').on(t.congressId, t.submittedOn),
    index('suggestion_by_plan').on(t.plannedWith).where(sql`state <> 'archived'`),
    index('suggestion_rating').on(t.ratingUntil).where(sql`state = 'consulted_again'`),
    // Once its suggestion was withdrawn the matter can be made into another.
    uniqueIndex('suggestion_of_visit').on(t.visitId).where(sql`state <> 'withdrawn'`),
  ],
)

/** What happened to it, append-only (a trigger refuses updates and deletes); `features/suggestions/rules/events.ts`. */
export const suggestionEntry = pgTable(
  'suggestion_entry',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    suggestionId: integer('suggestion_id')
      .notNull()
      .references(() => suggestion.id),
    /** 1, 2, 3 … of its item: two who act on the same state cannot both write. */
    nth: integer('nth').notNull(),
    event: jsonb('event').notNull(),
    /** The day where the congress is. */
    day: date('day').notNull(),
    at: instant('at').notNull(),
    /** Null: it happened by itself. */
    enteredBy: integer('entered_by').references(() => person.id),
    bot: text('bot'),
    msgid: text('msgid'),
  },
  t => [unique('suggestion_entry_nth').on(t.suggestionId, t.nth)],
)

/** Whose names stand under it now, in order. */
export const suggestionSigner = pgTable(
  'suggestion_signer',
  {
    suggestionId: integer('suggestion_id')
      .notNull()
      .references(() => suggestion.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    place: integer('place').notNull(),
  },
  t => [
    primaryKey({ columns: [t.suggestionId, t.personId] }),
    index('suggestion_signer_by_person').on(t.personId),
  ],
)

/** The offices that handle it now. */
export const suggestionParty = pgTable(
  'suggestion_party',
  {
    suggestionId: integer('suggestion_id')
      .notNull()
      .references(() => suggestion.id),
    officeId: integer('office_id')
      .notNull()
      .references(() => office.id),
    role: text('role', { enum: ['lead', 'assist'] }).notNull(),
  },
  t => [
    primaryKey({ columns: [t.suggestionId, t.officeId] }),
    index('suggestion_party_by_office').on(t.officeId),
  ],
)

/** The last number given in a series; counted up under the row's lock, so numbers have no gaps. */
export const suggestionCounter = pgTable(
  'suggestion_counter',
  {
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    series: text('series').notNull(),
    last: integer('last').notNull(),
  },
  t => [primaryKey({ columns: [t.congressId, t.series] })],
)

/** What is to be said about an item by itself, each once: rows planned with what happens to it. */
export const suggestionCall = pgTable(
  'suggestion_call',
  {
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    kind: text('kind').notNull(),
    /** What it is about: `<suggestion>.<day reckoned from>.<day>`, or the meeting before which a list comes. */
    slot: text('slot').notNull(),
    suggestionId: integer('suggestion_id').references(() => suggestion.id),
    dueAt: instant('due_at').notNull(),
    /** Later than this it helps nobody and is left out. */
    notAfter: instant('not_after').notNull(),
    doneAt: instant('done_at'),
    outcome: text('outcome', { enum: ['sent', 'nobody', 'left_out'] }),
  },
  t => [
    primaryKey({ columns: [t.congressId, t.kind, t.slot] }),
    index('suggestion_call_due').on(t.dueAt).where(sql`done_at is null`),
    index('suggestion_call_by_item').on(t.suggestionId),
  ],
)
