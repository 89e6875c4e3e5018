import { sql } from 'drizzle-orm'
import { bigserial, boolean, index, integer, pgTable, serial, text, unique } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { congress } from './congress.ts'
import { meeting } from './meetings.ts'
import { person } from './roster.ts'

/**
 * An item of a meeting's agenda (S17). There are none while nothing was written about them: then they are those of
 * the notice. Removed ones stay, because votes and words can be tied to them.
 */
export const agendaItem = pgTable(
  'agenda_item',
  {
    id: serial('id').primaryKey(),
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meeting.id),
    /** Its order among those that are not removed; with gaps. */
    place: integer('place').notNull(),
    kind: text('kind', { enum: ['hear', 'deliberate', 'decide', 'other'] }).notNull(),
    /** As it is written, without the reporter in brackets. */
    title: text('title').notNull(),
    reporter: text('reporter'),
    /** As the notice had it, word for word; null: it was added by hand, or the notice has dropped it. */
    noticed: text('noticed'),
    addedBy: integer('added_by')
      .notNull()
      .references(() => person.id),
    addedAt: instant('added_at').notNull(),
    removedBy: integer('removed_by').references(() => person.id),
    removedAt: instant('removed_at'),
  },
  t => [index('agenda_item_by_meeting').on(t.meetingId, t.place)],
)

/**
 * What was counted of a vote, append-only (a trigger refuses updates and deletes): the latest counts, and what it took
 * the place of stays. The figures it was judged by are those of its moment.
 */
export const voteEntry = pgTable(
  'vote_entry',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    itemId: integer('item_id')
      .notNull()
      .references(() => agendaItem.id),
    nth: integer('nth').notNull(),
    inFavour: integer('in_favour').notNull(),
    against: integer('against').notNull(),
    abstained: integer('abstained').notNull(),
    /** All members: the base. */
    members: integer('members').notNull(),
    /** Null: nobody was checked in. */
    present: integer('present'),
    needed: integer('needed').notNull(),
    passed: boolean('passed').notNull(),
    /** Null where the law asks for no quorum, or nobody knows who was there. */
    quorumMet: boolean('quorum_met'),
    words: text('words').notNull(),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull(),
    bot: text('bot').notNull(),
    msgid: text('msgid').notNull(),
  },
  t => [unique('vote_entry_nth').on(t.itemId, t.nth)],
)

/** Deputies were asked for topics (征集议题). */
export const topicCall = pgTable(
  'topic_call',
  {
    id: serial('id').primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    words: text('words').notNull(),
    /** Null: until the next one asks. */
    until: instant('until'),
    askedBy: integer('asked_by')
      .notNull()
      .references(() => person.id),
    askedAt: instant('asked_at').notNull(),
    /** When the clerks are given what came in: at the end, not at night. */
    listAt: instant('list_at'),
    listedAt: instant('listed_at'),
  },
  t => [
    index('topic_call_by_congress').on(t.congressId, t.askedAt),
    index('topic_call_to_list').on(t.listAt).where(sql`listed_at is null`),
  ],
)

/** What somebody proposes for an agenda, and what became of it. */
export const topic = pgTable(
  'topic',
  {
    id: serial('id').primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    number: integer('number').notNull(),
    callId: integer('call_id').references(() => topicCall.id),
    words: text('words').notNull(),
    proposedBy: integer('proposed_by')
      .notNull()
      .references(() => person.id),
    proposedAt: instant('proposed_at').notNull(),
    state: text('state', { enum: ['open', 'listed', 'declined', 'withdrawn'] }).notNull(),
    itemId: integer('item_id').references(() => agendaItem.id),
    reason: text('reason'),
    decidedBy: integer('decided_by').references(() => person.id),
    decidedAt: instant('decided_at'),
    bot: text('bot').notNull(),
    msgid: text('msgid').notNull(),
  },
  t => [
    unique('topic_number').on(t.congressId, t.number),
    index('topic_by_proposer').on(t.proposedBy),
    index('topic_open').on(t.congressId).where(sql`state = 'open'`),
    index('topic_by_call').on(t.callId),
  ],
)
