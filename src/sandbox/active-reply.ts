/** `POST /cgi-bin/aibot/response?response_code=…`: the one later message a callback allows (wecom-protocol 1.11). */
import { z } from 'zod'
import { botLimits } from '../wecom/limits.ts'
import { admitNewCard, shownText } from './bot-message.ts'
import { bytes, feedback } from './card-parts.ts'
import { botCardSchema, type Card } from './card-schema.ts'
import type { Chat } from './directory.ts'
import { parseJson } from './envelope.ts'
import type { Problem, Rule } from './journal.ts'
import { escapedText } from './json-escapes.ts'
import { problemsOf } from './problems.ts'
import { type ApiAnswer, okAnswer } from './webhook.ts'
import type { World } from './world.ts'

const markdownReply = z.strictObject({
  msgtype: z.literal('markdown'),
  markdown: z.strictObject({
    content: bytes(botLimits.markdownContentMaxBytes),
    feedback: feedback.optional(),
  }),
})
const cardReply = z.strictObject({ msgtype: z.literal('template_card'), template_card: botCardSchema })
const kindOf = z.object({ msgtype: z.string() })

export function replyActively(world: World, code: string, body: string): ApiAnswer {
  const now = world.now()
  const checked = world.responseCodes.check(code, now)
  if ('refused' in checked)
    return refuse(world, null, 40058, [{ rule: 'response-code', detail: checked.refused }])
  const chat = world.directory.chat(checked.issued.chat)
  const read = readActiveReply(chat, body)
  if ('problems' in read) return refuse(world, chat, read.errcode, read.problems)
  if (read.card && !admitNewCard(world, chat, read.card)) return { errcode: 42014, errmsg: 'invalid task_id' }
  world.responseCodes.spend(code)
  world.rooms.add({
    chat: chat.id,
    from: { kind: 'bot', userid: null, name: world.botName },
    via: 'response_url',
    msgtype: read.card ? 'template_card' : 'markdown',
    ...shownText(world, chat, read.content),
    quote: chat.type === 'group' ? checked.issued.trigger : null,
    card: read.card,
  })
  return okAnswer
}

type Read = { content: string; card: Card | null } | { errcode: number; problems: readonly Problem[] }

function readActiveReply(chat: Chat, body: string): Read {
  const json = parseJson(body)
  const escaped = escapedText(body)
  if (escaped !== null) return bad(40033, 'json-escape', `${escaped}: the platform wants plain UTF-8`)
  const kind = kindOf.safeParse(json)
  const msgtype = kind.success ? kind.data.msgtype : ''
  switch (msgtype) {
    case 'markdown': {
      const parsed = markdownReply.safeParse(json)
      if (!parsed.success) return { errcode: 40058, problems: problemsOf(parsed.error) }
      return { content: parsed.data.markdown.content, card: null }
    }
    case 'template_card': {
      if (chat.type === 'group')
        return bad(40008, 'response-kind', 'a card may be sent to a single chat only')
      const parsed = cardReply.safeParse(json)
      if (!parsed.success) return { errcode: 40058, problems: problemsOf(parsed.error) }
      return { content: '', card: parsed.data.template_card }
    }
    default:
      return bad(40008, 'response-kind', `"${msgtype}" is no kind of active reply`)
  }
}

function bad(errcode: number, rule: Rule, detail: string): Read {
  return { errcode, problems: [{ rule, detail }] }
}

function refuse(world: World, chat: Chat | null, errcode: number, problems: readonly Problem[]): ApiAnswer {
  for (const problem of problems) world.journal.violation(problem, chat?.id ?? null)
  return { errcode, errmsg: problems.map(problem => problem.detail).join('; ') }
}
