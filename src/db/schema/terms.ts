import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { congress } from './congress.ts'
import { meeting } from './meetings.ts'
import { person } from './roster.ts'

/** A term (届) of a congress. The last has no end. */
export const term = pgTable(
  'term',
  {
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    number: integer('number').notNull(),
    beganAt: instant('began_at').notNull(),
  },
  t => [primaryKey({ columns: [t.congressId, t.number] })],
)

/** Which session (届, 次) a meeting belongs to, where its title does not say or says it wrongly. */
export const sessionMeeting = pgTable('session_meeting', {
  meetingId: integer('meeting_id')
    .primaryKey()
    .references(() => meeting.id),
  term: integer('term').notNull(),
  session: integer('session').notNull(),
})

/** A step of a session's statutory list that a clerk has ticked off or explained. */
export const sessionStep = pgTable(
  'session_step',
  {
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    term: integer('term').notNull(),
    session: integer('session').notNull(),
    step: text('step').notNull(),
    doneAt: instant('done_at').notNull(),
    doneBy: integer('done_by')
      .notNull()
      .references(() => person.id),
    note: text('note'),
  },
  t => [primaryKey({ columns: [t.congressId, t.term, t.session, t.step] })],
)

/** Who was told of his absences from sessions, and when: once a session. */
export const seatWarning = pgTable(
  'seat_warning',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    term: integer('term').notNull(),
    session: integer('session').notNull(),
    /** How many sessions of the term it was. */
    absences: integer('absences').notNull(),
    at: instant('at').notNull(),
  },
  t => [primaryKey({ columns: [t.personId, t.term, t.session] })],
)
