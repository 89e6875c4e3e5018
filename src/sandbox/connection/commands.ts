/** Carries out what the service says over the connection, as far as the platform's rules let it. */
import { botLimits } from '../../wecom/limits.ts'
import { admitNewCard, admitReply, shownText, showReply } from '../bot-message.ts'
import type { Card } from '../card-schema.ts'
import { applyUpdate } from '../card-update.ts'
import type { Chat } from '../directory.ts'
import { mentionsBot } from '../mentions.ts'
import type { StoredMessage } from '../rooms.ts'
import type { World } from '../world.ts'
import { type Ack, accepted, declined, refused } from './ack.ts'
import { type Receiver, readReceiver, readSaid, type Said } from './bodies.ts'
import type { Pace } from './pace.ts'
import type { Request, Requests } from './requests.ts'
import type { Uploads } from './uploads.ts'

export interface Desk {
  readonly requests: Requests
  readonly uploads: Uploads
  readonly pace: Pace
  /** Chats in which somebody has spoken to the bot: it may push there. */
  readonly spoken: Set<string>
}

export function perform(world: World, desk: Desk, command: string, requestId: string, body: unknown): Ack {
  const now = world.now()
  const ack = commandOf(world, desk, command, requestId, body)
  if (ack !== null) return ack
  return (
    desk.uploads.perform(command, body, now) ?? refused(40058, 'connection-frame', `no command "${command}"`)
  )
}

function commandOf(world: World, desk: Desk, command: string, requestId: string, body: unknown): Ack | null {
  switch (command) {
    case 'aibot_respond_msg':
      return respond(world, desk, requestId, body)
    case 'aibot_respond_welcome_msg':
      return answerEvent(world, desk, requestId, 'enter', body)
    case 'aibot_respond_update_msg':
      return answerEvent(world, desk, requestId, 'click', body)
    case 'aibot_send_msg':
      return push(world, desk, body)
    default:
      return null
  }
}

const unknownRequest = declined(846605, 'invalid req_id')

function mismatch(command: string, request: Request): Ack {
  return refused(846605, 'request-id', `${command} cannot answer ${request.kind}`)
}

function respond(world: World, desk: Desk, requestId: string, body: unknown): Ack {
  const request = desk.requests.find(requestId, world.now())
  if (request === null) return unknownRequest
  if (request.kind !== 'message') return mismatch('aibot_respond_msg', request)
  const read = readSaid('aibot_respond_msg', body)
  if ('problems' in read) return { errcode: read.errcode, errmsg: 'refused', problems: read.problems }
  const { said } = read
  const earlier = said.kind === 'stream' ? request.streams.get(said.id) : undefined
  if (said.kind === 'stream' && earlier !== undefined) return goOn(world, request, earlier, said)
  const shown = show(world, desk, request.chat, said, 'reply')
  if ('errcode' in shown) return shown
  request.reply ??= body
  request.message ??= shown.message
  if (said.kind === 'stream' && shown.message !== null)
    request.streams.set(said.id, { message: shown.message, content: said.content, finished: said.finish })
  return accepted
}

type Stream = Request['streams'] extends Map<string, infer Kept> ? Kept : never

/** `finish` freezes it; the same again is accepted and changes nothing. */
function goOn(world: World, request: Request, stream: Stream, said: Extract<Said, { kind: 'stream' }>): Ack {
  if (stream.finished) {
    return said.content === stream.content ? accepted : declined(846608, 'stream message update expired')
  }
  if (world.now().getTime() - request.atMs > world.timing.streamLifeMs)
    return refused(846608, 'stream', 'the stream was not finished within its life')
  const { content, mentions } = shownText(world, request.chat, said.content)
  world.rooms.setContent(stream.message, content, mentions, null)
  stream.content = said.content
  stream.finished = said.finish
  return accepted
}

