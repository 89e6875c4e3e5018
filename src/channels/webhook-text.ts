import { splitBytes } from '../wecom/fit-text.ts'
import { webhookLimits } from '../wecom/limits.ts'
import { plainLabel } from '../wecom/plain-text.ts'
import { alsoFor, continued } from './texts.ts'

export interface WebhookText {
  readonly text: string
  /** userids */
  readonly mention: readonly string[]
}

/**
 * WeCom shows the mentioned people's names under the text; no page limits how many. More than a screen of
 * names hides what is said, so a message names at most this many.
 */
const mostMentions = 20

/**
 * One announcement as the group messages it needs, in their order. Done before they are enqueued, so that
 * each part is retried and paced by itself and a crash repeats one part, not all.
 *
 * The first part carries the beginning of the text and the first names; who is named later is named in a
 * message that says it goes on. Texts are cut at line ends or between whole characters, by bytes.
 * @returns at least one message; none when there is neither text nor anybody to mention
 */
export function splitWebhookText(text: string, mention: readonly string[]): WebhookText[] {
  const room = webhookLimits.textMaxBytes - Buffer.byteLength(continued)
  const texts = splitBytes(plainLabel(text), room)
  const names = chunks([...new Set(mention)], mostMentions)
  const parts = Math.max(texts.length, names.length)
  return Array.from({ length: parts }, (_, i) => {
    const said = texts[i]
    return { text: said === undefined ? alsoFor : (i > 0 ? continued : '') + said, mention: names[i] ?? [] }
  })
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  )
}
