/**
 * Which handler answers a message. Nobody is answered with silence: whoever may not is told who may, what is
 * not understood is told so, with the next step.
 */
import type { OpenContext } from '../bot/command.ts'
import type { Incoming } from '../bot/incoming.ts'
import { answerRoom, type Reply, say, silent } from '../bot/reply.ts'
import { receiveMedia } from '../features/attachments/commands/receive.ts'
import { waitingNotes } from '../features/notes/texts.ts'
import { countNotesOf, takeNotesOf } from '../features/rights/outreach/waiting.ts'
import { agreedToQuoted } from './agreed-to-quoted.ts'
import { severalCommands } from './one-command.ts'
import type { Registry } from './registry.ts'
import { routeClick } from './route-click.ts'
import { routeNumber } from './route-number.ts'
import { routeText } from './route-text.ts'
import * as words from './texts.ts'
import { contextsOf, signed } from './which-congress.ts'

export async function route(registry: Registry, context: OpenContext, incoming: Incoming): Promise<Reply> {
  switch (incoming.kind) {
    case 'text':
      return withNotes(context, await withPictures(registry, context, incoming), 'words')
    case 'click':
      return routeClick(registry, context, incoming.click)
    case 'enter':
      return withNotes(context, say(words.greeting(context.actor?.name ?? null, context.botName)), 'greeting')
    case 'media':
      return takeMedia(registry, context, incoming)
    case 'stream':
      return say(words.streamOver)
    case 'feedback':
    case 'unknown':
      return silent
  }
}

/** In a single chat, what waited for the person comes before the answer; a card tells that it waits. */
async function withNotes(context: OpenContext, reply: Reply, kind: keyof typeof answerRoom): Promise<Reply> {
  if (context.origin.chat.type !== 'single') return reply
  if (reply.kind === 'update' || reply.kind === 'silent') return reply
  // A greeting that comes too late over the connection is never said: what it told would be read by nobody.
  const mayBeLost = kind === 'greeting' && context.origin.line.kind === 'connection'
  if (reply.kind === 'card' || mayBeLost) {
    const count = await countNotesOf(context)
    return count === 0 ? reply : onTop(reply, waitingNotes(count))
  }
  const maxBytes = answerRoom[kind] - Buffer.byteLength(reply.text)
  // Of a greeting too little is left for a long one: an answer takes it.
  const notes = await takeNotesOf(context, { maxBytes, atLeastOne: kind === 'words' })
  return notes === null ? reply : { ...reply, text: `${notes}\n\n${reply.text}` }
}

/** In front, where a long one is not cut. */
function onTop(reply: Extract<Reply, { kind: 'text' | 'card' }>, line: string): Reply {
  if (reply.kind === 'text') return { ...reply, text: `${line}\n\n${reply.text}` }
  const { card } = reply
  const body = card.body === undefined || card.body === '' ? line : `${line}\n${card.body}`
  return { kind: 'card', card: { ...card, body } }
}

async function takeMedia(
  { holders }: Registry,
  context: OpenContext,
  { origin, media, urls, mediaIds = [] }: Extract<Incoming, { kind: 'media' }>,
): Promise<Reply> {
  if (media === 'voice' || media === 'location' || media === 'link') return say(words.notForUs[media])
  const here = contextsOf(context)
  const files = [...urls.map(url => ({ url })), ...mediaIds.map(mediaId => ({ mediaId }))]
  const received = await receiveMedia(here, holders, { origin, files, isVideo: media === 'video' })
  if (received === null) return say(words.mediaReceived(media))
  return signed(here, received.context, say(received.told))
}

/** Words that came with pictures are answered first: they may enter the very matter that the pictures are for. */
async function withPictures(
  registry: Registry,
  context: OpenContext,
  { origin, text, quote, pictures }: Extract<Incoming, { kind: 'text' }>,
): Promise<Reply> {
  const reply =
    severalCommands(registry, context, text) ??
    agreedToQuoted(context, text, quote) ??
    (await routeNumber(registry, context, text)) ??
    (await routeText(registry, context, text))
  if (pictures === undefined) return reply
  const received = await receiveMedia(contextsOf(context), registry.holders, {
    origin,
    files: pictures.map(url => ({ url })),
    isVideo: false,
  })
  if (received === null) return reply
  switch (reply.kind) {
    case 'text':
      return { ...reply, text: `${reply.text}\n${received.told}` }
    case 'card': {
      const { card } = reply
      const body = [...(card.body === undefined ? [] : [card.body]), received.told].join('\n')
      return { kind: 'card', card: { ...card, body } }
    }
    case 'update':
    case 'silent':
      return reply
  }
}