/** A greeting or an updated card: once, within five seconds. */
function answerEvent(
  world: World,
  desk: Desk,
  requestId: string,
  kind: 'enter' | 'click',
  body: unknown,
): Ack {
  const request = desk.requests.find(requestId, world.now())
  if (request === null) return unknownRequest
  if (request.kind !== kind) return mismatch(kind === 'enter' ? 'a welcome' : 'an update', request)
  if (request.answered || performance.now() - request.sentMs > botLimits.answerWithinMs) return unknownRequest
  const reply = admitReply(world, request.chat, kind, body)
  if (reply === null) return declined(40058, 'invalid parameter')
  if (reply.kind === 'update_template_card') {
    if (request.pressed === null || !applyUpdate(world, request.chat, request.pressed, reply))
      return declined(40058, 'invalid parameter')
  } else request.message = showReply(world, request.chat, reply)
  request.answered = true
  request.reply = body
  return accepted
}

function push(world: World, desk: Desk, body: unknown): Ack {
  const receiver = readReceiver(body)
  if (receiver === null) return refused(40058, 'connection-frame', 'no receiver')
  const chat = chatOf(world, receiver)
  if (chat === null) return refused(93006, 'not-spoken', `"${receiver.chatid}" is no chat`)
  if (!wasSpokenIn(world, desk, chat))
    return refused(846607, 'not-spoken', 'nobody has spoken to the bot there')
  const read = readSaid('aibot_send_msg', body)
  if ('problems' in read) return { errcode: read.errcode, errmsg: 'refused', problems: read.problems }
  const shown = show(world, desk, chat, read.said, 'push')
  return 'errcode' in shown ? shown : accepted
}

/** By default a group is preferred; chatids are case-sensitive (93006 for any other spelling). */
function chatOf(world: World, { chatid, chat_type }: Receiver): Chat | null {
  const group = world.directory.groups.find(each => each.id === chatid)
  if (chat_type !== 1 && group !== undefined) return group
  if (chat_type === 2) return null
  const person = world.directory.find(chatid)
  return person === undefined ? null : world.directory.chat(`single:${person.userid}`)
}

/** The rooms keep it over a restart, the set over a thousand messages. */
const wasSpokenIn = (world: World, desk: Desk, chat: Chat): boolean =>
  desk.spoken.has(chat.id) ||
  world.rooms
    .inChat(chat.id)
    .some(
      ({ via, content }) => via === 'user' && (chat.type === 'single' || mentionsBot(content, world.botName)),
    )

function show(
  world: World,
  desk: Desk,
  chat: Chat,
  said: Said,
  via: 'reply' | 'push',
): Ack | { readonly message: StoredMessage | null } {
  const now = world.now()
  const { groupCards } = world.faults.settings
  const file = said.kind === 'file' ? desk.uploads.find(said.mediaId, now) : null
  if (said.kind === 'file' && file === null) return refused(40007, 'upload', 'no such media id')
  if (said.kind === 'card' && chat.type === 'group' && groupCards === 'refused')
    return declined(40008, 'template_card is for single chats only')
  if (!desk.pace.take(chat.id, now))
    return refused(846607, 'connection-rate', 'more than 30 a minute or 1000 an hour')
  const base = { chat: chat.id, from: { kind: 'bot', userid: null, name: world.botName } as const, via }
  switch (said.kind) {
    case 'stream':
    case 'markdown':
      return {
        message: world.rooms.add({ ...base, msgtype: said.kind, ...shownText(world, chat, said.content) }),
      }
    case 'card':
      // Sent once more because its acceptance got lost: refused, and nobody's fault.
      if (isThere(world, chat, said.card)) return declined(42014, 'invalid task_id')
      if (!admitNewCard(world, chat, said.card)) return declined(42014, 'invalid task_id')
      if (chat.type === 'group' && groupCards === 'dropped') return { message: null }
      return { message: world.rooms.add({ ...base, msgtype: 'template_card', content: '', card: said.card }) }
    case 'file': {
      if (file === null) return declined(40007, 'invalid media_id')
      const { kind, name, bytes } = file
      const files = [{ id: world.shownFiles.put(file), kind, name, bytes: bytes.length }]
      return { message: world.rooms.add({ ...base, msgtype: 'file', content: `[${name}]`, files }) }
    }
  }
}

const isThere = (world: World, chat: Chat, { task_id }: Card): boolean =>
  task_id !== undefined &&
  world.rooms
    .inChat(chat.id)
    .some(({ card }) => card !== null && 'task_id' in card && card.task_id === task_id)
