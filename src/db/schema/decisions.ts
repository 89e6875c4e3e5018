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
import { agendaItem } from './agenda.ts'
import { instant } from './columns.ts'
import { congress } from './congress.ts'
import { meeting } from './meetings.ts'
import { office, person } from './roster.ts'

/**
 * Something that was decided and has to be done (S17). What it is stands in its entries; the columns are what they
 * come to, written with them, for finding.
 */
export const decision = pgTable(
  'decision',
  {
    id: serial('id').primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    year: integer('year').notNull(),
    /** Per congress and year, without gaps. */
    number: integer('number').notNull(),
    meetingId: integer('meeting_id').references(() => meeting.id),
    itemId: integer('item_id').references(() => agendaItem.id),
    state: text('state', { enum: ['open', 'done', 'dropped'] }).notNull(),
    words: text('words').notNull(),
    officeId: integer('office_id').references(() => office.id),
    personId: integer('person_id').references(() => person.id),
    dueOn: date('due_on'),
    result: text('result'),
  },
  t => [
    unique('decision_number').on(t.congressId, t.year, t.number),
    index('decision_open').on(t.congressId).where(sql`state = 'open'`),
    index('decision_by_meeting').on(t.meetingId),
  ],
)

/** What happened to it, append-only (a trigger refuses updates and deletes); `features/decisions/rules/fold.ts`. */
export const decisionEntry = pgTable(
  'decision_entry',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    decisionId: integer('decision_id')
      .notNull()
      .references(() => decision.id),
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
  t => [unique('decision_entry_nth').on(t.decisionId, t.nth)],
)

/** What is to be said about one by itself, each once. */
export const decisionCall = pgTable(
  'decision_call',
  {
    decisionId: integer('decision_id')
      .notNull()
      .references(() => decision.id),
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
    primaryKey({ columns: [t.decisionId, t.kind, t.slot] }),
    index('decision_call_due').on(t.dueAt).where(sql`done_at is null`),
  ],
)
