import type { Incoming } from './incoming.ts'
import { answerRoom, type Reply } from './reply.ts'

/**
 * How an answer travels. `response`: with what brought the message, at once or never, as the platform's callback and
 * all clicks want it. `outbox`: as a message of its own, kept until it is accepted: over the long connection, because
 * nobody repeats a message whose answer was lost and because answers count towards the same limit as pushes
 * (wecom-protocol 2.4); by the app, where its response holds no card and only a short text (4.6).
 */
export function carriageOf({ kind, origin: { line } }: Incoming, reply: Reply): 'response' | 'outbox' {
  if (reply.kind === 'silent' || reply.kind === 'update') return 'response'
  switch (line.kind) {
    case 'callback':
      return 'response'
    case 'connection':
      return kind === 'text' || kind === 'media' ? 'outbox' : 'response'
    case 'app':
      return reply.kind === 'text' && fitsResponse(reply) ? 'response' : 'outbox'
  }
}

/** Each `<` may be written as its full-width likeness on the way, of three bytes. */
const fitsResponse = ({ text, link }: Extract<Reply, { kind: 'text' }>): boolean =>
  link === undefined && Buffer.byteLength(text.replaceAll('<', '＜')) <= answerRoom.response
