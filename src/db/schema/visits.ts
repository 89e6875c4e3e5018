import { sql } from 'drizzle-orm'
import {
  bigserial,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { congress } from './congress.ts'
import { receptionDay } from './reception.ts'
import { office, person } from './roster.ts'

/** One matter that voters brought: at a reception, in a letter box, on a deputy's visit to them. */
export const visit = pgTable(
  'visit',
  {
    id: serial('id').primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    year: integer('year').notNull(),
    /** Per congress and year, without gaps. */
    number: integer('number').notNull(),
    kind: text('kind', { enum: ['visit', 'letter', 'contact'] }).notNull(),
    receivedOn: date('received_on').notNull(),
    /** The reception day at which it was brought. */
    dayId: integer('day_id').references(() => receptionDay.id),
    /** Who received it. */
    deputyId: integer('deputy_id').references(() => person.id),
    village: text('village'),
    matter: text('matter').notNull(),
    category: text('category'),
    /** How many came (人次). */
    people: integer('people').notNull().default(1),
    handling: text('handling', { enum: ['answered', 'referred', 'timed', 'suggestion', 'petition'] }),
    officeId: integer('office_id').references(() => office.id),
    /** As it was said, also where no office of the roster is meant. */
    officeName: text('office_name'),
    dueOn: date('due_on'),
    /** `void`: entered by mistake; it keeps its number. */
    status: text('status', { enum: ['open', 'closed', 'void'] }).notNull(),
    outcome: text('outcome'),
    closedOn: date('closed_on'),
    /** 回访: when the voter was told, and what he says of it. */
    followedUpOn: date('followed_up_on'),
    satisfaction: text('satisfaction', { enum: ['satisfied', 'basically', 'dissatisfied'] }),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => person.id),
    enteredAt: instant('entered_at').notNull(),
  },
  t => [
    unique('visit_number').on(t.congressId, t.year, t.number),
    index('visit_due').on(t.congressId, t.dueOn).where(sql`status = 'open'`),
    index('visit_by_deputy').on(t.deputyId),
  ],
)

/**
 * Who came. In a table of its own, so that no query about matters can show it by accident: only the liaison, the
 * chair and the deputy who received him see it.
 */
export const visitor = pgTable(
  'visitor',
  {
    visitId: integer('visit_id')
      .primaryKey()
      .references(() => visit.id),
    name: text('name'),
    phone: text('phone'),
    /** Of one that was erased by rule: which persons they were, as numbers, so that persons are counted as before. */
    knownBy: jsonb('known_by'),
    erasedAt: instant('erased_at'),
  },
  t => [index('visitor_kept').on(t.visitId).where(sql`erased_at is null`)],
)

/** Every change of a matter, append-only; `change` names fields, never a visitor. */
export const visitEntry = pgTable(
  'visit_entry',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    visitId: integer('visit_id')
      .notNull()
      .references(() => visit.id),
    change: jsonb('change').notNull(),
    enteredBy: integer('entered_by').references(() => person.id),
    at: instant('at').notNull(),
    bot: text('bot'),
    msgid: text('msgid'),
  },
  t => [index('visit_entry_by_visit').on(t.visitId)],
)

/** What is to be said about the register by itself: planned with the matters and the years, each said once. */
export const visitCall = pgTable(
  'visit_call',
  {
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    kind: text('kind', { enum: ['due', 'overdue', 'contacts'] }).notNull(),
    /** What it is about: `<visit>.<day that it is due>`, or the year whose contacts are counted. */
    slot: text('slot').notNull(),
    visitId: integer('visit_id').references(() => visit.id),
    dueAt: instant('due_at').notNull(),
    /** Later than this it helps nobody and is left out. */
    notAfter: instant('not_after').notNull(),
    doneAt: instant('done_at'),
    outcome: text('outcome', { enum: ['sent', 'nobody', 'left_out'] }),
  },
  t => [
    primaryKey({ columns: [t.congressId, t.kind, t.slot] }),
    index('visit_call_due').on(t.dueAt).where(sql`done_at is null`),
    index('visit_call_by_visit').on(t.visitId),
  ],
)

/** The last number given in a year; counted up under the row's lock, so numbers have no gaps. */
export const visitCounter = pgTable(
  'visit_counter',
  {
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  t => [primaryKey({ columns: [t.congressId, t.year] })],
)

/** A document that waits for its one person behind a link: used once, within minutes. */
export const download = pgTable('download', {
  /** SHA-256 of the token in the link, which stands only in the reply that it was given with. */
  tokenHash: text('token_hash').primaryKey(),
  congressId: integer('congress_id')
    .notNull()
    .references(() => congress.id),
  personId: integer('person_id')
    .notNull()
    .references(() => person.id),
  /** His, in lower case, when it was offered: once it is another one, the link opens nothing. */
  account: text('account'),
  /** Which document, with its parameters; it is made when it is fetched. */
  document: jsonb('document').notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
})
