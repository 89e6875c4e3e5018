/** What the service may answer to what the app was told, and the exact form of each answer (wecom-protocol 4.6). */
import { z } from 'zod'
import { appLimits } from '../../wecom/limits.ts'
import { bytes, text } from '../card-parts.ts'
import { appCardSchema, type Card } from '../card-schema.ts'
import type { Problem, Rule } from '../journal.ts'
import { problemsOf } from '../problems.ts'
import { isElement, type XmlElement } from './xml.ts'
import { cardOfXml } from './xml-card.ts'

export type AppReply =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly content: string }
  | { readonly kind: 'update_button'; readonly replaceName: string }
  | { readonly kind: 'update_template_card'; readonly card: Card }

/** Whom it must name, and the task id of the clicked card, which an update has no name for; null when it was no click. */
export interface Answered {
  readonly userid: string
  readonly corpId: string
  readonly taskId: string | null
}

const head = {
  ToUserName: z.string(),
  FromUserName: z.string(),
  CreateTime: z.string().regex(/^\d{10}$/, 'is no instant in seconds'),
}
const forms = {
  text: z.strictObject({ ...head, MsgType: z.literal('text'), Content: bytes(appLimits.textMaxBytes) }),
  update_button: z.strictObject({
    ...head,
    MsgType: z.literal('update_button'),
    Button: z.strictObject({ ReplaceName: text.min(1) }),
  }),
  update_template_card: z.strictObject({
    ...head,
    MsgType: z.literal('update_template_card'),
    TemplateCard: z.custom<XmlElement>(isElement, 'is no element'),
  }),
}

type Read = { readonly reply: AppReply } | { readonly problems: readonly Problem[] }

/** @param message what stands in the decrypted `<xml>`; null: the answer was empty */
export function readAppReply(answered: Answered, message: XmlElement | null): Read {
  if (message === null) return { reply: { kind: 'empty' } }
  const kind = message.MsgType
  if (typeof kind !== 'string' || !isKind(kind)) return broken('reply-kind', `"${kind}" is no kind of reply`)
  if (kind !== 'text' && answered.taskId === null)
    return broken('update-target', `${kind} can only answer a click`)
  const parsed = forms[kind].safeParse(message)
  if (!parsed.success) return { problems: problemsOf(parsed.error) }
  const { data } = parsed
  if (
    data.ToUserName.toLowerCase() !== answered.userid.toLowerCase() ||
    data.FromUserName !== answered.corpId
  )
    return broken('userids', `goes from "${data.FromUserName}" to "${data.ToUserName}"`)
  switch (data.MsgType) {
    case 'text':
      return { reply: { kind: 'text', content: data.Content } }
    case 'update_button':
      return { reply: { kind: 'update_button', replaceName: data.Button.ReplaceName } }
    case 'update_template_card': {
      const card = appCardSchema.safeParse({ task_id: answered.taskId, ...cardOfXml(data.TemplateCard) })
      return card.success
        ? { reply: { kind: 'update_template_card', card: card.data } }
        : { problems: problemsOf(card.error, 'template_card') }
    }
  }
}

const isKind = (kind: string): kind is keyof typeof forms => Object.hasOwn(forms, kind)

const broken = (rule: Rule, detail: string): Read => ({ problems: [{ rule, detail }] })
