import { sql } from 'drizzle-orm'
import { check, customType, integer, pgTable, serial, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { congress } from './congress.ts'
import { person } from './roster.ts'

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })

/**
 * What an attachment can belong to: the table's name, whose `id` is the subject's. A reference that the database
 * cannot hold to, so that one table serves all of them; no row that can have attachments is ever deleted.
 */
export const subjectKinds = ['visit', 'suggestion', 'meeting', 'template', 'incoming_paper'] as const
const subjectKind = text('subject_kind', { enum: subjectKinds })
const isSubject = sql`subject_kind in ('visit', 'suggestion', 'meeting', 'template', 'incoming_paper')`

/** A photo or file that somebody sent in his single chat, for the matter it belongs to. */
export const attachment = pgTable(
  'attachment',
  {
    id: serial('id').primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    subjectKind: subjectKind.notNull(),
    subjectId: integer('subject_id').notNull(),
    /** Within the subject, never given twice: «the second» stays the second when the first is removed. */
    number: integer('number').notNull(),
    /** Told from the content, not from a name: `image/jpeg`. */
    mime: text('mime').notNull(),
    /** Empty when it is removed: a name can say as much as the picture. */
    name: text('name').notNull(),
    /** Of the content: the same picture twice is stored once a subject. */
    sha256: text('sha256').notNull(),
    /** Null when it is removed. */
    content: bytes('content'),
    sentBy: integer('sent_by')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull(),
    removedAt: instant('removed_at'),
    removedBy: integer('removed_by').references(() => person.id),
    /** The message that brought it, and which of its pictures it was, from 0: fetched twice, it is kept once. */
    bot: text('bot'),
    msgid: text('msgid'),
    nth: integer('nth').notNull().default(0),
  },
  t => [
    check('attachment_subject', isSubject),
    check('attachment_removed', sql`(removed_at is null) = (content is not null)`),
    uniqueIndex('attachment_number').on(t.subjectKind, t.subjectId, t.number),
    uniqueIndex('attachment_once').on(t.subjectKind, t.subjectId, t.sha256).where(sql`removed_at is null`),
    uniqueIndex('attachment_message').on(t.bot, t.msgid, t.nth),
  ],
)

/** What the next photos of a person belong to: what he entered or named last. */
export const attachmentTarget = pgTable(
  'attachment_target',
  {
    personId: integer('person_id')
      .primaryKey()
      .references(() => person.id),
    subjectKind: subjectKind.notNull(),
    subjectId: integer('subject_id').notNull(),
    at: instant('at').notNull(),
  },
  () => [check('attachment_target_subject', isSubject)],
)
