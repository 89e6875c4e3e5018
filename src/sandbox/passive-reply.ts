/** What may be answered to what (wecom-protocol 1.10), and the exact form of each answer. */
import { z } from 'zod'
import { botLimits } from '../wecom/limits.ts'
import { bytes, feedback, text } from './card-parts.ts'
import { botCardSchema, type Card } from './card-schema.ts'
import type { Problem } from './journal.ts'
import { problemsOf } from './problems.ts'

export type Trigger = 'message' | 'stream' | 'click' | 'enter' | 'feedback'

export interface StreamPart {
  readonly id: string
  readonly finish: boolean
  readonly content: string
}

export type PassiveReply =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly content: string }
  | { readonly kind: 'stream'; readonly stream: StreamPart }
  | { readonly kind: 'template_card'; readonly card: Card }
  | { readonly kind: 'stream_with_template_card'; readonly stream: StreamPart; readonly card: Card | null }
  | { readonly kind: 'update_template_card'; readonly userids: readonly string[] | null; readonly card: Card }

const allowed: Readonly<Record<Trigger, readonly PassiveReply['kind'][]>> = {
  message: ['empty', 'stream', 'template_card', 'stream_with_template_card'],
  stream: ['empty', 'stream', 'stream_with_template_card'],
  click: ['empty', 'update_template_card'],
  enter: ['empty', 'text', 'template_card'],
  feedback: ['empty'],
}

const streamContent = text.refine(content => Buffer.byteLength(content) <= botLimits.streamContentMaxBytes, {
  error: `is longer than ${botLimits.streamContentMaxBytes} bytes`,
  params: { limit: true },
})

const image = z.strictObject({
  msgtype: z.literal('image'),
  image: z.strictObject({ base64: z.base64(), md5: z.string().regex(/^[0-9a-f]{32}$/) }),
})

const stream = z
  .strictObject({
    id: text.min(1),
    finish: z.boolean(),
    content: streamContent,
    msg_item: z.array(image).max(botLimits.streamImagesMax).optional(),
    feedback: feedback.optional(),
  })
  .refine(part => part.msg_item === undefined || part.finish, 'has msg_item before it is finished')

const replySchemas = {
  text: z
    .strictObject({
      msgtype: z.literal('text'),
      text: z.strictObject({ content: bytes(botLimits.welcomeTextMaxBytes) }),
    })
    .transform((reply): PassiveReply => ({ kind: 'text', content: reply.text.content })),
  stream: z
    .strictObject({ msgtype: z.literal('stream'), stream })
    .transform((reply): PassiveReply => ({ kind: 'stream', stream: reply.stream })),
  template_card: z
    .strictObject({ msgtype: z.literal('template_card'), template_card: botCardSchema })
    .transform((reply): PassiveReply => ({ kind: 'template_card', card: reply.template_card })),
  stream_with_template_card: z
    .strictObject({
      msgtype: z.literal('stream_with_template_card'),
      stream,
      template_card: botCardSchema.optional(),
    })
    .transform(
      (reply): PassiveReply => ({
        kind: 'stream_with_template_card',
        stream: reply.stream,
        card: reply.template_card ?? null,
      }),
    ),
  update_template_card: z
    .strictObject({
      response_type: z.literal('update_template_card'),
      userids: z.array(text.min(1)).min(1).optional(),
      template_card: botCardSchema,
    })
    .transform(
      (reply): PassiveReply => ({
        kind: 'update_template_card',
        userids: reply.userids ?? null,
        card: reply.template_card,
      }),
    ),
}

const kindOf = z.object({ msgtype: z.string().optional(), response_type: z.string().optional() })

/**
 * @param json the decrypted reply; null when the body was empty. An encrypted `{}` counts as empty.
 * @returns the reply, or every rule it breaks
 */
export function readPassiveReply(
  trigger: Trigger,
  json: unknown,
): { readonly reply: PassiveReply } | { readonly problems: readonly Problem[] } {
  if (json === null || isEmptyObject(json)) return { reply: { kind: 'empty' } }
  const named = kindOf.safeParse(json)
  const name = named.success ? (named.data.response_type ?? named.data.msgtype ?? '') : ''
  const kind = isReplyKind(name) ? name : null
  if (kind === null) return { problems: [{ rule: 'reply-kind', detail: `"${name}" is no kind of reply` }] }
  if (!allowed[trigger].includes(kind)) {
    const detail = `${kind} cannot answer ${trigger}; allowed: ${allowed[trigger].join(', ')}`
    return { problems: [{ rule: kind === 'update_template_card' ? 'update-target' : 'reply-kind', detail }] }
  }
  const parsed = replySchemas[kind].safeParse(json)
  return parsed.success ? { reply: parsed.data } : { problems: problemsOf(parsed.error) }
}

function isReplyKind(name: string): name is keyof typeof replySchemas {
  return Object.hasOwn(replySchemas, name)
}

function isEmptyObject(json: unknown): boolean {
  return typeof json === 'object' && json !== null && !Array.isArray(json) && Object.keys(json).length === 0
}
