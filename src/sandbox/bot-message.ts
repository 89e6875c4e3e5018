/** Puts the bot's answers into the room, as far as the platform's rules let them in. */
import { setTimeout as wait } from 'node:timers/promises'
import { callbackHead, deliver } from './callback.ts'
import { cardHints } from './card-lengths.ts'
import type { Card } from './card-schema.ts'
import { cardText } from './card-text.ts'
import type { Chat } from './directory.ts'
import { mentionsIn } from './mentions.ts'
import { type PassiveReply, readPassiveReply, type StreamPart, type Trigger } from './passive-reply.ts'
import type { StoredMessage } from './rooms.ts'
import type { World } from './world.ts'

/** Reads a reply and writes down every rule it breaks. @returns null when it was refused */
export function admitReply(world: World, chat: Chat, trigger: Trigger, json: unknown): PassiveReply | null {
  const read = readPassiveReply(trigger, json)
  if ('reply' in read) return read.reply
  for (const problem of read.problems) world.journal.violation(problem, chat.id)
  return null
}

/** @returns false when the card is refused because its task_id was used before (42014) */
export function admitNewCard(world: World, chat: Chat, card: Card): boolean {
  if (card.task_id !== undefined && !world.rooms.claimTaskId(card.task_id)) {
    world.journal.violation({ rule: 'task-id', detail: `task_id "${card.task_id}" was used before` }, chat.id)
    return false
  }
  noteHints(world, chat, card, true)
  return true
}

export function noteHints(world: World, chat: Chat, card: Card, isNew: boolean): void {
  for (const hint of cardHints(card, isNew)) world.journal.hint(hint, chat.id)
  noteControlCharacters(world, chat, cardText(card))
}

/** The reply to a message or to entering the chat, as a new message. @returns null when nothing is shown */
export function showReply(world: World, chat: Chat, reply: PassiveReply): StoredMessage | null {
  const from = { kind: 'bot' as const, userid: null, name: world.botName }
  const base = { chat: chat.id, from, via: 'reply' as const, msgtype: reply.kind }
  switch (reply.kind) {
    case 'empty':
      world.journal.hint(
        { rule: 'silence', detail: 'the answer was empty: the person sees nothing' },
        chat.id,
      )
      return null
    case 'text':
      return world.rooms.add({ ...base, content: reply.content })
    case 'stream':
      return world.rooms.add({ ...base, ...shownText(world, chat, reply.stream.content) })
    case 'template_card':
      return admitNewCard(world, chat, reply.card)
        ? world.rooms.add({ ...base, content: '', card: reply.card })
        : null
    case 'stream_with_template_card': {
      const card = reply.card && admitNewCard(world, chat, reply.card) ? reply.card : null
      return world.rooms.add({ ...base, ...shownText(world, chat, reply.stream.content), card })
    }
    case 'update_template_card':
      return null
  }
}

export function streamOf(reply: PassiveReply): StreamPart | null {
  return reply.kind === 'stream' || reply.kind === 'stream_with_template_card' ? reply.stream : null
}

/** Asks for the rest of an unfinished stream until it is finished, refused, or six minutes old (wecom-protocol 1.8). */
export async function followStream(
  world: World,
  chat: Chat,
  userid: string,
  message: StoredMessage,
  first: StreamPart,
): Promise<void> {
  const startedAtMs = performance.now()
  let part = first
  while (!part.finish) {
    if (performance.now() - startedAtMs > world.timing.streamLifeMs) {
      world.journal.violation(
        { rule: 'stream', detail: 'the stream was not finished within its life' },
        chat.id,
      )
      return
    }
    await wait(world.timing.streamPollMs, undefined, { signal: world.closing })
    const payload = { ...callbackHead(world, chat, userid), msgtype: 'stream', stream: { id: first.id } }
    const delivery = await deliver(world, chat.id, 'stream', payload)
    const reply = delivery.kind === 'answered' ? admitReply(world, chat, 'stream', delivery.json) : null
    const next = reply && streamOf(reply)
    if (!reply || !next) return
    if (next.id !== first.id) {
      world.journal.violation(
        { rule: 'stream', detail: `"${next.id}" is not the id of the stream asked for` },
        chat.id,
      )
      return
    }
    showStreamPart(world, chat, message, reply, next)
    part = next
  }
}

function showStreamPart(
  world: World,
  chat: Chat,
  message: StoredMessage,
  reply: PassiveReply,
  part: StreamPart,
): void {
  const { content, mentions } = shownText(world, chat, part.content)
  let card = reply.kind === 'stream_with_template_card' ? reply.card : null
  if (card && message.card) {
    world.journal.violation({ rule: 'stream', detail: 'a second card in one message' }, chat.id)
    card = null
  }
  world.rooms.setContent(message, content, mentions, card && admitNewCard(world, chat, card) ? card : null)
}

/** The text of a bot's message with mentions written as names. Whether they notify there is not documented. */
export function shownText(world: World, chat: Chat, raw: string): { content: string; mentions: string[] } {
  const { shown, mentions } = mentionsIn(raw, userid => world.directory.nameOf(userid))
  if (mentions.length > 0) {
    world.journal.hint({ rule: 'mention', detail: `<@${mentions.join('>, <@')}> in a bot's text` }, chat.id)
  }
  noteControlCharacters(world, chat, shown)
  return { content: shown, mentions }
}

function noteControlCharacters(world: World, chat: Chat, shown: string): void {
  const found = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.exec(shown.replaceAll(/[\n\t]/g, ''))
  if (!found) return
  const code = found[0].codePointAt(0)?.toString(16).padStart(4, '0')
  world.journal.hint({ rule: 'control-character', detail: `U+${code} in a visible text` }, chat.id)
}
