import { carrierFor } from './carrier-for.ts'
import type { Chat, Person } from './directory.ts'
import { mentionsBot } from './mentions.ts'
import { gatherOutcome, type Outcome } from './outcome.ts'
import { viewOf } from './rooms.ts'
import type { World } from './world.ts'

/**
 * A person writes in a chat. In a group the bot hears it only when it is mentioned (wecom-protocol 1.6).
 *
 * @param quote the id of a message in this chat, whose text is then quoted, or the quoted text itself
 */
export function say(
  world: World,
  chat: Chat,
  person: Person,
  text: string,
  quote: string | null,
): Promise<Outcome> {
  return gatherOutcome(world, person.userid, async () => {
    const quoted = quote === null ? null : quotedText(world, chat, person, quote)
    const from = { kind: 'user' as const, userid: person.userid, name: person.name }
    world.rooms.add({ chat: chat.id, from, via: 'user', msgtype: 'text', content: text, quote: quoted })
    const carrier = carrierFor(world, chat)
    if (carrier === null) return 'no bot'
    if (chat.type === 'group' && !mentionsBot(text, world.botName)) return 'no mention'
    const quotes = quoted === null ? {} : { quote: { msgtype: 'text', text: { content: quoted } } }
    const spoken = { shown: text, body: { msgtype: 'text', text: { content: text }, ...quotes } }
    const done = await world.interactions.run(person.userid, () => carrier.message(chat, person, spoken))
    return done ?? 'three in progress'
  })
}

function quotedText(world: World, chat: Chat, person: Person, quote: string): string {
  const message = world.rooms.find(chat.id, quote)
  return message ? viewOf(message, person.userid).text : quote
}
