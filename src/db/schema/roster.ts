import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  serial,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { congress } from './congress.ts'

export const deputyGroup = pgTable(
  'deputy_group',
  {
    id: serial('id').primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    name: text('name').notNull(),
  },
  t => [unique('deputy_group_name').on(t.congressId, t.name)],
)

export const office = pgTable(
  'office',
  {
    id: serial('id').primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    name: text('name').notNull(),
  },
  t => [unique('office_name').on(t.congressId, t.name)],
)

/** Everybody the congress works with: deputies, the chair, the liaison, contacts of offices. */
export const person = pgTable(
  'person',
  {
    id: serial('id').primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    name: text('name').notNull(),
    aliases: text('aliases').array().notNull().default([]),
    /** WeCom's userid as it was given; compared in lower case. Null until it is known. */
    userid: text('userid'),
    phone: text('phone'),
    /** Levels at which the person is a deputy; empty for those who are none. */
    levels: text('levels', { enum: ['town', 'county', 'city', 'province'] })
      .array()
      .notNull()
      .default([]),
    /** Since when the roster has had him as a deputy, kept when he is none any more; null for who never was one, and where only that he is one is known. */
    deputySince: instant('deputy_since'),
    district: text('district'),
    groupId: integer('group_id').references(() => deputyGroup.id),
    unit: text('unit'),
    /** False for who has left: kept for the records, addressed by nothing. */
    active: boolean('active').notNull().default(true),
    /** When the service was told; null for who is in office. */
    leftAt: instant('left_at'),
    /** Null also where only the leaving is known. */
    leftReason: text('left_reason', {
      enum: ['resigned', 'transferred', 'recalled', 'lost_seat', 'died', 'term_ended'],
    }),
    updatedAt: instant('updated_at').notNull(),
    /** When the phone and the other names of somebody who had left were erased by rule. */
    contactErasedAt: instant('contact_erased_at'),
  },
  t => [
    uniqueIndex('person_userid').on(t.congressId, sql`lower(${t.userid})`),
    index('person_by_userid').on(sql`lower(${t.userid})`),
    index('person_left').on(t.congressId).where(sql`not active and contact_erased_at is null`),
    index('person_by_name').on(t.congressId, t.name),
  ],
)

export const personRole = pgTable(
  'person_role',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    role: text('role', {
      enum: [
        'chair',
        'vice_chair',
        'liaison',
        'presidium_member',
        'leader',
        'deputy_leader',
        'office_contact',
      ],
    }).notNull(),
  },
  t => [primaryKey({ columns: [t.personId, t.role] })],
)

export const officeContact = pgTable(
  'office_contact',
  {
    officeId: integer('office_id')
      .notNull()
      .references(() => office.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
  },
  t => [primaryKey({ columns: [t.officeId, t.personId] })],
)

/** What a clerk was shown of the address book, and has not confirmed yet: this account is probably this person's. */
export const accountProposal = pgTable(
  'account_proposal',
  {
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    userid: text('userid').notNull(),
    askedBy: integer('asked_by')
      .notNull()
      .references(() => person.id),
    proposedAt: instant('proposed_at').notNull(),
  },
  t => [primaryKey({ columns: [t.congressId, t.personId] })],
)

/** «我是 张三»: a WeCom account that says whose it is, until the liaison confirms it. */
export const bindingRequest = pgTable('binding_request', {
  id: serial('id').primaryKey(),
  congressId: integer('congress_id')
    .notNull()
    .references(() => congress.id),
  userid: text('userid').notNull(),
  personId: integer('person_id')
    .notNull()
    .references(() => person.id),
  askedAt: instant('asked_at').notNull(),
  decision: text('decision', { enum: ['confirmed', 'refused'] }),
  decidedBy: integer('decided_by').references(() => person.id),
  decidedAt: instant('decided_at'),
})
