import { boolean, date, index, integer, pgTable, serial, text, unique } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { congress } from './congress.ts'
import { person } from './roster.ts'

/**
 * What a deputy says is wrong in his duty file (S14). Append-only (a trigger refuses updates and deletes). The entry itself
 * is somebody else's record and may be corrected or gone later: what stood there then is kept with what was said of it.
 */
export const dutyDispute = pgTable(
  'duty_dispute',
  {
    id: serial('id').primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    /** Per congress, without gaps. */
    number: integer('number').notNull(),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    /** Which entry: `notice:12`, `visit:2026-5` (`features/duty-file/types.ts`). */
    entry: text('entry').notNull(),
    /** The entry's day and its sentence when it was disputed. */
    day: date('day').notNull(),
    sentence: text('sentence').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
    bot: text('bot').notNull(),
    msgid: text('msgid').notNull(),
  },
  t => [
    unique('duty_dispute_number').on(t.congressId, t.number),
    index('duty_dispute_by_person').on(t.personId),
  ],
)

/** What a clerk has decided about one, once. Append-only, too. */
export const dutyRuling = pgTable('duty_ruling', {
  disputeId: integer('dispute_id')
    .primaryKey()
    .references(() => dutyDispute.id),
  accepted: boolean('accepted').notNull(),
  /** How it reads from now on, or why it stays; null: as the deputy has said. */
  note: text('note'),
  decidedBy: integer('decided_by')
    .notNull()
    .references(() => person.id),
  at: instant('at').notNull(),
  bot: text('bot').notNull(),
  msgid: text('msgid').notNull(),
})
