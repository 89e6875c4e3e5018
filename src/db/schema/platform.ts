import { bigint, index, integer, pgTable, primaryKey, serial, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { person } from './roster.ts'

/**
 * The platform's ways that this service has beside the bot's callback and the groups' webhooks: `connection` (the
 * bot's long connection) and `app` (the self-built app). Written at every start from the configuration, so that
 * whoever chooses a way for a word asks the same place as for groups and people.
 */
export const openWay = pgTable('open_way', {
  name: text('name', { enum: ['connection', 'app'] }).primaryKey(),
  since: instant('since').notNull(),
})

/** What only one of all processes does at a time. Times are the database's, never the sandbox's. */
export const lease = pgTable('lease', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  until: instant('until').notNull(),
})

/**
 * Conversations in which the bot was spoken to over the long connection: it may push there (wecom-protocol 2.4). `place` is
 * written as the outbox writes targets: `group:<chatid>`, `user:<account>` in small letters. `app:user:<account>`: who has
 * spoken to the app.
 */
export const spokenPlace = pgTable('spoken_place', {
  place: text('place').primaryKey(),
  /** To five minutes; not of every message. */
  spokenAt: instant('spoken_at').notNull(),
})

/** The app's access token, one for all processes. Never logged, and of no use after two hours. */
export const appToken = pgTable('app_token', {
  appId: text('app_id').primaryKey(),
  token: text('token'),
  /** Database time, like the two others. */
  expiresAt: instant('expires_at'),
  /** Somebody is fetching one, and has until then. */
  fetchingUntil: instant('fetching_until'),
})

/** Something with which the cards of one sending, or of one click, can be changed once (wecom-protocol 4.3). */
export const cardCode = pgTable('card_code', {
  id: serial('id').primaryKey(),
  code: text('code').notNull().unique(),
  expiresAt: instant('expires_at').notNull(),
  spentAt: instant('spent_at'),
})

/** One call of the app's about a matter, to one or to many: what can be taken back within a day (wecom-protocol 4.4). */
export const appMessage = pgTable(
  'app_message',
  {
    /** The platform's. */
    id: text('id').primaryKey(),
    /** e.g. `meeting:12`. */
    subject: text('subject').notNull(),
    /** The first of the rows of the outbox that it went out for: what is taken back came before the wish to do so. */
    outboxId: bigint('outbox_id', { mode: 'number' }).notNull(),
    sentAt: instant('sent_at').notNull(),
    recalledAt: instant('recalled_at'),
  },
  t => [index('app_message_by_subject').on(t.subject), index('app_message_by_age').on(t.sentAt)],
)

/** A card that the app has sent to one person alone. */
export const privateCard = pgTable(
  'private_card',
  {
    taskId: text('task_id').notNull(),
    /** In small letters. */
    userid: text('userid').notNull(),
    personId: integer('person_id').references(() => person.id),
    /** e.g. `meeting:12`. */
    subject: text('subject'),
    /** The latest: of the sending, or of his last click on it. */
    codeId: integer('code_id').references(() => cardCode.id),
    sentAt: instant('sent_at').notNull(),
  },
  t => [
    primaryKey({ columns: [t.taskId, t.userid] }),
    index('private_card_by_subject').on(t.subject),
    // A code goes only when no card has it; without this each that goes is looked for among all cards.
    index('private_card_by_code').on(t.codeId),
  ],
)

/**
 * What a number means in a place that takes no cards: the numbers of a card that was said in words, counted on over all that
 * was said there (`channels/menus.ts`).
 */
export const menuChoice = pgTable(
  'menu_choice',
  {
    /** As outbox targets are written: `group:<chatid>`. */
    place: text('place').notNull(),
    number: integer('number').notNull(),
    /** Of the card, as a click would name it. */
    taskId: text('task_id').notNull(),
    key: text('key').notNull(),
    /** What is chosen in the card's drop-down with it. */
    question: text('question'),
    option: text('option'),
    saidAt: instant('said_at').notNull(),
  },
  t => [primaryKey({ columns: [t.place, t.number] })],
)
