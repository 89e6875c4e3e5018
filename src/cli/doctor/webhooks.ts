import type { Config } from '../../config.ts'
import { PlatformRefused, PlatformUnreachable } from '../../errors.ts'
import { sendWebhookText } from '../../wecom/webhook.ts'
import { bad, type Check, good, unchecked } from './check.ts'
import type { Tenancy } from './database.ts'
import { webhookTest } from './texts.ts'

type Ways = Pick<Config, 'apiBase' | 'bot' | 'connection' | 'app'>

/**
 * A key can only be tried by posting into its group, which people see: so that is done only when asked for.
 * The checks name the chat and never the key. What a group needs depends on the ways: over the long connection the bot
 * speaks there itself, and without a bot nobody is heard there.
 */
export async function checkWebhooks(
  tenancies: readonly Tenancy[],
  ways: Ways,
  send: boolean,
): Promise<Check[]> {
  const checks: Check[] = []
  for (const { congress, chats } of tenancies) {
    if (chats.length === 0 && congress.kind !== 'county' && !isAppAlone(ways))
      checks.push(bad(congress.name, 'no group chat is bound: liaison chat bind …, or /绑定 in the group'))
    for (const chat of chats) {
      const place = `${congress.name}, chat ${chat.chatid}`
      if (chat.webhookKey === null) {
        checks.push(withoutKey(place, ways))
      } else if (send) checks.push(await trySending(place, ways.apiBase, chat.webhookKey))
      else
        checks.push(
          unchecked(place, 'has a webhook key; --send posts one test message into the group to try it'),
        )
    }
  }
  return checks
}

const isAppAlone = ({ bot, connection, app }: Ways): boolean =>
  app !== null && bot === null && connection === null

function withoutKey(place: string, ways: Ways): Check {
  if (ways.connection !== null)
    return unchecked(place, 'has no webhook key and needs none: the bot speaks here over the long connection')
  return isAppAlone(ways)
    ? unchecked(place, 'has no webhook key: what is for this group goes to each alone, by the app')
    : bad(place, 'has no webhook key: in callback mode reminders cannot reach this group')
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
