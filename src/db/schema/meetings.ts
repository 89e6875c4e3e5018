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
} from 'drizzle-orm/pg-core'
import { chat } from './chats.ts'
import { instant } from './columns.ts'
import { congress } from './congress.ts'
import { person } from './roster.ts'

/** A notice and what it calls to: a meeting, a session, an activity. */
export const meeting = pgTable(
  'meeting',
  {
    id: serial('id').primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    number: integer('number').notNull(),
    status: text('status', {
      enum: ['draft', 'open', 'closed', 'cancelled'],
    }).notNull(),
    /** What was understood of the words, complete or not; `features/meetings/notice.ts` reads it. */
    notice: jsonb('notice').notNull(),
    startsAt: instant('starts_at'),
    /** When answers are due: the stated deadline, else the start. The notice closes then. */
    closesAt: instant('closes_at'),
    /** Counts every change; the card shows the latest whichever card was clicked. */
    version: integer('version').notNull().default(1),
    /** Counts the changes of the time: answers given to an earlier one are asked again. */
    timeVersion: integer('time_version').notNull().default(1),
    createdBy: integer('created_by')
      .notNull()
      .references(() => person.id),
    createdAt: instant('created_at').notNull(),
    /** The group whose webhook carries the reminders. */
    chatId: integer('chat_id').references(() => chat.id),
    publishedAt: instant('published_at'),
    closedAt: instant('closed_at'),
    cancelReason: text('cancel_reason'),
    /**
     * Under this word somebody remembers the counts of the sheet. Null: nobody does. The trigger `invitee_forgets_counts` sees to
     * it that it goes as soon as anybody else changes a line.
     */
    countedBy: text('counted_by'),
    /** When the reasons that people gave were erased by rule. */
    reasonsErasedAt: instant('reasons_erased_at'),
  },
  t => [
    unique('meeting_number').on(t.congressId, t.number),
    index('meeting_to_close').on(t.closesAt).where(sql`status = 'open'`),
    index('meeting_with_reasons').on(t.startsAt).where(sql`reasons_erased_at is null`),
    index('meeting_to_come').on(t.startsAt).where(sql`status in ('open', 'closed')`),
  ],
)

/** Earlier states of a notice, one row a change. */
export const meetingVersion = pgTable(
  'meeting_version',
  {
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meeting.id),
    version: integer('version').notNull(),
    notice: jsonb('notice').notNull(),
    replacedAt: instant('replaced_at').notNull(),
    replacedBy: integer('replaced_by')
      .notNull()
      .references(() => person.id),
  },
  t => [primaryKey({ columns: [t.meetingId, t.version] })],
)

const answerColumns = {
  answer: text('answer', { enum: ['attend', 'leave'] }),
  reason: text('reason'),
  leaveKind: text('leave_kind', {
    enum: ['sick', 'personal', 'official', 'other'],
  }),
  /** Given after the notice had closed. */
  late: boolean('late').notNull().default(false),
  /** Who typed it, when that was not the person himself. */
  enteredBy: integer('entered_by').references(() => person.id),
  timeVersion: integer('time_version').notNull().default(1),
}

/** One line of the sheet: a person who is addressed, with the answer that counts now. */
export const invitee = pgTable(
  'invitee',
  {
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meeting.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    ...answerColumns,
    answeredAt: instant('answered_at'),
    /** Leave is a request until it is decided. */
    decision: text('decision', { enum: ['pending', 'approved', 'refused'] }),
    decisionNote: text('decision_note'),
    decidedBy: integer('decided_by').references(() => person.id),
    decidedAt: instant('decided_at'),
  },
  t => [primaryKey({ columns: [t.meetingId, t.personId] }), index('invitee_by_person').on(t.personId)],
)

/** Every answer ever given, append-only. */
export const answerEntry = pgTable(
  'answer_entry',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meeting.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    ...answerColumns,
    at: instant('at').notNull(),
    bot: text('bot').notNull(),
    msgid: text('msgid').notNull(),
  },
  t => [index('answer_entry_by_line').on(t.meetingId, t.personId)],
)

/** What is to be sent for a meeting at a time, planned when it is announced or changed. */
export const reminder = pgTable(
  'reminder',
  {
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meeting.id),
    kind: text('kind', {
      enum: ['deadline_eve', 'deadline_day', 'start_eve', 'start_hour', 'check_in', 'roll_call'],
    }).notNull(),
    dueAt: instant('due_at').notNull(),
    /** Later than this it helps nobody and is left out. */
    notAfter: instant('not_after').notNull(),
    doneAt: instant('done_at'),
    outcome: text('outcome', { enum: ['sent', 'nobody', 'left_out'] }),
  },
  t => [
    primaryKey({ columns: [t.meetingId, t.kind] }),
    index('reminder_due').on(t.dueAt).where(sql`done_at is null`),
  ],
)

/** Who was nudged on which day about which meeting: at most once a day each. */
export const nudge = pgTable(
  'nudge',
  {
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meeting.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    day: date('day').notNull(),
  },
  t => [primaryKey({ columns: [t.meetingId, t.personId, t.day] })],
)
