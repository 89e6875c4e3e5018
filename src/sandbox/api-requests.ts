/** The bodies of the sandbox API. Fields it does not know are ignored: other programs may send more. */
import { z } from 'zod'
import { HttpRefused } from '../errors.ts'

const name = z.string().min(1).max(200)

export const sayRequest = z.object({
  chat: name,
  user: name,
  text: z.string().min(1).max(100_000),
  quote: z.string().max(100_000).nullish(),
})

const content = { name, base64: z.base64().min(1) }

/** A picture or file, in base64. With words, or with more pictures, it is one message of pictures (`mixed`). */
export const sendRequest = z
  .object({
    chat: name.default('single'),
    user: name,
    kind: z.enum(['image', 'file']),
    ...content,
    text: z.string().min(1).max(100_000).nullish(),
    more: z.array(z.object(content)).max(9).default([]),
  })
  .refine(({ kind, text, more }) => kind === 'image' || (!text && more.length === 0), {
    path: ['kind'],
    error: 'only pictures go with words or with others',
  })

/** A file over the service's own limit, in base64, and the rest. */
export const sendMaxBytes = 24 * 1_048_576

export const clickRequest = z.object({
  chat: name,
  user: name,
  message: name,
  key: z.string().min(1).max(2_000),
  selected: z.record(z.string(), z.union([z.string(), z.array(z.string()).max(100)])).nullish(),
})

export const enterRequest = z.object({ user: name, chat: z.enum(['single', 'app']).default('single') })

/** An instant; without a zone it is China's time. */
export const clockRequest = z.object({
  now: z
    .union([
      z.iso.datetime({ offset: true, local: true }),
      z.iso.datetime({ offset: true, local: true, precision: -1 }),
    ])
    .transform(text => new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}+08:00`))
    .refine(instant => !Number.isNaN(instant.getTime()), 'is no instant'),
})

/** @throws HttpRefused 400 with one sentence that names the first wrong field */
export function parseRequest<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue === undefined || issue.path.length === 0 ? 'The body' : `"${issue.path.join('.')}"`
  throw new HttpRefused(400, `${where} is wrong: ${issue?.message ?? 'not an object'}.`)
}
