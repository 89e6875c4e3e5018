/**
 * Which handler answers a message. Nobody is answered with silence: whoever may not is told who may, what is
 * not understood is told so, with the next step.
 */
import type { OpenContext } from '../bot/command.ts'
import type { Incoming } from '../bot/incoming.ts'
import { type Reply, say, silent } from '../bot/reply.ts'
import { receiveMedia } from '../features/attachments/commands/attach.ts'
import { takeNotesOf } from '../features/notes/outreach.ts'
import { newNotes } from '../features/notes/texts.ts'
import type { Registry } from './registry.ts'
import { routeClick } from './route-click.ts'
import { routeText } from './route-text.ts'
import * as words from './texts.ts'
import { contextsOf } from './which-congress.ts'

export async function route(registry: Registry, context: OpenContext, incoming: Incoming): Promise<Reply> {
  switch (incoming.kind) {
    case 'text':
      return withNotes(context, await routeText(registry, context, incoming.text))
    case 'click':
      return routeClick(registry, context, incoming.click)
    case 'enter':
      return withNotes(context, say(words.greeting(context.actor?.name ?? null, context.botName)))
    case 'media':
      return (await receiveMedia(contextsOf(context), incoming)) ?? say(words.mediaReceived(incoming.media))
    case 'stream':
      return say(words.streamOver)
    case 'feedback':
    case 'unknown':
      return silent
  }
}

/** In a single chat, what waited for the person comes before the answer. */
async function withNotes(context: OpenContext, reply: Reply): Promise<Reply> {
  if (context.origin.chat.type !== 'single' || reply.kind !== 'text') return reply
  const notes = await takeNotesOf(context)
  return notes.length === 0 ? reply : { ...reply, text: `${newNotes(notes)}\n\n${reply.text}` }
}
