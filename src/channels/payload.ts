import { z } from 'zod'

/** Longer than anything a channel splits; a text beyond it is a fault of ours, not a message. */
const maxChars = 20_000

/**
 * What is said. `text` is a text message with mentions (group webhook), `markdown` the later answer to a
 * person's own message. It lies in the database between the two ends, so both ends parse it.
 */
export const payloadSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string().min(1).max(maxChars),
    /** userids */
    mention: z.array(z.string().min(1)),
  }),
  z.strictObject({ kind: z.literal('markdown'), text: z.string().min(1).max(maxChars) }),
])

export type Payload = Readonly<z.infer<typeof payloadSchema>>
