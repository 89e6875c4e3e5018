/** The self-built app: each thing is one sealed POST of XML, and its answer is the response, or a message of its own (wecom-protocol 4.6). */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { noteHints, shownText } from '../bot-message.ts'
import type { Pressed } from '../card-update.ts'
import type { Carrier } from '../carrier.ts'
import type { Chat, Person } from '../directory.ts'
import type { StoredMessage } from '../rooms.ts'
import type { World } from '../world.ts'
import { deliver } from './callback.ts'
import { closed } from './change.ts'
import { type AppReply, readAppReply } from './passive.ts'
import type { AppSettings, AppStand } from './stand.ts'
import { type XmlOutElement, xmlText } from './xml.ts'

const spokenBody = z.union([
  z
    .object({ msgtype: z.literal('text'), text: z.object({ content: z.string() }) })
    .transform(({ text: { content } }) => ({ MsgType: 'text', Content: content })),
  z
    .object({ msgtype: z.enum(['image', 'file']), media_id: z.string(), url: z.string() })
    .transform(({ msgtype, media_id, url }) => ({
      MsgType: msgtype,
      ...(msgtype === 'image' ? { PicUrl: url } : {}),
      MediaId: media_id,
    })),
])

type Told = 'fault' | { readonly raw: unknown; readonly reply: AppReply | null }

export function appCarrier(
  world: () => World,
  { corpId, agentId, credentials }: AppSettings,
  stand: () => AppStand,
): Carrier {
  async function tell(
    chat: Chat,
    person: Person,
    message: XmlOutElement,
    taskId: string | null,
  ): Promise<Told> {
    if (credentials === null) return 'fault'
    const createTime = Math.floor(world().now().getTime() / 1_000)
    const head = { ToUserName: corpId, FromUserName: person.userid, CreateTime: createTime }
    const xml = xmlText({ ...head, ...message, AgentID: agentId })
    const delivery = await deliver(world(), { corpId, agentId, credentials }, chat.id, xml)
    if (delivery.kind === 'dropped') return 'fault'
    if (delivery.kind === 'unanswered') return { raw: null, reply: null }
    const read = readAppReply({ userid: person.userid, corpId, taskId }, delivery.message)
    if ('problems' in read) for (const problem of read.problems) world().journal.violation(problem, chat.id)
    return { raw: delivery.message, reply: 'reply' in read ? read.reply : null }
  }

  /** What came in the response, or else the first that comes into this room by itself. */
  async function answerTo(chat: Chat, reply: AppReply | null, before: number): Promise<StoredMessage | null> {
    const { rooms } = world()
    if (reply?.kind === 'text') {
      const from = { kind: 'bot' as const, userid: null, name: chat.name }
      const said = shownText(world(), chat, reply.content)
      return rooms.add({ chat: chat.id, from, via: 'reply', msgtype: 'text', ...said })
    }
    await world().settle()
    const first = rooms.inChat(chat.id).find(({ seq, via }) => seq > before && via === 'push')
    return first === undefined ? null : rooms.asAnswer(first)
  }

  async function converse(chat: Chat, person: Person, message: XmlOutElement) {
    const before = world().rooms.seq
    const told = await tell(chat, person, message, null)
    if (told === 'fault') return told
    return { reply: told.raw, message: await answerTo(chat, told.reply, before) }
  }

  return {
    keysEachFile: false,
    message: (chat, person, { body }) =>
      converse(chat, person, { ...spokenBody.parse(body), MsgId: newMsgId() }),
    async click(chat, person, pressed) {
      const { message, card, taskId } = pressed
      const code = stand().sent.issue(
        [{ chat: chat.id, message: message.id, userid: person.userid }],
        world().now(),
      )
      const told = await tell(chat, person, clickEvent(pressed, code), taskId)
      if (told === 'fault') return told
      const { reply } = told
      if (reply?.kind === 'update_template_card') {
        noteHints(world(), chat, reply.card, false)
        world().rooms.updateCard(message, reply.card, null)
      }
      if (reply?.kind === 'update_button')
        world().rooms.updateCard(message, closed(card, reply.replaceName), null)
      return { reply: told.raw, message }
    },
    // Somebody new is told of as such, once; then of his coming.
    enter: (chat, person) =>
      converse(chat, person, {
        MsgType: 'event',
        Event: world().rooms.inChat(chat.id).length === 0 ? 'subscribe' : 'enter_agent',
        EventKey: '',
      }),
  }
}

/** 64 bits, more than a number of JavaScript holds. */
const newMsgId = (): string => String(randomBytes(8).readBigUInt64BE() | (1n << 62n))

function clickEvent({ card, taskId, key, items }: Pressed, responseCode: string): XmlOutElement {
  const isMenu =
    'action_menu' in card && card.action_menu?.action_list.some(item => item.key === key) === true
  const selected = (items ?? []).map(({ question_key, option_ids }) => ({
    QuestionKey: question_key,
    OptionIds: { OptionId: option_ids.option_id },
  }))
  return {
    MsgType: 'event',
    Event: isMenu ? 'template_card_menu_event' : 'template_card_event',
    EventKey: key,
    TaskId: taskId,
    CardType: card.card_type,
    ResponseCode: responseCode,
    ...(isMenu ? {} : { SelectedItems: { SelectedItem: selected } }),
  }
}
