import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/**
 * A key with which something in this database is encrypted (`db/vault.ts`): its name, never the key. Who starts without
 * it is refused.
 */
export const dataKey = pgTable('data_key', {
  id: text('id').primaryKey(),
  /** A known word, encrypted with it: whoever has the key can read it. */
  canary: text('canary').notNull(),
  /** When it became the first: the one of the latest is what everything is brought to. */
  since: instant('since').notNull(),
  /** When a process that has it before the others last said so: while there is one, this key is not forgotten. */
  sealingAt: instant('sealing_at'),
  /** How far the rows of before have been brought to this key (`features/personal-data/store/sweep.ts`). */
  sweep: jsonb('sweep'),
  /** When all of them had been found to have it; looked through again every day. */
  sweptAt: instant('swept_at'),
})
