import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigserial,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { congress } from './congress.ts'
import { person } from './roster.ts'

/**
 * The days off and the working weekends of one year, as the State Council's notice has them, where it came after
 * this release; years that the release knows need no row.
 */
export const holidayYear = pgTable('holiday_year', {
  year: integer('year').primaryKey(),
  /** `{"off": {"2027-01-01": "元旦"}, "working": {"2027-02-14": "春节"}}` */
  days: jsonb('days').notNull(),
  addedAt: instant('added_at').notNull(),
})

/** How a congress receives voters. No row: it has not decided yet. */
export const receptionRule = pgTable(
  'reception_rule',
  {
    congressId: integer('congress_id')
      .primaryKey()
      .references(() => congress.id),
    /** On which days, and what becomes of a day off (`features/reception/rules`). Equal rules have equal texts. */
    rule: text('rule').notNull(),
    /** Minutes of the wall clock. */
    fromMinute: integer('from_minute').notNull(),
    untilMinute: integer('until_minute').notNull(),
    place: text('place').notNull(),
    /** For the public announcement. */
    phone: text('phone'),
    /** How the rota is made (`features/reception/rules`); null: by hand. */
    rota: jsonb('rota'),
    /** The tables, the horizon and the rule that its days were last planned with; null: they have to be planned anew. */
    plannedWith: text('planned_with'),
    updatedAt: instant('updated_at').notNull(),
    updatedBy: integer('updated_by').references(() => person.id),
  },
  t => [index('reception_rule_planned').on(t.plannedWith)],
)

/** One day by the rule, and what it comes to. */
export const receptionDay = pgTable(
  'reception_day',
  {
    id: serial('id').primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    /** The day that the rule names. */
    nominal: date('nominal').notNull(),
    /** The day on which voters are received. */
    day: date('day').notNull(),
    /** `merged`: another nominal day comes to the same day; `skipped`: a day off, by the rule. */
    status: text('status', { enum: ['planned', 'cancelled', 'skipped', 'merged'] }).notNull(),
    /** Moved or cancelled by somebody: planning anew leaves it alone. */
    byHand: boolean('by_hand').notNull().default(false),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    place: text('place').notNull(),
    /** Counts its changes: what was planned to be said for an earlier one is not said any more. */
    version: integer('version').notNull().default(1),
    reason: text('reason'),
    plannedAt: instant('planned_at').notNull(),
    /** What was last announced of it to anybody: a change is announced where it differs. All null: nothing. */
    toldStatus: text('told_status', { enum: ['planned', 'cancelled'] }),
    toldStartsAt: instant('told_starts_at'),
    toldEndsAt: instant('told_ends_at'),
    toldPlace: text('told_place'),
    /** When the reasons of those who could not be on duty were erased by rule; null: never, or one was written since. */
    reasonsErasedAt: instant('reasons_erased_at'),
  },
  t => [
    unique('reception_day_nominal').on(t.congressId, t.nominal),
    uniqueIndex('reception_day_day').on(t.congressId, t.day).where(sql`status = 'planned'`),
  ],
)

/** Who is on duty on a day, with the answer that counts. */
export const receptionDuty = pgTable(
  'reception_duty',
  {
    dayId: integer('day_id')
      .notNull()
      .references(() => receptionDay.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    leads: boolean('leads').notNull().default(false),
    source: text('source', { enum: ['rota', 'hand', 'swap'] }).notNull(),
    /** The day's version that was answered; an answer for an earlier one is asked again. */
    answer: text('answer', { enum: ['confirm', 'leave'] }),
    reason: text('reason'),
    answeredVersion: integer('answered_version'),
    answeredAt: instant('answered_at'),
    enteredBy: integer('entered_by').references(() => person.id),
  },
  t => [primaryKey({ columns: [t.dayId, t.personId] }), index('reception_duty_by_person').on(t.personId)],
)

/** Every answer about a duty, append-only. */
export const dutyEntry = pgTable(
  'duty_entry',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    dayId: integer('day_id')
      .notNull()
      .references(() => receptionDay.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    answer: text('answer', { enum: ['confirm', 'leave', 'assigned', 'removed'] }).notNull(),
    reason: text('reason'),
    enteredBy: integer('entered_by').references(() => person.id),
    at: instant('at').notNull(),
    bot: text('bot'),
    msgid: text('msgid'),
  },
  t => [index('duty_entry_by_line').on(t.dayId, t.personId)],
)

/** «/换班 李四»: somebody asks another to take his turn, who may give one of his own for it. */
export const dutySwap = pgTable(
  'duty_swap',
  {
    id: serial('id').primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    dayId: integer('day_id')
      .notNull()
      .references(() => receptionDay.id),
    fromPersonId: integer('from_person_id')
      .notNull()
      .references(() => person.id),
    toPersonId: integer('to_person_id')
      .notNull()
      .references(() => person.id),
    /** The turn that is given back; null: none. */
    returnDayId: integer('return_day_id').references((): AnyPgColumn => receptionDay.id),
    state: text('state', { enum: ['asked', 'accepted', 'refused', 'void'] }).notNull(),
    askedAt: instant('asked_at').notNull(),
    decidedAt: instant('decided_at'),
  },
  t => [uniqueIndex('duty_swap_open').on(t.dayId, t.fromPersonId).where(sql`state = 'asked'`)],
)

/** What is to be said about reception at a time: planned with the days, each said once. */
export const receptionCall = pgTable(
  'reception_call',
  {
    /** Not checked by the database: calls are planned from `receptionRule`, which is. Once more for each of a quarter of a million calls it was a fifth of all planning. */
    congressId: integer('congress_id').notNull(),
    kind: text('kind', {
      enum: [
        'duty_week',
        'public_notice',
        'uncovered',
        'duty_eve',
        'duty_morning',
        'duty_after',
        'month_plan',
        'moved',
        'cancelled',
        'contacts_due',
        'no_table',
        'retabled',
      ],
    }).notNull(),
    /** What it is about: `<nominal day>.<version>`, a month, a year, the revision of the holiday tables. */
    slot: text('slot').notNull(),
    dayId: integer('day_id').references(() => receptionDay.id),
    dueAt: instant('due_at').notNull(),
    /** Later than this it helps nobody and is left out. */
    notAfter: instant('not_after').notNull(),
    doneAt: instant('done_at'),
    outcome: text('outcome', { enum: ['sent', 'nobody', 'left_out', 'void'] }),
  },
  t => [
    primaryKey({ columns: [t.congressId, t.kind, t.slot] }),
    index('reception_call_due').on(t.dueAt).where(sql`done_at is null`),
    index('reception_call_by_day').on(t.dayId),
  ],
)
