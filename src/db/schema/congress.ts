import { type AnyPgColumn, index, integer, jsonb, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** The tenant: one township people's congress, the working committee of a street, or a county that looks across them. */
export const congress = pgTable(
  'congress',
  {
    id: serial('id').primaryKey(),
    name: text('name').notNull().unique(),
    kind: text('kind', { enum: ['township', 'street', 'county'] }).notNull(),
    /** How the county is called, whether or not it is served here. */
    county: text('county'),
    /** The county that sees this town's counts and sends it notices; null: none is served here. */
    countyId: integer('county_id').references((): AnyPgColumn => congress.id),
    province: text('province'),
    zone: text('zone').notNull().default('Asia/Shanghai'),
    /** Only what differs from the national default; read through `features/congress/settings.ts`. */
    settings: jsonb('settings').notNull().default({}),
    /** The last number given to a meeting; counted up under the row's lock, so numbers have no gaps. */
    lastMeetingNumber: integer('last_meeting_number').notNull().default(0),
    createdAt: instant('created_at').notNull(),
  },
  t => [index('congress_by_county').on(t.countyId)],
)

/** The one-time code that binds the first group. Only its hash is kept; a used code stays as a used row. */
export const adminCode = pgTable('admin_code', {
  codeHash: text('code_hash').primaryKey(),
  createdAt: instant('created_at').notNull(),
  usedAt: instant('used_at'),
  usedBy: text('used_by'),
})
