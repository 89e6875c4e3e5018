import { defineButton, type OpenContext } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import type { Tx } from '../../../db/tx.ts'
import { bindChat, lockChat } from '../../chats/store.ts'
import type { Chat, ChatPurpose } from '../../chats/types.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { groupCalled } from '../../roster/rules/groups.ts'
import { listGroups } from '../../roster/store/people.ts'
import { boundCard, useCard } from '../cards.ts'
import { purposeNamed } from '../rules.ts'
import * as words from '../texts.ts'

/**
 * What a group chat is for. The first use is given without a question; a group that serves somebody already is
 * given another use only when a clerk confirms it, because what was sent here goes elsewhere from then on.
 */
export interface Use {
  readonly purpose: ChatPurpose
  readonly groupId: number | null
  readonly said: string
}

type Owner = { readonly id: number; readonly name: string }

export const everybody: Use = { purpose: 'deputies', groupId: null, said: words.purposeNames.deputies }
const presidium: Use = { purpose: 'presidium', groupId: null, said: words.purposeNames.presidium }

/** 主席团, 全体代表 or one of the deputies' groups, as people write them. */
export async function useNamed(context: OpenContext, congressId: number, text: string): Promise<Use | null> {
  switch (purposeNamed(text)) {
    case 'presidium':
      return presidium
    case 'deputies':
      return everybody
    case null:
      if (text === '') return null
  }
  const group = groupCalled(await listGroups(context.tx, congressId), text)
  return group === null ? null : { purpose: 'group', groupId: group.id, said: group.name }
}

/** What the group is for now; null when it is bound to nothing. */
export const currentUse = ({ tx, tenant, chat }: OpenContext): Promise<Use | null> => useOf(tx, tenant, chat)

async function useOf(
  tx: Tx,
  tenant: { readonly id: number } | null,
  chat: Pick<Chat, 'purpose' | 'groupId'> | null,
): Promise<Use | null> {
  if (chat === null || tenant === null) return null
  if (chat.purpose !== 'group') return chat.purpose === 'presidium' ? presidium : everybody
  const group = (await listGroups(tx, tenant.id)).find(one => one.id === chat.groupId)
  return { purpose: 'group', groupId: chat.groupId, said: group?.name ?? '' }
}

/** @param note said before the question or after the confirmation */
export async function bindOrAsk(
  context: OpenContext,
  congress: Owner,
  chatid: string,
  use: Use,
  note: string | null = null,
): Promise<Reply> {
  const now = await currentUse(context)
  if (now !== null && keyOf(now) !== keyOf(use)) {
    const card = useCard(newTaskId('group-use'), {
      now: now.said,
      next: use.said,
      key: `${keyOf(use)}.${keyOf(now)}`,
      note,
    })
    return { kind: 'card', card }
  }
  const sentence = await bindAs(context, congress, chatid, use)
  return say(note === null ? sentence : `${sentence}\n${note}`)
}

/** @returns what is said of it */
async function bindAs(context: OpenContext, congress: Owner, chatid: string, use: Use): Promise<string> {
  const { tx, now, origin } = context
  const { purpose, groupId } = use
  const binding = await bindChat(
    tx,
    { congressId: congress.id, chatid, purpose, groupId, webhookKey: null },
    now,
  )
  if (binding.outcome === 'other_congress') return words.otherCongress
  await recordDeeds(tx, [
    {
      congressId: congress.id,
      at: now,
      userid: origin.userid,
      action: 'chat.bind',
      outcome: 'done',
      subject: `chat:${binding.chat.id}`,
      detail: { purpose },
      message: { bot: origin.bot, msgid: origin.msgid },
    },
  ])
  return words.bound(congress.name, use.said, binding.chat.webhookKey !== null)
}

const keyOf = ({ purpose, groupId }: Use): string => (purpose === 'group' ? `${groupId}` : purpose)

/**
 * The confirmation; its argument is a purpose, or the id of a deputies' group, and behind it the one that the card showed: it
 * agrees to no change from another.
 */
export const changeUse = defineButton({
  action: 'use',
  who: 'clerks',
  async press(context, click, argument) {
    const { origin, tenant, tx } = context
    const groups = (await listGroups(tx, tenant.id)).map(
      (group): Use => ({ purpose: 'group', groupId: group.id, said: group.name }),
    )
    const [next, shown] = argument.split('.')
    const use = [presidium, everybody, ...groups].find(one => keyOf(one) === next)
    const sentence =
      origin.chat.type === 'single' || use === undefined
        ? words.useUnchanged
        : await changeAsShown(context, tenant, origin.chat.id, use, shown ?? null)
    return { kind: 'update', audience: 'everyone', card: boundCard(click.taskId, sentence) }
  },
})

/** @param shown what the group was for on the card; null on cards of before it was told */
async function changeAsShown(
  context: OpenContext,
  owner: Owner,
  chatid: string,
  use: Use,
  shown: string | null,
): Promise<string> {
  const now = await useOf(context.tx, owner, await lockChat(context.tx, chatid))
  if (now !== null && keyOf(now) === keyOf(use)) return words.useAlready(now.said)
  if (now !== null && shown !== null && keyOf(now) !== shown)
    return words.useIsAnother(now.said, use.said, context.botName)
  return bindAs(context, owner, chatid, use)
}

export const keepUse = defineButton({
  action: 'keepuse',
  who: 'clerks',
  press: async (_context, click) => ({
    kind: 'update',
    audience: 'everyone',
    card: boundCard(click.taskId, words.useUnchanged),
  }),
})
