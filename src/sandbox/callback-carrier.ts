/** The AI bot in callback mode: each thing is one sealed POST, and its answer is the response (wecom-protocol 1). */
import { admitReply, followStream, showReply, streamOf } from './bot-message.ts'
import { callbackHead, deliver, responseUrl } from './callback.ts'
import { applyUpdate, clickEvent } from './card-update.ts'
import type { Carrier } from './carrier.ts'
import type { Chat, Person } from './directory.ts'
import { viewOf } from './rooms.ts'
import type { World } from './world.ts'

export function callbackCarrier(world: () => World): Carrier {
  const head = (chat: Chat, person: Person, shown: string) => ({
    ...callbackHead(world(), chat, person.userid),
    response_url: responseUrl(world(), world().responseCodes.issue(chat.id, shown, world().now())),
  })
  return {
    keysEachFile: false,
    async message(chat, person, { shown, body }) {
      const delivery = await deliver(world(), chat.id, 'message', { ...head(chat, person, shown), ...body })
      if (delivery.kind === 'dropped') return 'fault'
      if (delivery.kind === 'unanswered') return { reply: null, message: null }
      const reply = admitReply(world(), chat, 'message', delivery.json)
      const message = reply && showReply(world(), chat, reply)
      const stream = reply && streamOf(reply)
      if (message && stream) await followStream(world(), chat, person.userid, message, stream)
      return { reply: delivery.json, message }
    },
    async click(chat, person, pressed) {
      const { message } = pressed
      const shown = viewOf(message, person.userid).text
      const payload = { ...head(chat, person, shown), ...clickEvent(pressed) }
      const delivery = await deliver(world(), chat.id, 'click', payload)
      if (delivery.kind === 'dropped') return 'fault'
      if (delivery.kind === 'unanswered') return { reply: null, message }
      const reply = admitReply(world(), chat, 'click', delivery.json)
      if (reply?.kind === 'update_template_card') applyUpdate(world(), chat, pressed, reply)
      return { reply: delivery.json, message }
    },
    async enter(chat, person) {
      const event = { msgtype: 'event', event: { eventtype: 'enter_chat' } }
      const payload = { ...callbackHead(world(), chat, person.userid), ...event }
      const delivery = await deliver(world(), chat.id, 'enter', payload)
      if (delivery.kind === 'dropped') return 'fault'
      if (delivery.kind === 'unanswered') return { reply: null, message: null }
      const reply = admitReply(world(), chat, 'enter', delivery.json)
      const message = reply && reply.kind !== 'empty' ? showReply(world(), chat, reply) : null
      return { reply: delivery.json, message }
    },
  }
}
