import { sql } from 'drizzle-orm'
import { bigserial, index, integer, json, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { congress } from './congress.ts'
import { person } from './roster.ts'

/** Every callback once, with the reply that it was given: the same message again gets the same reply. */
export const inbound = pgTable(
  'inbound',
  {
    bot: text('bot').notNull(),
    msgid: text('msgid').notNull(),
    kind: text('kind').notNull(),
    userid: text('userid').notNull(),
    /** The group's chatid; null in a single chat. */
    chatid: text('chatid'),
    receivedAt: instant('received_at').notNull(),
    /** Written once and read as a whole: `json`, because taking it apart for `jsonb` costs as much as the rest of the row. */
    reply: json('reply'),
    /** Why it was not understood, for kind `unknown`. */
    detail: text('detail'),
  },
  t => [primaryKey({ columns: [t.bot, t.msgid] }), index('inbound_by_time').on(t.receivedAt)],
)

/**
 * What the bot did or refused: who, what, when, from which message. Append-only (a trigger refuses updates
 * and deletes). Answers to notices have their own append-only log, `answer_entry`.
 */
export const deed = pgTable(
  'deed',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    congressId: integer('congress_id').references(() => congress.id),
    at: instant('at').notNull(),
    /** Null for what the service does by itself. */
    userid: text('userid'),
    /** Whose the account was then; null where nobody's of the congress, and in rows that are older than this column. */
    doneBy: integer('done_by').references(() => person.id),
    action: text('action').notNull(),
    outcome: text('outcome', { enum: ['done', 'refused'] }).notNull(),
    /** e.g. `meeting:12`. */
    subject: text('subject'),
    detail: jsonb('detail'),
    bot: text('bot'),
    msgid: text('msgid'),
  },
  t => [
    index('deed_by_subject').on(t.congressId, t.subject, t.id),
    /** How often somebody was refused something lately. */
    index('deed_refused').on(t.userid, t.action, t.at).where(sql`outcome = 'refused'`),
  ],
)
