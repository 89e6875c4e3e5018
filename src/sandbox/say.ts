import { admitReply, followStream, showReply, streamOf } from './bot-message.ts'
import { callbackHead, deliver, responseUrl } from './callback.ts'
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
    if (chat.type === 'group' && !mentionsBot(text, world.botName)) return 'no mention'
    const done = await world.interactions.run(person.userid, () =>
      exchange(world, chat, person, text, quoted),
    )
    return done ?? 'three in progress'
  })
}

async function exchange(world: World, chat: Chat, person: Person, text: string, quoted: string | null) {
  const payload = {
    ...callbackHead(world, chat, person.userid),
    response_url: responseUrl(world, world.responseCodes.issue(chat.id, text, world.now())),
    msgtype: 'text',
    text: { content: text },
    ...(quoted === null ? {} : { quote: { msgtype: 'text', text: { content: quoted } } }),
  }
  const delivery = await deliver(world, chat.id, 'message', payload)
  if (delivery.kind === 'dropped') return 'fault' as const
  if (delivery.kind === 'unanswered') return { reply: null, message: null }
  const reply = admitReply(world, chat, 'message', delivery.json)
  const message = reply && showReply(world, chat, reply)
  const stream = reply && streamOf(reply)
  if (message && stream) await followStream(world, chat, person.userid, message, stream)
  return { reply: delivery.json, message }
}

function quotedText(world: World, chat: Chat, person: Person, quote: string): string {
  const message = world.rooms.find(chat.id, quote)
  return message ? viewOf(message, person.userid).text : quote
}
