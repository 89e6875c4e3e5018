import type { Chat } from '../../features/chats/types.ts'
import { bad, type Check } from './check.ts'
import type { Tenancy } from './database.ts'

/** Two groups for one purpose, or one webhook for two groups: what is meant for one is read in the other. */
export function checkGroups(tenancies: readonly Tenancy[]): Check[] {
  const chats = tenancies.flatMap(each => each.chats.map(chat => ({ chat, town: each.congress.name })))
  const name = ({ chat, town }: (typeof chats)[number]) => `${town}, chat ${chat.chatid}`
  return chats.flatMap((one, i) =>
    chats.slice(i + 1).flatMap(other => {
      const both = `${name(one)} and chat ${other.chat.chatid}`
      if (one.chat.webhookKey !== null && one.chat.webhookKey === other.chat.webhookKey)
        return [
          bad(
            both,
            'have the same webhook: all goes into one of them; make one in each group and chat bind it',
          ),
        ]
      return sameRoom(one.chat, other.chat)
        ? [
            bad(
              both,
              'are both bound for the same people: notices go into one of them; bind the other to what it is for',
            ),
          ]
        : []
    }),
  )
}

const sameRoom = (one: Chat, other: Chat): boolean =>
  one.congressId === other.congressId && one.purpose === other.purpose && one.groupId === other.groupId
