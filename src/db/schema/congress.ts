import { integer, jsonb, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** The tenant: one township people's congress, or the working committee of a street. */
export const congress = pgTable('congress', {
  id: serial('id').primaryKey(),
  name: text('name').notNull().unique(),
  kind: text('kind', { enum: ['township', 'street'] }).notNull(),
  county: text('county'),
  province: text('province'),
  zone: text('zone').notNull().default('Asia/Shanghai'),
  /** Only what differs from the national default; read through `features/congress/settings.ts`. */
  settings: jsonb('settings').notNull().default({}),
  /** The last number given to a meeting; counted up under the row's lock, so numbers have no gaps. */
  lastMeetingNumber: integer('last_meeting_number').notNull().default(0),
  createdAt: instant('created_at').notNull(),
})

/** The one-time code that binds the first group. Only its hash is kept; a used code stays as a used row. */
export const adminCode = pgTable('admin_code', {
  codeHash: text('code_hash').primaryKey(),
  createdAt: instant('created_at').notNull(),
  usedAt: instant('used_at'),
  usedBy: text('used_by'),
})
