/** The messages a group's webhook takes, and their limits (wecom-protocol 3.1). */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { webhookLimits } from '../wecom/limits.ts'
import { bytes, text } from './card-parts.ts'
import { type Card, webhookCardSchema } from './card-schema.ts'
import type { Problem } from './journal.ts'
import { problemsOf } from './problems.ts'

const imageMaxBytes = 2 * 1024 * 1024
const articlesMax = 8

const url = z.string().regex(/^https?:\/\/[^\s/]+/, 'is not an http address')
const image = z
  .strictObject({ base64: z.base64().min(1), md5: z.string() })
  .refine(value => Buffer.from(value.base64, 'base64').length <= imageMaxBytes, {
    error: 'is larger than 2 MB',
    params: { limit: true },
  })
  .refine(
    value => createHash('md5').update(Buffer.from(value.base64, 'base64')).digest('hex') === value.md5,
    'md5 does not fit',
  )

const markdown = z.strictObject({ content: bytes(webhookLimits.markdownMaxBytes) })

const schemas = {
  text: z
    .strictObject({
      msgtype: z.literal('text'),
      text: z.strictObject({
        content: bytes(webhookLimits.textMaxBytes),
        mentioned_list: z.array(text.min(1)).optional(),
        mentioned_mobile_list: z.array(text.min(1)).optional(),
      }),
    })
    .transform(({ text }) => shown(text.content, text.mentioned_list)),
  markdown: z
    .strictObject({ msgtype: z.literal('markdown'), markdown })
    .transform(message => shown(message.markdown.content)),
  /** Cannot mention anybody. */
  markdown_v2: z
    .strictObject({ msgtype: z.literal('markdown_v2'), markdown_v2: markdown })
    .transform((message): WebhookMessage => ({ ...shown(message.markdown_v2.content), obeysMarkers: false })),
  image: z.strictObject({ msgtype: z.literal('image'), image }).transform(() => shown('[图片]')),
  news: z
    .strictObject({
      msgtype: z.literal('news'),
      news: z.strictObject({
        articles: z
          .array(
            z.strictObject({
              title: bytes(128),
              description: text.refine(value => Buffer.byteLength(value) <= 512).optional(),
              url,
              picurl: url.optional(),
            }),
          )
          .min(1)
          .max(articlesMax),
      }),
    })
    .transform(({ news }) => shown(news.articles.map(article => article.title).join('\n'))),
  template_card: z
    .strictObject({ msgtype: z.literal('template_card'), template_card: webhookCardSchema })
    .transform((message): WebhookMessage => ({ ...shown(''), card: message.template_card })),
}

export interface WebhookMessage {
  readonly raw: string
  readonly mentioned: readonly string[]
  /** Whether `<@userid>` in the text mentions somebody. */
  readonly obeysMarkers: boolean
  readonly card: Card | null
}

function shown(raw: string, mentioned: readonly string[] = []): WebhookMessage {
  return { raw, mentioned, obeysMarkers: true, card: null }
}

const kindOf = z.object({
  msgtype: z.string(),
  template_card: z.object({ card_type: z.string() }).optional().catch(undefined),
})

export type ReadWebhookMessage =
  | { readonly msgtype: string; readonly message: WebhookMessage }
  | { readonly errcode: number; readonly problems: readonly Problem[] }

/** @returns the message, or the errcode that the platform answers with and every rule that is broken */
export function readWebhookMessage(json: unknown): ReadWebhookMessage {
  const kind = kindOf.safeParse(json)
  const msgtype = kind.success ? kind.data.msgtype : ''
  if (!kind.success || !isMsgtype(msgtype)) {
    return {
      errcode: 40008,
      problems: [{ rule: 'webhook-kind', detail: `"${msgtype}" is no msgtype of a webhook` }],
    }
  }
  const cardType = kind.data.template_card?.card_type
  const cardTypes: readonly string[] = webhookLimits.cardTypes
  if (msgtype === 'template_card' && cardType !== undefined && !cardTypes.includes(cardType)) {
    return {
      errcode: 40008,
      problems: [{ rule: 'webhook-kind', detail: `a webhook takes no ${cardType} card` }],
    }
  }
  const parsed = schemas[msgtype].safeParse(json)
  if (parsed.success) return { msgtype, message: parsed.data }
  const problems = problemsOf(parsed.error).map(problem =>
    problem.rule === 'reply-field' ? { ...problem, rule: 'webhook-body' as const } : problem,
  )
  return { errcode: errcodeFor(problems), problems }
}

/** 45002: too large; 41016: a card without what it must have; 40058: any other bad parameter. */
function errcodeFor(problems: readonly Problem[]): number {
  if (problems.some(problem => problem.rule === 'byte-limit')) return 45002
  if (problems.some(problem => problem.detail.startsWith('template_card.main_title'))) return 41016
  return 40058
}

function isMsgtype(msgtype: string): msgtype is keyof typeof schemas {
  return Object.hasOwn(schemas, msgtype)
}
