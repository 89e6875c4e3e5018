import { sql } from 'drizzle-orm'
import { bigserial, index, integer, pgTable, serial, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { agendaItem } from './agenda.ts'
import { bytes } from './attachments.ts'
import { instant } from './columns.ts'
import { congress } from './congress.ts'
import { meeting } from './meetings.ts'
import { person } from './roster.ts'

/**
 * What was written down of a meeting, append-only (a trigger refuses updates and deletes). A part is what its latest
 * entry says; earlier ones stay.
 */
export const minutesEntry = pgTable(
  'minutes_entry',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meeting.id),
    /** 1, 2, 3 … within the meeting: the part that it is about. */
    part: integer('part').notNull(),
    /** 1, 2, 3 … within the part. */
    nth: integer('nth').notNull(),
    act: text('act', { enum: ['add', 'change', 'remove'] }).notNull(),
    kind: text('kind', { enum: ['text', 'chair', 'recorder', 'issue'] }).notNull(),
    itemId: integer('item_id').references(() => agendaItem.id),
    speaker: text('speaker'),
    words: text('words').notNull(),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull(),
    bot: text('bot').notNull(),
    msgid: text('msgid').notNull(),
  },
  t => [unique('minutes_entry_nth').on(t.meetingId, t.part, t.nth)],
)

/** A congress's own form of a document, or the place for one that a clerk is about to send. */
export const documentTemplate = pgTable(
  'document_template',
  {
    id: serial('id').primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    kind: text('kind', { enum: ['record', 'minutes'] }).notNull(),
    state: text('state', { enum: ['awaited', 'in_use', 'over'] }).notNull(),
    /** What was sent; null while it is awaited. */
    content: bytes('content'),
    name: text('name').notNull(),
    askedBy: integer('asked_by')
      .notNull()
      .references(() => person.id),
    askedAt: instant('asked_at').notNull(),
    receivedAt: instant('received_at'),
    overAt: instant('over_at'),
    overBy: integer('over_by').references(() => person.id),
    /** The message that brought it: fetched twice, it is kept once. */
    bot: text('bot'),
    msgid: text('msgid'),
  },
  t => [
    uniqueIndex('document_template_in_use').on(t.congressId, t.kind).where(sql`state = 'in_use'`),
    index('document_template_awaited').on(t.congressId).where(sql`state = 'awaited'`),
  ],
)
