import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { person } from './roster.ts'

/**
 * The secret address at which a calendar program reads what concerns somebody: one of his own, and, of a clerk, one of
 * the congress. Only its hash is here; making a new one takes the old one's place.
 */
export const calendarFeed = pgTable(
  'calendar_feed',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    scope: text('scope', { enum: ['own', 'congress'] }).notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    /** In small letters: whoever has another account by now has to ask for another address. */
    account: text('account').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  t => [primaryKey({ columns: [t.personId, t.scope] })],
)
