import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { congress } from './congress.ts'

/**
 * What is to be said to the platform by itself, written in the transaction of its cause.
 *
 * A row is written twice in its life: when it is enqueued and when it is settled. Who is sending it stands
 * at its conversation (`outboxTarget`), so that claiming a hundred messages of one group is one update.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    congressId: integer('congress_id').references(() => congress.id),
    channel: text('channel').notNull(),
    /** The conversation within the channel; never a secret (the channel looks the key up when it sends). */
    target: text('target').notNull(),
    /** What happens when sending was cut off halfway: a notice rather twice, a nudge rather never. */
    promise: text('promise', { enum: ['at_least_once', 'at_most_once'] }).notNull(),
    payload: jsonb('payload').notNull(),
    /** Written once however often its cause is repeated. */
    dedupeKey: text('dedupe_key'),
    /** e.g. `meeting:12`. */
    subject: text('subject'),
    /** For whom it is; null where that is not known. */
    personIds: integer('person_ids').array(),
    /** `scheduled` is not due yet, `waiting` is in line; the other four are the end. */
    state: text('state', { enum: ['scheduled', 'waiting', 'sent', 'replaced', 'dead', 'expired'] }).notNull(),
    dueAt: instant('due_at').notNull(),
    expiresAt: instant('expires_at'),
    createdAt: instant('created_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    settledAt: instant('settled_at'),
    /** A code of `outbox/reason.ts`; never words of the message, of the platform or of an exception. */
    lastError: text('last_error'),
  },
  t => [
    uniqueIndex('outbox_dedupe').on(t.dedupeKey).where(sql`dedupe_key is not null`),
    index('outbox_waiting').on(t.channel, t.target, t.dueAt, t.id).where(sql`state = 'waiting'`),
    index('outbox_scheduled').on(t.dueAt).where(sql`state = 'scheduled'`),
    index('outbox_by_subject').on(t.congressId, t.subject).where(sql`person_ids is not null`),
    index('outbox_dead').on(t.congressId, t.id).where(sql`state = 'dead'`),
  ],
)

/**
 * One row a conversation that was ever written to: its lease, its pace and its pauses, for all replicas.
 * No index but the key, on purpose: it is updated with every claim and settle, and only updates that touch
 * no index stay within their page (measured: with an index on the lease a claim took 18 ms instead of 5).
 */
export const outboxTarget = pgTable(
  'outbox_target',
  {
    channel: text('channel').notNull(),
    target: text('target').notNull(),
    /** Changes with every claim and settle; a claim that read an older one has read old messages too. */
    version: bigint('version', { mode: 'number' }).notNull().default(0),
    /** Names one claim of one dispatcher. */
    leaseBy: text('lease_by'),
    /** Database time, never moved by the sandbox's clock. */
    leaseUntil: instant('lease_until'),
    leaseIds: bigint('lease_ids', { mode: 'number' }).array(),
    /** Service time: nothing is sent before, be it for the pace, for a retry or because the platform said so. */
    blockedUntil: instant('blocked_until'),
    /** Service time of the latest moment at which each recent request can have reached the platform. */
    recent: timestamp('recent', { withTimezone: true, precision: 3, mode: 'date' }).array(),
  },
  t => [primaryKey({ columns: [t.channel, t.target] })],
)
