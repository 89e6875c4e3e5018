/** The body of message/send, field by field (wecom-protocol 4.2). What stands in no table is refused. */
import { z } from 'zod'
import { appLimits } from '../../wecom/limits.ts'
import { bytes, text } from '../card-parts.ts'
import { appCardSchema, type Card } from '../card-schema.ts'
import type { Problem } from '../journal.ts'
import { problemsOf } from '../problems.ts'

const flag = z.literal([0, 1])
const chars = (most: number) =>
  text.min(1).refine(value => [...value].length <= most, {
    error: `is longer than ${most} characters`,
    params: { limit: true },
  })
const url = bytes(2_048).regex(/^https?:\/\/[^\s/]+/, 'is not an http address')
const mediaId = z.strictObject({ media_id: text.min(1) })

const head = {
  touser: text.optional(),
  toparty: text.optional(),
  totag: text.optional(),
  agentid: z.int(),
  safe: flag.optional(),
  enable_id_trans: flag.optional(),
  enable_duplicate_check: flag.optional(),
  duplicate_check_interval: z.int().min(1).max(14_400).optional(),
}
const words = z.strictObject({ content: bytes(appLimits.textMaxBytes) })
const newCard = appCardSchema.refine(card => card.replace_text === undefined, 'replace_text is for updates')

const schemas = {
  text: z
    .strictObject({ ...head, msgtype: z.literal('text'), text: words })
    .transform(({ text: { content }, ...rest }) => said(rest, { content })),
  markdown: z
    .strictObject({ ...head, msgtype: z.literal('markdown'), markdown: words })
    .transform(({ markdown: { content }, ...rest }) => said(rest, { content })),
  textcard: z
    .strictObject({
      ...head,
      msgtype: z.literal('textcard'),
      textcard: z.strictObject({
        title: chars(128),
        description: chars(512),
        url,
        btntxt: chars(4).optional(),
      }),
    })
    .transform(({ textcard: { title, description }, ...rest }) =>
      said(rest, { content: `${title}\n${description}` }),
    ),
  image: z
    .strictObject({ ...head, msgtype: z.literal('image'), image: mediaId })
    .transform(({ image, ...rest }) => said(rest, { mediaId: image.media_id })),
  file: z
    .strictObject({ ...head, msgtype: z.literal('file'), file: mediaId })
    .transform(({ file, ...rest }) => said(rest, { mediaId: file.media_id })),
  template_card: z
    .strictObject({ ...head, msgtype: z.literal('template_card'), template_card: newCard })
    .transform(({ template_card: card, ...rest }) => said(rest, { card })),
}

type Head = z.infer<z.ZodObject<typeof head>>

export interface AppMessage extends Head {
  readonly content: string
  readonly card: Card | null
  readonly mediaId: string | null
}

const said = (
  { touser, toparty, totag, agentid, enable_duplicate_check, duplicate_check_interval }: Head,
  what: Partial<Pick<AppMessage, 'content' | 'card' | 'mediaId'>>,
): AppMessage => ({
  touser,
  toparty,
  totag,
  agentid,
  enable_duplicate_check,
  duplicate_check_interval,
  content: '',
  card: null,
  mediaId: null,
  ...what,
})

type ReadMessage =
  | { readonly msgtype: string; readonly message: AppMessage }
  | { readonly errcode: number; readonly problems: readonly Problem[] }

/** @returns the message, or the errcode that the platform answers with and every rule that is broken */
export function readAppMessage(json: unknown): ReadMessage {
  const kind = z.object({ msgtype: z.string() }).safeParse(json)
  const msgtype = kind.success ? kind.data.msgtype : ''
  if (!isMsgtype(msgtype)) {
    const detail = `"${msgtype}" is no msgtype of message/send that is played here`
    return { errcode: 40008, problems: [{ rule: 'app-message', detail }] }
  }
  const parsed = schemas[msgtype].safeParse(json)
  if (parsed.success) return { msgtype, message: parsed.data }
  const problems = problemsOf(parsed.error).map(problem =>
    problem.rule === 'reply-field' ? { ...problem, rule: 'app-message' as const } : problem,
  )
  return { errcode: errcodeFor(problems, json), problems }
}

/** wecom-protocol 6 */
function errcodeFor(problems: readonly Problem[], json: unknown): number {
  const about = (start: string): boolean => problems.some(({ detail }) => detail.startsWith(start))
  if (about('agentid')) return typeof json === 'object' && json !== null && 'agentid' in json ? 40056 : 41011
  if (about('template_card.task_id')) return 42014
  if (about('template_card.main_title')) return 41016
  if (about('template_card.card_action')) return 42045
  const tooLong = problems.some(({ rule }) => rule === 'byte-limit')
  if (tooLong && (about('text.') || about('markdown.') || about('textcard.'))) return 45002
  return about('text.content') ? 44004 : 40058
}

const isMsgtype = (msgtype: string): msgtype is keyof typeof schemas => Object.hasOwn(schemas, msgtype)
