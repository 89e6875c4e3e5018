import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/**
 * The processes that work on this database, each by its own word (`replicas/replicas.ts`): so that one with other settings
 * is found. Times are the database's.
 */
export const replica = pgTable('replica', {
  id: text('id').primaryKey(),
  mode: text('mode', { enum: ['live', 'sandbox'] }).notNull(),
  /** Its own: equal settings of two processes do not look equal to whoever reads this. */
  salt: text('salt').notNull(),
  /** Of each setting a few digits that tell whether another has the same (`replicas/prints.ts`), never the setting. */
  prints: jsonb('prints').notNull(),
  /** Since when there has been a process that speaks to the same platform as the same: over its restarts. */
  since: instant('since').notNull(),
  startedAt: instant('started_at').notNull(),
  seenAt: instant('seen_at').notNull(),
  /** It was stopped in order; null: it works, or was cut off. */
  leftAt: instant('left_at'),
})
