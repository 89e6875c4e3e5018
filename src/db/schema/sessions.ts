import { index, integer, pgTable, primaryKey, serial, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** A link that the bot has given to somebody alone, with which he signs in on the pages. Only its hash is here. */
export const signInLink = pgTable(
  'sign_in_link',
  {
    tokenHash: text('token_hash').primaryKey(),
    /** In small letters. */
    account: text('account').notNull(),
    /** The page that he comes to. */
    back: text('back').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  t => [index('sign_in_link_by_end').on(t.expiresAt), index('sign_in_link_by_account').on(t.account)],
)

/** Somebody who was sent to the platform to say who he is, and has not come back yet. */
export const signInTrip = pgTable(
  'sign_in_trip',
  {
    stateHash: text('state_hash').primaryKey(),
    /** Of what his browser keeps meanwhile: nobody else can come back in his place. */
    browserHash: text('browser_hash').notNull(),
    back: text('back').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  t => [index('sign_in_trip_by_end').on(t.expiresAt)],
)

/** How often somebody at an address has tried in vain, or has begun, within a while. */
export const signInAttempt = pgTable(
  'sign_in_attempt',
  {
    address: text('address').notNull(),
    kind: text('kind', { enum: ['failed', 'begun'] }).notNull(),
    since: instant('since').notNull(),
    count: integer('count').notNull(),
  },
  t => [primaryKey({ columns: [t.address, t.kind] })],
)

/**
 * One device on which somebody is signed in. Ids are random, only their hashes are here, and they change while they are
 * used (features/sessions/rules/rotation.ts). What he may see is asked anew with every request.
 */
export const pageSession = pgTable(
  'page_session',
  {
    id: serial('id').primaryKey(),
    /** In small letters; of the account, not of a person in one congress. */
    account: text('account').notNull(),
    /** The id that the browser is known to have. */
    idHash: text('id_hash').notNull().unique(),
    /** The one that it was sent last and has not come back with yet. */
    nextHash: text('next_hash').unique(),
    nextAt: instant('next_at'),
    /** The one before: requests that are still under way have it. */
    earlierHash: text('earlier_hash').unique(),
    earlierUntil: instant('earlier_until'),
    rotatedAt: instant('rotated_at').notNull(),
    /** What a form of this session has to bring. Of no use without the id. */
    formToken: text('form_token').notNull(),
    /** The kind of device in a code: `wecom/android`. */
    device: text('device').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Within the minute. */
    seenAt: instant('seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  t => [index('page_session_by_account').on(t.account), index('page_session_by_end').on(t.expiresAt)],
)
