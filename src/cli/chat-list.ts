import { isoInZone } from '../calendar/zone.ts'
import { seenChats } from '../features/chats/store.ts'
import type { SeenChat } from '../features/chats/types.ts'
import { withDatabase } from './database.ts'
import type { Session } from './session.ts'

/** The chats that the bot has heard from, bound or not: where an operator reads the chatid that `chat bind` needs. */
export async function chatList(session: Session): Promise<void> {
  const chats = await withDatabase(session, ({ db }) => db.transaction(tx => seenChats(tx)))
  const document = chats.map(chat => ({
    chat: chat.chatid,
    bound: chat.congress !== null,
    congress: chat.congress,
    purpose: chat.purpose,
    group: chat.group,
    webhook: chat.hasWebhook,
    lastSeen: chat.seenAt?.toISOString() ?? null,
    lastFrom: chat.seenFrom,
  }))
  session.answer(
    { chats: document },
    chats.length === 0
      ? ['no group has been heard from yet: write a word to the bot in it (@ and its name), then ask again']
      : chats.map(line),
  )
}

/** Towns that are bound live by their own clock; of the others nobody knows. */
const commonZone = 'Asia/Shanghai'

function line({ chatid, congress, zone, purpose, group, hasWebhook, seenAt, seenFrom }: SeenChat): string {
  const what =
    congress === null
      ? 'not bound'
      : `${congress}, ${group ?? purpose}, ${hasWebhook ? 'with' : 'without'} webhook`
  const when = seenAt === null ? null : isoInZone(seenAt, zone ?? commonZone).slice(0, 16)
  const seen =
    when === null
      ? 'nothing heard lately'
      : `last heard ${when.replace('T', ' ')} from ${seenFrom ?? 'nobody'}`
  return `${chatid}: ${what}; ${seen}`
}
