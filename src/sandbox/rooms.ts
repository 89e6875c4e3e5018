/** The messages of all chats, in memory, in one order. */
import { z } from 'zod'
import { appCardSchema, botCardSchema, type Card, webhookCardSchema } from './card-schema.ts'
import { cardText } from './card-text.ts'

const storedMessage = z.object({
  seq: z.number().int(),
  id: z.string(),
  chat: z.string(),
  /** ISO instant on the sandbox's clock. */
  at: z.string(),
  from: z.object({
    kind: z.enum(['user', 'bot', 'webhook']),
    userid: z.string().nullable(),
    name: z.string(),
  }),
  /** How it came: typed, the answer to what was said, the group's webhook, a response_url, or pushed over the connection. */
  via: z.enum(['user', 'reply', 'webhook', 'response_url', 'push']),
  msgtype: z.string(),
  /** The text part, as shown: mentions are names. */
  content: z.string(),
  /** Pictures and files in it; `shown-files.ts` has the contents. */
  files: z
    .array(z.object({ id: z.string(), kind: z.enum(['image', 'file']), name: z.string(), bytes: z.int() }))
    .default([]),
  /** What was quoted, or null. */
  quote: z.string().nullable(),
  /** userids, or `@all`, that this message notifies. */
  mentions: z.array(z.string()),
  /** The card as everybody sees it who has no view of their own. */
  card: z.union([botCardSchema, webhookCardSchema, appCardSchema]).nullable(),
  /** userid → that person's card (wecom-protocol 5.4). */
  views: z.record(z.string(), z.union([botCardSchema, appCardSchema])),
})

export type StoredMessage = z.infer<typeof storedMessage>
type NewMessage = Pick<StoredMessage, 'chat' | 'from' | 'via' | 'msgtype' | 'content'> &
  Partial<Pick<StoredMessage, 'quote' | 'mentions' | 'card' | 'files'>>

/** A message as one person sees it. */
export interface MessageView extends Omit<StoredMessage, 'views'> {
  /** Everything visible in it, as plain lines. */
  readonly text: string
  /** The card is this person's own and not everybody's. */
  readonly personal: boolean
}

export const roomsState = z.object({
  seq: z.number().int(),
  messages: z.array(storedMessage),
  taskIds: z.array(z.string()),
})

const keptPerChat = 1_000
const keptTaskIds = 100_000

export class Rooms {
  #seq = 0
  readonly #byChat = new Map<string, StoredMessage[]>()
  readonly #taskIds = new Set<string>()
  readonly #now: () => Date
  readonly #changed: (chat: string) => void

  constructor(now: () => Date, changed: (chat: string) => void) {
    this.#now = now
    this.#changed = changed
  }

  get seq(): number {
    return this.#seq
  }

  /** The next place in the order, and the instant. */
  stamp(): { seq: number; at: string } {
    this.#seq += 1
    return { seq: this.#seq, at: this.#now().toISOString() }
  }

  add(message: NewMessage): StoredMessage {
    const stamp = this.stamp()
    const stored: StoredMessage = {
      id: `m${stamp.seq}`,
      ...stamp,
      files: [],
      quote: null,
      mentions: [],
      card: null,
      views: {},
      ...message,
    }
    const list = this.#byChat.get(stored.chat) ?? []
    list.push(stored)
    if (list.length > keptPerChat) list.shift()
    this.#byChat.set(stored.chat, list)
    this.#changed(stored.chat)
    return stored
  }

  /** Replaces the card for these people, or for everyone and then also in the views of their own. */
  updateCard(message: StoredMessage, card: Card, userids: readonly string[] | null): void {
    if (userids === null) {
      message.card = card
      message.views = {}
    } else {
      for (const userid of userids) message.views[userid] = card
    }
    this.#changed(message.chat)
  }

  setContent(message: StoredMessage, content: string, mentions: string[], card: Card | null): void {
    message.content = content
    message.mentions = mentions
    if (card) message.card = card
    this.#changed(message.chat)
  }

  /** Taken back: nothing of it is left but that there was one. */
  recall(chat: string, id: string): void {
    const message = this.find(chat, id)
    if (!message) return
    Object.assign(message, { msgtype: 'recalled', content: '[已撤回]', card: null, views: {}, files: [] })
    this.#changed(chat)
  }

  /** A message that came as one of its own answers what was said before it. */
  asAnswer(message: StoredMessage): StoredMessage {
    message.via = 'reply'
    return message
  }

  inChat(chat: string): readonly StoredMessage[] {
    return this.#byChat.get(chat) ?? []
  }

  find(chat: string, id: string): StoredMessage | undefined {
    return this.inChat(chat).find(message => message.id === id)
  }

  /** All that arrived after the place `seq`, in order. */
  since(seq: number): StoredMessage[] {
    return [...this.#byChat.values()]
      .flatMap(list => list.slice(list.findLastIndex(message => message.seq <= seq) + 1))
      .sort((a, b) => a.seq - b.seq)
  }

  /** @returns false when a card with this task_id was already sent: the platform refuses that (42014). */
  claimTaskId(taskId: string): boolean {
    if (this.#taskIds.has(taskId)) return false
    this.#taskIds.add(taskId)
    const [oldest] = this.#taskIds
    if (this.#taskIds.size > keptTaskIds && oldest !== undefined) this.#taskIds.delete(oldest)
    return true
  }

  save(): z.infer<typeof roomsState> {
    return { seq: this.#seq, messages: [...this.#byChat.values()].flat(), taskIds: [...this.#taskIds] }
  }

  load(state: z.infer<typeof roomsState>): void {
    this.#seq = state.seq
    for (const taskId of state.taskIds) this.#taskIds.add(taskId)
    for (const message of state.messages) {
      this.#byChat.set(message.chat, [...(this.#byChat.get(message.chat) ?? []), message])
    }
  }
}

/** @param userid whose eyes; null for what everybody sees */
export function viewOf(message: StoredMessage, userid: string | null): MessageView {
  const { views, ...shared } = message
  const own = userid === null ? undefined : views[userid]
  const card = own ?? message.card
  const text = [message.content, card === null ? '' : cardText(card)].filter(part => part !== '').join('\n')
  return { ...shared, card, text, personal: own !== undefined }
}
