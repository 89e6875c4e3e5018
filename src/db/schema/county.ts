import { sql } from 'drizzle-orm'
import {
  bigserial,
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
import { person } from './roster.ts'

/**
 * A county's notice to its towns (S23). What it says stands in its entries; the columns are what they come to, written
 * with them, for finding.
 */
export const countyNotice = pgTable(
  'county_notice',
  {
    id: serial('id').primaryKey(),
    /** The county. */
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    /** Per county, without gaps. */
    number: integer('number').notNull(),
    state: text('state', { enum: ['draft', 'open', 'cancelled', 'dropped'] }).notNull(),
    /** Counts the changes after it was published: replies to an earlier one still count, and say which it was. */
    version: integer('version').notNull(),
    words: text('words').notNull(),
    /** What the towns are to report; null: that they have read it is enough. */
    asks: text('asks'),
    dueAt: instant('due_at'),
    publishedAt: instant('published_at'),
    cancelReason: text('cancel_reason'),
    /** When the county was told that every town has answered. */
    completedAt: instant('completed_at'),
  },
  t => [unique('county_notice_number').on(t.congressId, t.number)],
)

/** What happened to it, append-only (a trigger refuses updates and deletes); `features/county/rules/notice.ts`. */
export const countyNoticeEntry = pgTable(
  'county_notice_entry',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    noticeId: integer('notice_id')
      .notNull()
      .references(() => countyNotice.id),
    nth: integer('nth').notNull(),
    event: jsonb('event').notNull(),
    at: instant('at').notNull(),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => person.id),
    bot: text('bot').notNull(),
    msgid: text('msgid').notNull(),
  },
  t => [unique('county_notice_entry_nth').on(t.noticeId, t.nth)],
)

/** A town that it went to: those that belonged to the county when it was published. */
export const countyNoticeTown = pgTable(
  'county_notice_town',
  {
    noticeId: integer('notice_id')
      .notNull()
      .references(() => countyNotice.id),
    townId: integer('town_id')
      .notNull()
      .references(() => congress.id),
  },
  t => [primaryKey({ columns: [t.noticeId, t.townId] }), index('county_notice_town_by_town').on(t.townId)],
)

/** Every reply of a town, append-only (a trigger refuses updates and deletes); the last one counts. */
export const countyReply = pgTable(
  'county_reply',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    noticeId: integer('notice_id')
      .notNull()
      .references(() => countyNotice.id),
    townId: integer('town_id')
      .notNull()
      .references(() => congress.id),
    words: text('words').notNull(),
    /** The notice's version that it answers. */
    version: integer('version').notNull(),
    at: instant('at').notNull(),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => person.id),
    bot: text('bot').notNull(),
    msgid: text('msgid').notNull(),
  },
  t => [
    index('county_reply_by_town').on(t.noticeId, t.townId, t.id),
    unique('county_reply_message').on(t.noticeId, t.townId, t.bot, t.msgid),
  ],
)

/** What is to be said about it by itself, each once. */
export const countyCall = pgTable(
  'county_call',
  {
    noticeId: integer('notice_id')
      .notNull()
      .references(() => countyNotice.id),
    kind: text('kind', { enum: ['eve', 'morning', 'over'] }).notNull(),
    /** The deadline that it is about, as an ISO instant: a moved one has calls of its own. */
    slot: text('slot').notNull(),
    dueAt: instant('due_at').notNull(),
    /** Later than this it helps nobody and is left out. */
    notAfter: instant('not_after').notNull(),
    doneAt: instant('done_at'),
    outcome: text('outcome', { enum: ['sent', 'nobody', 'left_out'] }),
  },
  t => [
    primaryKey({ columns: [t.noticeId, t.kind, t.slot] }),
    index('county_call_due').on(t.dueAt).where(sql`done_at is null`),
  ],
)
