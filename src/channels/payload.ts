import { z } from 'zod'
import type { Card } from '../bot/reply.ts'
import { subjectKinds } from '../db/schema/attachments.ts'

/** Longer than anything a channel splits; a text beyond it is a fault of ours, not a message. */
const maxChars = 20_000
const words = z.string().min(1).max(maxChars)
/** userids */
const mention = z.array(z.string().min(1))
const minuteOfDay = z.number().int().min(0).max(1440)

/**
 * Said in a group when a person turns out not to be reachable alone any more: a call, never the words that
 * were for him. It waits for the end of the quiet hours, reckoned when it is needed.
 */
const callSchema = z.strictObject({
  /** Left out: the webhook. */
  channel: z.string().exactOptional(),
  target: z.string().min(1),
  text: words,
  mention,
  zone: z.string().min(1),
  quietHours: z.strictObject({ fromMinute: minuteOfDay, untilMinute: minuteOfDay }),
})

/**
 * Whose answer it is. Held back by the platform, or sent again by a clerk, it says what stood there when it was written: to
 * him as what he asked, and only for a while (features/rights).
 */
const askerSchema = z.strictObject({
  /** An instant, from which what it says may not be so any more. */
  over: z.string(),
  /** Who had the account, in all of his congresses. */
  people: z.array(z.strictObject({ id: z.int(), isClerk: z.boolean(), officeIds: z.array(z.int()) })),
})
export type Asker = z.infer<typeof askerSchema>

/** What the file is for: features/attachments has the matters of each kind. */
const subjectSchema = z.strictObject({ kind: z.enum(subjectKinds), id: z.int() })

const mediaFields = {
  kind: z.literal('media'),
  personId: z.int(),
  msgid: z.string(),
  bot: z.string(),
}

const ofMatter = { subject: subjectSchema, nth: z.int(), of: z.int() }

/** The same sent to the self-built app, which is told a name instead of an address. */
const appMedia = z.strictObject({ ...mediaFields, ...ofMatter, mediaId: z.string().min(1) })

/** As it was queued while only matters of the register had photos. */
const earlierMedia = z
  .strictObject({ ...mediaFields, url: z.string(), visitId: z.int() })
  .transform(({ visitId, ...rest }) => ({
    ...rest,
    subject: { kind: 'visit' as const, id: visitId },
    nth: 0,
    of: 1,
  }))
const line = z.strictObject({ name: z.string(), value: z.string() })
const select = z.strictObject({
  key: z.string(),
  title: z.string(),
  options: z.array(z.strictObject({ id: z.string(), text: z.string() })),
  selected: z.string().exactOptional(),
})
const button = z.strictObject({
  text: z.string(),
  key: z.string(),
  style: z.enum(['primary', 'plain', 'danger']).exactOptional(),
})
/** A card (`bot/reply.ts`). The platform takes one as a later answer in a single chat only (P101138). */
const cardSchema: z.ZodType<Card> = z.strictObject({
  taskId: z.string(),
  title: z.string(),
  desc: z.string().exactOptional(),
  quote: z.string().exactOptional(),
  body: z.string().exactOptional(),
  rows: z.array(line).exactOptional(),
  select: select.exactOptional(),
  buttons: z.array(button),
})

/** A page of ours, or a download (features/downloads) that goes out as a file of its own. */
const linkSchema = z.strictObject({ words: z.string(), path: z.string() })

/**
 * What is said. `text` is a text message with mentions (a group), `markdown` is words to one person or a card in their
 * place; into a group that takes no cards, the words. It lies in the database between the two ends, so both ends parse it.
 */
export const payloadSchema = z.union([
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('text'),
      text: words,
      mention,
      /** It does nothing but call those whom it names. */
      call: z.literal(true).exactOptional(),
    }),
    /**
     * Nothing to say, something to fetch: a file that somebody sent, for a matter (channels/media.ts). It is the
     * `nth` of those that came in one message, from 0.
     */
    z.strictObject({ ...mediaFields, ...ofMatter, url: z.string() }),
    z.strictObject({
      kind: z.literal('markdown'),
      text: words,
      card: cardSchema.optional(),
      otherwise: callSchema.optional(),
      /** The note that it says, and which piece of it, from 0: whether it is still for its person is asked when it is sent. */
      note: z.strictObject({ id: z.int(), nth: z.int() }).optional(),
      asker: askerSchema.exactOptional(),
    }),
    /**
     * The answer to a message, where it cannot travel in the response (bot/carriage.ts): words or a card. Named by
     * the request it answers while the platform remembers that, else pushed to the same place.
     */
    z.strictObject({
      kind: z.literal('reply'),
      requestId: z.string().nullable(),
      msgid: z.string(),
      text: words.optional(),
      card: cardSchema.optional(),
      /** Pages for a browser, shown after the words; their addresses begin where the service is reached. */
      links: z.array(linkSchema).optional(),
      asker: askerSchema.exactOptional(),
    }),
    /** A document of features/downloads as a file: its token, which a sending does not use up before it succeeded. */
    z.strictObject({ kind: z.literal('file'), link: linkSchema, asker: askerSchema.exactOptional() }),
    /** The private cards of these accounts change (wecom-protocol 4.3): `codeId` is a row of `card_code`. */
    z.strictObject({
      kind: z.literal('update'),
      codeId: z.int(),
      userids: mention.min(1),
      card: cardSchema,
      /** Words in place of the buttons, where nothing is to be pressed any more. */
      closedWith: z.string().min(1).exactOptional(),
    }),
    /** Nothing to say, something to read: the address book, for a clerk (channels/book.ts). */
    z.strictObject({ kind: z.literal('book'), personId: z.int() }),
    /** Takes back what the app said about this matter before this row was written (wecom-protocol 4.4). */
    z.strictObject({ kind: z.literal('recall'), subject: z.string().min(1) }),
  ]),
  appMedia,
  earlierMedia,
])

export type Payload = Readonly<z.infer<typeof payloadSchema>>
