import type { Tx } from '../db/tx.ts'
import { isChatid, readWebhook } from '../features/chats/rules.ts'
import { bindChat } from '../features/chats/store.ts'
import type { ChatPurpose } from '../features/chats/types.ts'
import { findCongress } from '../features/congress/store.ts'
import { groupCalled } from '../features/roster/rules/groups.ts'
import { listGroups } from '../features/roster/store/people.ts'
import type { DeputyGroup } from '../features/roster/types.ts'
import { withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import { readGivenText } from './read-given.ts'
import type { Session } from './session.ts'
import { WrongInput } from './wrong-input.ts'

/** Of an address, and much more. */
const maxWebhookBytes = 4_096

export interface ChatBindOptions {
  readonly congress: string
  readonly chat: string
  readonly purpose: ChatPurpose
  readonly group?: string
  readonly webhook?: string
  readonly webhookFile?: string
}

export async function chatBind(session: Session, options: ChatBindOptions): Promise<void> {
  const { chat: chatid, purpose, group: groupName, webhookFile } = options
  const webhook =
    webhookFile === undefined ? options.webhook : await readGivenText(webhookFile, maxWebhookBytes)
  if (!isChatid(chatid))
    throw new WrongInput('--chat must be the chatid of the group, as it stands in a callback')
  const webhookKey = webhook === undefined ? null : keyOf(webhook, session.config().apiBase)
  await withDatabase(session, ({ db }) =>
    db.transaction(async tx => {
      const congress = await congressCalled(tx, options.congress)
      if (congress.kind === 'county')
        throw new WrongInput(`${congress.name} is a county: it has no groups here`)
      const group = groupName === undefined ? null : await findGroup(tx, congress.id, groupName)
      const binding = await bindChat(
        tx,
        { congressId: congress.id, chatid, purpose, groupId: group?.id ?? null, webhookKey },
        session.now(),
      )
      if (binding.outcome === 'other_congress') {
        const other = await findCongress(tx, binding.congressId)
        throw new WrongInput(`the chat ${chatid} belongs to ${other?.name ?? 'another congress'}`)
      }
      const { chat, outcome } = binding
      const document = {
        id: chat.id,
        chat: chatid,
        congress: congress.name,
        purpose,
        group: group?.name ?? null,
        webhook: chat.webhookKey !== null,
        outcome,
      }
      session.answer(document, [
        `${chatid} ${outcome}: ${congress.name}, ${group?.name ?? purpose}${chat.webhookKey === null ? ', no webhook: reminders cannot reach this group' : ''}`,
      ])
    }),
  )
}

function keyOf(webhook: string, apiBase: string): string {
  const given = readWebhook(webhook, apiBase)
  switch (given.kind) {
    case 'key':
      return given.key
    case 'elsewhere':
      throw new WrongInput(
        `--webhook is an address of ${given.host || 'no host'}, and this service speaks to ${new URL(apiBase).host} (WECOM_API_BASE): take the address from the group's own settings`,
      )
    case 'none':
      throw new WrongInput('--webhook must be the key of the group webhook, or its whole address')
  }
}

async function findGroup(tx: Tx, congressId: number, name: string): Promise<DeputyGroup> {
  const groups = await listGroups(tx, congressId)
  const group = groupCalled(groups, name)
  if (group !== null) return group
  const known =
    groups.length === 0
      ? 'there are none yet, import the roster first'
      : `known: ${groups.map(each => each.name).join(', ')}`
  throw new WrongInput(`there is no group ${name}; ${known}`)
}
