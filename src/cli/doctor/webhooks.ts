import { PlatformRefused, PlatformUnreachable } from '../../errors.ts'
import { sendWebhookText } from '../../wecom/webhook.ts'
import { bad, type Check, good, unchecked } from './check.ts'
import type { Tenancy } from './database.ts'
import { webhookTest } from './texts.ts'

/**
 * A key can only be tried by posting into its group, which people see: so that is done only when asked for.
 * The checks name the chat and never the key.
 */
export async function checkWebhooks(
  tenancies: readonly Tenancy[],
  apiBase: string,
  send: boolean,
): Promise<Check[]> {
  const checks: Check[] = []
  for (const { congress, chats } of tenancies) {
    if (chats.length === 0)
      checks.push(bad(congress.name, 'no group chat is bound: liaison chat bind …, or /绑定 in the group'))
    for (const chat of chats) {
      const place = `${congress.name}, chat ${chat.chatid}`
      if (chat.webhookKey === null) {
        checks.push(bad(place, 'has no webhook key: in callback mode reminders cannot reach this group'))
      } else if (send) checks.push(await trySending(place, apiBase, chat.webhookKey))
      else
        checks.push(
          unchecked(place, 'has a webhook key; --send posts one test message into the group to try it'),
        )
    }
  }
  return checks
}

async function trySending(place: string, apiBase: string, key: string): Promise<Check> {
  try {
    await sendWebhookText({ apiBase, key, content: webhookTest, mentionedUserids: [] })
    return good(place, 'the test message was posted')
  } catch (error) {
    if (error instanceof PlatformRefused) {
      const why =
        error.errcode === 93000 ? 'the webhook key is wrong or the robot was removed' : 'WeCom refused it'
      return bad(place, `${why} (errcode ${error.errcode})`)
    }
    if (error instanceof PlatformUnreachable)
      return bad(place, `${apiBase} could not be reached: ${error.message}`)
    throw error
  }
}
