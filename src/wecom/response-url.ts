import type { Card } from '../bot/reply.ts'
import { PlatformRefused } from '../errors.ts'
import { templateCard } from './cards.ts'
import { postJson } from './client.ts'
import { fitBytes } from './fit-text.ts'
import { botLimits } from './limits.ts'
import { onApiHost } from './outgoing.ts'
import { plainMarkdown } from './plain-text.ts'
import { cutShort } from './texts.ts'

export interface ResponseUrlMessage {
  readonly apiBase: string
  /** From a callback; good for one call within an hour. Whoever has it can answer in our name. */
  readonly url: string
  /** Words; they are made plain. */
  readonly markdown: string
  /** Said in place of the words; the platform takes one where the address is that of a single chat. */
  readonly card?: Card | undefined
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
}

/** The platform's own number for a bad parameter: such a message is dead, not worth a retry. */
const badParameter = 40058

/**
 * The one later answer to a message (P101138).
 * @throws RangeError when the card is none that the platform takes: nothing is sent
 * @throws PlatformRefused also when the URL leads anywhere but to the configured API host: nothing is sent
 * @throws PlatformUnreachable (client.ts)
 */
export async function postToResponseUrl(message: ResponseUrlMessage): Promise<void> {
  const url = onApiHost(message.apiBase, message.url)
  if (url === null) {
    throw new PlatformRefused(badParameter, 'response_url is not on the configured API host')
  }
  await postJson({
    url,
    action: 'aibot/response',
    body: bodyOf(message),
    ...(message.signal ? { signal: message.signal } : {}),
    ...(message.timeoutMs === undefined ? {} : { timeoutMs: message.timeoutMs }),
  })
}

function bodyOf({ card, markdown }: ResponseUrlMessage): object {
  if (card !== undefined) return { msgtype: 'template_card', template_card: templateCard(card) }
  const content = fitBytes(plainMarkdown(markdown), botLimits.markdownContentMaxBytes, cutShort)
  return { msgtype: 'markdown', markdown: { content } }
}
