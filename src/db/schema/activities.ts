import { sql } from 'drizzle-orm'
import { bigserial, check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { meeting } from './meetings.ts'
import { person } from './roster.ts'
import { suggestion } from './suggestions.ts'

/**
 * What came of a meeting or an activity (S10, S12, S13), append-only (a trigger refuses updates and deletes): the record is
 * what its entries come to (`features/activities/rules/fold.ts`). Its attendance stands elsewhere.
 */
export const activityEntry = pgTable(
  'activity_entry',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meeting.id),
    /** 1, 2, 3 … of its meeting. */
    nth: integer('nth').notNull(),
    kind: text('kind', { enum: ['add', 'replace', 'link', 'unlink', 'report', 'unreport'] }).notNull(),
    /** Of `add` and `replace`: which part of the record. */
    field: text('field', { enum: ['theme', 'places', 'people', 'findings', 'advice', 'result'] }),
    text: text('text'),
    /** Of `link` and `unlink`: a suggestion that came of it. */
    suggestionId: integer('suggestion_id').references(() => suggestion.id),
    /** Of `report` and `unreport`: the deputy who reported to his voters, and how they rated him. */
    personId: integer('person_id').references(() => person.id),
    way: text('way', { enum: ['oral', 'written'] }),
    satisfied: integer('satisfied'),
    basically: integer('basically'),
    dissatisfied: integer('dissatisfied'),
    at: instant('at').notNull(),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => person.id),
    bot: text('bot').notNull(),
    msgid: text('msgid').notNull(),
  },
  t => [
    unique('activity_entry_nth').on(t.meetingId, t.nth),
    index('activity_entry_by_suggestion').on(t.suggestionId).where(sql`suggestion_id is not null`),
    check(
      'activity_entry_part',
      sql`(kind in ('add', 'replace')) = (field is not null and text is not null)`,
    ),
    check('activity_entry_link', sql`(kind in ('link', 'unlink')) = (suggestion_id is not null)`),
    check('activity_entry_report', sql`(kind in ('report', 'unreport')) = (person_id is not null)`),
  ],
)
