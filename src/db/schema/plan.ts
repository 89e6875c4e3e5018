import { sql } from 'drizzle-orm'
import { bigserial, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { congress } from './congress.ts'
import { person } from './roster.ts'

/** The plan of a congress's year (S16). What is in it stands in its entries; whoever changes it holds this row's lock. */
export const yearPlan = pgTable(
  'year_plan',
  {
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    year: integer('year').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  t => [primaryKey({ columns: [t.congressId, t.year] })],
)

/** What happened to a plan, append-only (a trigger refuses updates and deletes); `features/plan/rules/events.ts`. */
export const planEntry = pgTable(
  'plan_entry',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    year: integer('year').notNull(),
    /** 1, 2, 3 … of its plan. */
    nth: integer('nth').notNull(),
    event: jsonb('event').notNull(),
    at: instant('at').notNull(),
    /** Null: it happened by itself. */
    enteredBy: integer('entered_by').references(() => person.id),
    bot: text('bot'),
    msgid: text('msgid'),
  },
  t => [unique('plan_entry_nth').on(t.congressId, t.year, t.nth)],
)

/** What is to be said about a year's plan by itself, each once. */
export const planCall = pgTable(
  'plan_call',
  {
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    kind: text('kind', { enum: ['draft', 'month', 'behind'] }).notNull(),
    /** The year that is drafted, the month that begins, the quarter that ends: 2027, 2027-03, 2027-1. */
    slot: text('slot').notNull(),
    dueAt: instant('due_at').notNull(),
    /** Later than this it helps nobody and is left out. */
    notAfter: instant('not_after').notNull(),
    doneAt: instant('done_at'),
    outcome: text('outcome', { enum: ['sent', 'nobody', 'left_out'] }),
  },
  t => [
    primaryKey({ columns: [t.congressId, t.kind, t.slot] }),
    index('plan_call_due').on(t.dueAt).where(sql`done_at is null`),
  ],
)

/** 简报的期号: given with the first making, and the same whenever it is made again. */
export const bulletin = pgTable(
  'bulletin',
  {
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    year: integer('year').notNull(),
    /** Per congress and year, without gaps. */
    number: integer('number').notNull(),
    /** What it is about: `month:2026-03`, `meeting:12`. */
    subject: text('subject').notNull(),
    madeAt: instant('made_at').notNull(),
    madeBy: integer('made_by')
      .notNull()
      .references(() => person.id),
  },
  t => [
    primaryKey({ columns: [t.congressId, t.year, t.number] }),
    unique('bulletin_subject').on(t.congressId, t.subject),
  ],
)
