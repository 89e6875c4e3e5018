import type { Sql } from '../db/sql.ts'
import { webhookLimits } from '../wecom/limits.ts'
import { sendWebhookText } from '../wecom/webhook.ts'
import { beforeSending, type Channel, NoWay } from './channel.ts'
import { readTarget } from './target.ts'

export const webhookChannel = 'webhook'

/**
 * Texts into a group through its webhook (wecom-protocol 3). Targets are `chat:<id>`. The key is looked up
 * for every message and goes nowhere but into the request: not into the outbox, a log or an error.
 */
export function createWebhookChannel(settings: {
  readonly sql: Sql
  /** Asked for at every send: a sandbox knows its own only when it listens. */
  readonly apiBase: () => string
}): Channel {
  const { sql, apiBase } = settings
  return {
    name: webhookChannel,
    limits: { perMinute: webhookLimits.messagesPerMinute, perHour: null, burst: 1 },
    async send({ target, payload }, signal) {
      if (payload.kind !== 'text') throw new NoWay('payload_unfit')
      const chatId = readTarget(target, 'chat')
      const [chat] = await beforeSending(
        () => sql<{ key: string | null }[]>`select webhook_key as key from chat where id = ${chatId}`,
      )
      if (!chat) throw new NoWay('chat_unknown')
      if (!chat.key) throw new NoWay('webhook_missing')
      const { text: content, mention: mentionedUserids } = payload
      await sendWebhookText({ apiBase: apiBase(), key: chat.key, content, mentionedUserids, signal })
    },
  }
}
