import { index, integer, jsonb, pgTable, primaryKey, serial, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { congress } from './congress.ts'
import { deputyGroup, person } from './roster.ts'

/** A group chat that belongs to a congress. `chatid` is case-sensitive (wecom-protocol 1.6). */
export const chat = pgTable(
  'chat',
  {
    id: serial('id').primaryKey(),
    congressId: integer('congress_id')
      .notNull()
      .references(() => congress.id),
    chatid: text('chatid').notNull().unique(),
    purpose: text('purpose', {
      enum: ['presidium', 'deputies', 'group'],
    }).notNull(),
    groupId: integer('group_id').references(() => deputyGroup.id),
    /** The group webhook's key: whoever has it can post. Never logged, never shown. */
    webhookKey: text('webhook_key'),
    boundAt: instant('bound_at').notNull(),
  },
  t => [index('chat_by_congress').on(t.congressId)],
)

/** The question that waits for a person's next words in one conversation: only one at a time. */
export const conversation = pgTable(
  'conversation',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    /** The group's chatid, or `single`. */
    place: text('place').notNull(),
    about: text('about', {
      enum: ['meeting_draft', 'which_meeting', 'which_congress', 'similar_suggestions', 'county_reply'],
    }).notNull(),
    /** The draft that is being completed; of a choice, the number that its card carries. */
    subjectId: integer('subject_id'),
    /** The words that wait for their meeting or their congress to be chosen. */
    words: text('words'),
    expiresAt: instant('expires_at').notNull(),
  },
  t => [primaryKey({ columns: [t.personId, t.place] })],
)

/** The latest unused answer address of each person's single chat (wecom-protocol 1.11: one call, one hour). */
export const answerUrl = pgTable('answer_url', {
  personId: integer('person_id')
    .primaryKey()
    .references(() => person.id),
  url: text('url').notNull(),
  /** Of the account that spoke, in lower case: once his is another one, nothing goes there. */
  account: text('account'),
  expiresAt: instant('expires_at').notNull(),
})

/** What is to be told to one person alone and has not yet been shown to him. */
export const privateNote = pgTable('private_note', {
  id: serial('id').primaryKey(),
  personId: integer('person_id')
    .notNull()
    .references(() => person.id),
  text: text('text').notNull(),
  createdAt: instant('created_at').notNull(),
  readAt: instant('read_at'),
  /** As what he is told it (`features/notes/types.ts`), one for each matter; null: it is his own. */
  rights: jsonb('rights'),
  /** What it asks him to do (`features/notes/types.ts`), one for each matter; null: it tells what stays so. */
  asks: jsonb('asks'),
})
