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
import { office, person } from './roster.ts'

/**
 * A paper that came in from above, below or beside (register ③). What it is stands in its entries; the columns are what
 * they come to, written with them, for finding and for the register.
 */
export const incomingPaper = pgTable(
  'incoming_paper',
  {
    id: serial('id').primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    /** Of the day of receiving. */
    year: integer('year').notNull(),
    /** Per congress and year, without gaps. */
    number: integer('number').notNull(),
    state: text('state', { enum: ['open', 'done', 'archived', 'void'] }).notNull(),
    receivedOn: date('received_on').notNull(),
    sender: text('sender').notNull(),
    /** 云人办〔2026〕12号 */
    reference: text('reference'),
    title: text('title').notNull(),
    copies: integer('copies'),
    secrecy: text('secrecy', { enum: ['internal', 'classified', 'secret', 'confidential', 'top_secret'] }),
    urgency: text('urgency', { enum: ['most_urgent', 'very_urgent', 'urgent', 'pressing', 'routine'] }),
    officeId: integer('office_id').references(() => office.id),
    personId: integer('person_id').references(() => person.id),
    /** What whoever has it is to do. */
    task: text('task'),
    dueOn: date('due_on'),
    /** Who is to read it. */
    readers: integer('readers').array().notNull().default([]),
    result: text('result'),
    doneOn: date('done_on'),
    /** Where it lies: 2026-人大-永久-3. */
    fileMark: text('file_mark'),
  },
  t => [
    unique('incoming_paper_number').on(t.congressId, t.year, t.number),
    index('incoming_paper_open').on(t.congressId).where(sql`state = 'open'`),
    index('incoming_paper_reference').on(t.congressId, t.reference),
  ],
)

/** What happened to it, append-only (a trigger refuses updates and deletes); `features/incoming-papers/rules/fold.ts`. */
export const incomingPaperEntry = pgTable(
  'incoming_paper_entry',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    paperId: integer('paper_id')
      .notNull()
      .references(() => incomingPaper.id),
    nth: integer('nth').notNull(),
    event: jsonb('event').notNull(),
    /** The day where the congress is. */
    day: date('day').notNull(),
    at: instant('at').notNull(),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => person.id),
    bot: text('bot').notNull(),
    msgid: text('msgid').notNull(),
  },
  t => [unique('incoming_paper_entry_nth').on(t.paperId, t.nth)],
)

/** What is to be said about one by itself, each once. */
export const incomingPaperCall = pgTable(
  'incoming_paper_call',
  {
    paperId: integer('paper_id')
      .notNull()
      .references(() => incomingPaper.id),
    kind: text('kind', { enum: ['before', 'due', 'overdue'] }).notNull(),
    /** `<the day it is due>.<the day it is said on>` */
    slot: text('slot').notNull(),
    dueAt: instant('due_at').notNull(),
    /** Later than this it helps nobody and is left out. */
    notAfter: instant('not_after').notNull(),
    doneAt: instant('done_at'),
    outcome: text('outcome', { enum: ['sent', 'nobody', 'left_out'] }),
  },
  t => [
    primaryKey({ columns: [t.paperId, t.kind, t.slot] }),
    index('incoming_paper_call_due').on(t.dueAt).where(sql`done_at is null`),
  ],
)
