/** The AI bot over its long connection: each thing is a frame, and its answer is a command that names it (wecom-protocol 2). */
import { callbackHead } from '../callback.ts'
import { clickEvent } from '../card-update.ts'
import type { Carrier } from '../carrier.ts'
import type { World } from '../world.ts'
import type { Desk } from './commands.ts'
import type { Request, Requests } from './requests.ts'
import type { ConnectionServer } from './server.ts'

export function connectionCarrier(world: () => World, desk: Desk, server: ConnectionServer): Carrier {
  /** Until the service has heard it and said all that it can say now. */
  async function tell(of: Parameters<Requests['add']>[0], body: object): Promise<'fault' | Request> {
    if (world().faults.strikes('dropNext')) return 'fault'
    const { id, request } = desk.requests.add(of, world().now())
    const command = of.kind === 'message' ? 'aibot_msg_callback' : 'aibot_event_callback'
    const head = callbackHead(world(), of.chat, of.person.userid)
    if (!(await server.tell(command, id, { ...head, ...body }))) return 'fault'
    await world().settle()
    return request
  }
  return {
    keysEachFile: true,
    async message(chat, person, { body }) {
      desk.spoken.add(chat.id)
      return tell({ kind: 'message', chat, person, pressed: null }, body)
    },
    async click(chat, person, pressed) {
      const done = await tell({ kind: 'click', chat, person, pressed }, clickEvent(pressed))
      return done === 'fault' ? done : { reply: done.reply, message: pressed.message }
    },
    async enter(chat, person) {
      const event = { msgtype: 'event', event: { eventtype: 'enter_chat' } }
      return tell({ kind: 'enter', chat, person, pressed: null }, event)
    },
  }
}
