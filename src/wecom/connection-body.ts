/** What is said over the long connection, as it goes over the wire (wecom-protocol 2.2, 2.4). */
import { createHash } from 'node:crypto'
import type { Card } from '../bot/reply.ts'
import { templateCard } from './cards.ts'
import { fitBytes } from './fit-text.ts'
import { botLimits } from './limits.ts'
import { plainMarkdown } from './plain-text.ts'
import { cutShort } from './texts.ts'

export type ConnectionBody = Readonly<Record<string, unknown>>

/**
 * Words that answer a message, complete at once. The stream's id comes from the message, so that the same answer sent
 * once more, because nobody knows whether it arrived, is the same message.
 * @param links markdown of ours behind the words (links.ts), never cut
 */
export const answerBody = (msgid: string, text: string, links = ''): ConnectionBody => ({
  msgtype: 'stream',
  stream: {
    id: createHash('sha256').update(msgid).digest('base64url').slice(0, 24),
    finish: true,
    content: behind(text, links, botLimits.streamContentMaxBytes),
  },
})

/** Words that nobody asked for. */
export const wordsBody = (text: string, links = ''): ConnectionBody => ({
  msgtype: 'markdown',
  markdown: { content: behind(text, links, botLimits.markdownContentMaxBytes) },
})

const behind = (text: string, links: string, maxBytes: number): string =>
  fitBytes(plainMarkdown(text), maxBytes - Buffer.byteLength(links), cutShort) + links

export const cardBody = (card: Card): ConnectionBody => ({
  msgtype: 'template_card',
  template_card: templateCard(card),
})

/** A file that was uploaded. */
export const fileBody = (mediaId: string): ConnectionBody => ({
  msgtype: 'file',
  file: { media_id: mediaId },
})
