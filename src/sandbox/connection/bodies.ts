/** What the service may say over the connection (wecom-protocol 2.2 to 2.4). */
import { z } from 'zod'
import { botLimits } from '../../wecom/limits.ts'
import { bytes, feedback, text } from '../card-parts.ts'
import { botCardSchema, type Card } from '../card-schema.ts'
import type { Problem } from '../journal.ts'
import { problemsOf } from '../problems.ts'

export type Said =
  | { readonly kind: 'stream'; readonly id: string; readonly finish: boolean; readonly content: string }
  | { readonly kind: 'markdown'; readonly content: string }
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'file'; readonly mediaId: string }

const markdown = z.strictObject({
  content: bytes(botLimits.markdownContentMaxBytes),
  feedback: feedback.optional(),
})

const schemas = {
  /** No pictures in it, and no card beside it: that is for callbacks. */
  stream: z
    .object({
      stream: z.strictObject({
        id: text.min(1),
        finish: z.boolean(),
        content: text.refine(content => Buffer.byteLength(content) <= botLimits.streamContentMaxBytes, {
          error: `is longer than ${botLimits.streamContentMaxBytes} bytes`,
          params: { limit: true },
        }),
        feedback: feedback.optional(),
      }),
    })
    .transform(({ stream }): Said => ({ kind: 'stream', ...stream })),
  markdown: z
    .object({ markdown })
    .transform((said): Said => ({ kind: 'markdown', content: said.markdown.content })),
  template_card: z
    .object({ template_card: botCardSchema })
    .transform((said): Said => ({ kind: 'card', card: said.template_card })),
  file: z
    .object({ file: z.strictObject({ media_id: z.string().min(1) }) })
    .transform((said): Said => ({ kind: 'file', mediaId: said.file.media_id })),
}

const kindOf = z.object({ msgtype: z.string() })

/** @returns what is said; or the platform's number and every rule that is broken */
export function readSaid(
  command: 'aibot_respond_msg' | 'aibot_send_msg',
  body: unknown,
): { readonly said: Said } | { readonly errcode: number; readonly problems: readonly Problem[] } {
  const named = kindOf.safeParse(body)
  const msgtype = named.success ? named.data.msgtype : ''
  const isKnown = Object.hasOwn(schemas, msgtype) && !(msgtype === 'stream' && command === 'aibot_send_msg')
  if (!isKnown) {
    const detail = `"${msgtype}" is no msgtype of ${command}`
    return { errcode: 40008, problems: [{ rule: 'connection-kind', detail }] }
  }
  const parsed = schemas[msgtype as keyof typeof schemas].safeParse(body)
  return parsed.success ? { said: parsed.data } : { errcode: 40058, problems: problemsOf(parsed.error) }
}

const receiver = z.object({ chatid: z.string().min(1), chat_type: z.literal([0, 1, 2]).optional() })

export type Receiver = z.infer<typeof receiver>

export function readReceiver(body: unknown): Receiver | null {
  const parsed = receiver.safeParse(body)
  return parsed.success ? parsed.data : null
}
