/**
 * Reply → the plaintext of the HTTP answer, by the platform's table of what may answer what (P101031;
 * wecom-protocol 1.10). A reply that the table does not know is a bug of ours and throws.
 */
import { createHash } from 'node:crypto'
import type { Incoming, Origin } from '../bot/incoming.ts'
import { type Reply, wholeText } from '../bot/reply.ts'
import { templateCard } from './cards.ts'
import type { Envelope } from './envelope.ts'
import { fitBytes } from './fit-text.ts'
import { botLimits } from './limits.ts'
import { linksInMarkdown } from './links.ts'
import { plainMarkdown } from './plain-text.ts'
import { cutShort } from './texts.ts'

/**
 * @param publicUrl where this service is reached from outside, without a slash at its end; for links
 * @returns JSON to be sealed, or null: an empty 200.
 */
export function passiveReply(trigger: Incoming, reply: Reply, publicUrl = ''): string | null {
  if (reply.kind === 'silent') return null
  switch (trigger.kind) {
    case 'text':
    case 'media':
      return reply.kind === 'update'
        ? impossible(trigger, reply)
        : toMessage(trigger.origin, reply, publicUrl)
    case 'enter':
      return reply.kind === 'update' ? impossible(trigger, reply) : toEnter(reply)
    case 'click':
      return reply.kind === 'update' ? toClick(trigger.origin, reply) : impossible(trigger, reply)
    case 'stream':
      return reply.kind === 'text' ? stream(trigger.streamId, reply.text) : impossible(trigger, reply)
    case 'feedback':
    case 'unknown':
      return null
  }
}

/**
 * The answer as it goes over the wire, signed anew with the nonce of the request it answers (P101033).
 * @param now becomes `timestamp` in seconds
 */
export function sealReply(envelope: Envelope, plaintext: string, nonce: string, now: Date): string {
  const timestamp = Math.floor(now.getTime() / 1000)
  const encrypt = envelope.encrypt(plaintext)
  const signature = envelope.sign(String(timestamp), nonce, encrypt)
  // Written out: in base64 and hex there is nothing to escape, and looking for it takes longer than all the rest.
  return `{"encrypt":"${encrypt}","msgsignature":"${signature}","timestamp":${timestamp},"nonce":${JSON.stringify(nonce)}}`
}

type Shown = Extract<Reply, { kind: 'text' | 'card' }>

function toMessage(origin: Origin, reply: Shown, publicUrl: string): string {
  if (reply.kind === 'card') return card(reply)
  // Whoever is in the group could open it.
  const links = origin.chat.type === 'single' ? [reply.link ?? []].flat() : []
  return stream(streamIdOf(origin), wholeText(reply, 'links'), linksInMarkdown(links, publicUrl))
}

function toEnter(reply: Shown): string {
  if (reply.kind === 'card') return card(reply)
  return JSON.stringify({
    msgtype: 'text',
    text: { content: content(reply.text, botLimits.welcomeTextMaxBytes) },
  })
}

/** One person's view only exists in a group; in a single chat `userids` would have no effect. */
function toClick({ userid, chat }: Origin, reply: Extract<Reply, { kind: 'update' }>): string {
  return JSON.stringify({
    response_type: 'update_template_card',
    ...(reply.audience === 'clicker' && chat.type === 'group' ? { userids: [userid] } : {}),
    template_card: templateCard(reply.card),
  })
}

function card(reply: Extract<Reply, { kind: 'card' }>): string {
  return JSON.stringify({ msgtype: 'template_card', template_card: templateCard(reply.card) })
}

/** Complete at once: no refresh is asked for, and no state has to outlive this process. */
function stream(id: string, text: string, links = ''): string {
  const maxBytes = botLimits.streamContentMaxBytes - Buffer.byteLength(links)
  return JSON.stringify({
    msgtype: 'stream',
    stream: { id, finish: true, content: content(text, maxBytes) + links },
  })
}

/** Unique per message, and the same for its repeat, so that a repeated answer is the same answer. */
function streamIdOf({ bot, msgid }: Origin): string {
  return createHash('sha256')
    .update(JSON.stringify([bot, msgid]))
    .digest('base64url')
    .slice(0, 24)
}

function content(text: string, maxBytes: number): string {
  return fitBytes(plainMarkdown(text), maxBytes, cutShort)
}

function impossible(trigger: Incoming, reply: Reply): never {
  throw new TypeError(`a ${reply.kind} cannot answer a ${trigger.kind} (P101031)`)
}
