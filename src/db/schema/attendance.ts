import { sql } from 'drizzle-orm'
import { bigserial, boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { meeting } from './meetings.ts'
import { person } from './roster.ts'

/** The day of a meeting: a row as soon as anything of it has happened. */
export const sitting = pgTable(
  'sitting',
  {
    meetingId: integer('meeting_id')
      .primaryKey()
      .references(() => meeting.id),
    /** What the number on the hall's screen is made from. */
    codeSeed: text('code_seed').notNull(),
    /** Called to order. */
    calledAt: instant('called_at'),
    calledBy: integer('called_by').references(() => person.id),
    /** What was said to be unlawful when it was called to order; `features/attendance/rules/lawful.ts` reads it. */
    warnings: jsonb('warnings').notNull().default([]),
    /** When who belongs was written down for good: from then on the roster changes nothing here. */
    settledAt: instant('settled_at'),
    /** Of a session: when it is looked at who was absent without leave; null: done, or no session. */
    reviewAt: instant('review_at'),
    endedAt: instant('ended_at'),
    endedBy: integer('ended_by').references(() => person.id),
    /** When the papers were sent to the members, and who says so. */
    papersAt: instant('papers_at'),
    papersBy: integer('papers_by').references(() => person.id),
  },
  t => [index('sitting_to_review').on(t.reviewAt).where(sql`review_at is not null`)],
)

const presenceColumns = {
  /** Null: not there. */
  arrivedAt: instant('arrived_at'),
  /** Null: stayed to the end. */
  leftAt: instant('left_at'),
  leftReason: text('left_reason'),
  /** What a clerk has said about being late; null: the clock tells. */
  late: boolean('late'),
  /** The button, words, the number on the screen, or a clerk's hand. */
  door: text('door', { enum: ['button', 'words', 'code', 'clerk'] }).notNull(),
  /** Who entered it, when that was not the person himself. */
  enteredBy: integer('entered_by').references(() => person.id),
}

/** One line of the day's sheet. Before the meeting begins only those have one who are there already. */
export const attendance = pgTable(
  'attendance',
  {
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meeting.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    /** Belongs to the body and counts for the quorum; false: 列席. */
    isMember: boolean('is_member').notNull(),
    ...presenceColumns,
    /** Null in lines that were only written down because their people belong. */
    door: text('door', { enum: ['button', 'words', 'code', 'clerk'] }),
  },
  t => [primaryKey({ columns: [t.meetingId, t.personId] }), index('attendance_by_person').on(t.personId)],
)

/** Every state of a line that was ever entered, append-only. */
export const attendanceEntry = pgTable(
  'attendance_entry',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meeting.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    ...presenceColumns,
    at: instant('at').notNull(),
    bot: text('bot').notNull(),
    msgid: text('msgid').notNull(),
  },
  t => [index('attendance_entry_by_line').on(t.meetingId, t.personId)],
)
