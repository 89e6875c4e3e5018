import { isClerk } from '../../../bot/actor.ts'
import { defineCommand, type OpenContext } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { bindChat } from '../../chats/store.ts'
import type { ChatPurpose } from '../../chats/types.ts'
import { createCongress, isAdminCode, listCongresses, spendAdminCode } from '../../congress/store.ts'
import type { Congress } from '../../congress/types.ts'
import { countRefused, recordDeeds } from '../../deeds/store.ts'
import { groupCalled } from '../../roster/rules/groups.ts'
import { makeLiaison } from '../../roster/store/liaison.ts'
import { listGroups } from '../../roster/store/people.ts'
import { namesTown, purposeNamed } from '../rules.ts'
import * as words from '../texts.ts'

/**
 * `/绑定 <管理码> [镇名] [用途]` in the first group; afterwards, by a clerk, `/绑定 主席团|全体代表|第三代表小组`
 * in each further one. The code is good once: of two who send it at the same moment one becomes the liaison.
 */
export const bindChatCommand = defineCommand({
  name: '绑定',
  aliases: ['绑定本群', 'bind'],
  who: 'anyone',
  ...words.bindChat,
  // For the first group it is a stranger who needs it; a deputy never does.
  inHelp: ({ actor, tenant }) => (actor === null ? tenant === null : isClerk(actor)),
  async run(context, text) {
    const { origin, actor, tenant } = context
    if (origin.chat.type === 'single') return say(words.bindInGroup(context.botName))
    const tokens = text.split(/[\s,,、]+/u).filter(token => token !== '')
    if (actor !== null && tenant !== null && isClerk(actor)) {
      const use = await purposeOf(context, tenant.id, tokens.join(''))
      return use === null
        ? say(await askPurpose(context, tenant.id))
        : bind(context, tenant, origin.chat.id, use)
    }
    const [code, ...rest] = tokens
    return code === undefined
      ? say(words.bindNeedsCode(context.botName))
      : firstBinding(context, origin.chat.id, code, rest)
  },
})

const action = 'chat.bind'
/** In an hour, by one account: a slip or two, not a search. */
const maxWrongCodes = 5

interface Use {
  readonly purpose: ChatPurpose
  readonly groupId: number | null
  readonly said: string
}

const everybody: Use = { purpose: 'deputies', groupId: null, said: words.purposeNames.deputies }

async function firstBinding(
  context: OpenContext,
  chatid: string,
  code: string,
  rest: readonly string[],
): Promise<Reply> {
  const { tx, now, origin } = context
  // Before anything is told of the congresses, and before the code is used up for a group that cannot be bound.
  const anHourAgo = new Date(now.getTime() - 3_600_000)
  if ((await countRefused(tx, origin.userid, action, anHourAgo)) >= maxWrongCodes)
    return say(words.tooManyCodes)
  if (!(await isAdminCode(tx, code))) {
    const { bot, msgid, userid } = origin
    const congressId = context.tenant?.id ?? null
    await recordDeeds(tx, [
      { congressId, at: now, userid, action, outcome: 'refused', message: { bot, msgid } },
    ])
    return say(words.wrongCode)
  }
  const congresses = await listCongresses(tx)
  const named = rest.find(namesTown)
  const congress = chooseCongress(congresses, named)
  if (congress === 'which') return say(words.whichCongress(congresses.map(one => one.name)))
  if (congress === 'none' && named === undefined) return say(words.nameTheCongress)
  const boundTo = context.chat === null ? null : context.tenant
  if (boundTo !== null && (congress === 'none' || congress.id !== boundTo.id)) return say(words.otherCongress)
  if (!(await spendAdminCode(tx, code, origin.userid, now))) return say(words.wrongCode)
  const bound =
    congress === 'none'
      ? await createCongress(tx, { name: named ?? '', kind: 'township', county: null, province: null }, now)
      : congress
  if (bound === null) return say(words.wrongCode)
  const use =
    (await purposeOf(context, bound.id, rest.filter(token => token !== named).join(''))) ?? everybody
  const name = await makeLiaison(tx, bound.id, origin.userid, now)
  const reply = await bind(context, bound, chatid, use)
  return reply.kind === 'text' ? say(`${reply.text}\n${words.youAreLiaison(name)}`) : reply
}

function chooseCongress(all: readonly Congress[], named: string | undefined): Congress | 'which' | 'none' {
  if (named !== undefined) return all.find(one => one.name === named) ?? 'none'
  const [only] = all
  if (only === undefined) return 'none'
  return all.length === 1 ? only : 'which'
}

async function bind(
  context: OpenContext,
  congress: { readonly id: number; readonly name: string },
  chatid: string,
  use: Use,
): Promise<Reply> {
  const { tx, now, origin } = context
  const { purpose, groupId } = use
  const binding = await bindChat(
    tx,
    { congressId: congress.id, chatid, purpose, groupId, webhookKey: null },
    now,
  )
  if (binding.outcome === 'other_congress') return say(words.otherCongress)
  await recordDeeds(tx, [
    {
      congressId: congress.id,
      at: now,
      userid: origin.userid,
      action,
      outcome: 'done',
      subject: `chat:${binding.chat.id}`,
      detail: { purpose },
      message: { bot: origin.bot, msgid: origin.msgid },
    },
  ])
  return say(words.bound(congress.name, use.said, binding.chat.webhookKey !== null))
}

/** 主席团, 全体代表 or one of the deputies' groups, as people write them. */
async function purposeOf(context: OpenContext, congressId: number, text: string): Promise<Use | null> {
  switch (purposeNamed(text)) {
    case 'presidium':
      return { purpose: 'presidium', groupId: null, said: words.purposeNames.presidium }
    case 'deputies':
      return everybody
    case null:
      if (text === '') return null
  }
  const group = groupCalled(await listGroups(context.tx, congressId), text)
  return group === null ? null : { purpose: 'group', groupId: group.id, said: group.name }
}

async function askPurpose(context: OpenContext, congressId: number): Promise<string> {
  const groups = await listGroups(context.tx, congressId)
  return words.whichPurpose(
    context.botName,
    groups.map(group => group.name),
  )
}
