import { postJson } from './client.ts'
import { fitBytes, splitBytes } from './fit-text.ts'
import { webhookLimits } from './limits.ts'
import { apiUrl } from './outgoing.ts'
import { plainLabel } from './plain-text.ts'
import { cutShort } from './texts.ts'

export interface WebhookText {
  readonly apiBase: string
  /** The whole secret of a group webhook. */
  readonly key: string
  readonly content: string
  readonly mentionedUserids: readonly string[]
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
}

/** One text as the several messages it needs, none over the platform's bytes, none able to mention. */
export function webhookTexts(text: string): string[] {
  return splitBytes(plainLabel(text), webhookLimits.textMaxBytes)
}

/**
 * Text into a group (P91770). Mentions only come from `mentionedUserids`: whatever the content holds is
 * words, and nobody is `@all`. A content over the limit is cut, see `webhookTexts`.
 * @throws PlatformRefused, PlatformUnreachable (client.ts)
 */
export async function sendWebhookText(message: WebhookText): Promise<void> {
  const url = apiUrl(message.apiBase, '/cgi-bin/webhook/send')
  url.searchParams.set('key', message.key)
  const mentioned = message.mentionedUserids.filter(userid => userid.toLowerCase() !== '@all')
  await postJson({
    url,
    action: 'webhook/send',
    body: {
      msgtype: 'text',
      text: {
        content: fitBytes(plainLabel(message.content), webhookLimits.textMaxBytes, cutShort),
        ...(mentioned.length > 0 ? { mentioned_list: mentioned } : {}),
      },
    },
    ...(message.signal ? { signal: message.signal } : {}),
    ...(message.timeoutMs === undefined ? {} : { timeoutMs: message.timeoutMs }),
  })
}
