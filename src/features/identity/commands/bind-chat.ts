import { isClerk } from '../../../bot/actor.ts'
import { defineCommand, type OpenContext, type Tenant } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { createCongress, isAdminCode, listCongresses, spendAdminCode } from '../../congress/store.ts'
import type { Congress } from '../../congress/types.ts'
import { countRefused, recordDeeds } from '../../deeds/store.ts'
import { makeLiaison } from '../../roster/store/liaison.ts'
import { listGroups } from '../../roster/store/people.ts'
import { isNoCode, namesTown } from '../rules.ts'
import * as words from '../texts.ts'
import { bindOrAsk, currentUse, everybody, useNamed } from './group-use.ts'

/**
 * `/绑定 <管理码> [镇名] [用途]` in the first group; afterwards, by a clerk, `/绑定 主席团|全体代表|第三代表小组`
 * in each further one. The code is good once: of two who send it at the same moment one becomes the liaison.
 */
export const bindChatCommand = defineCommand({
  name: '绑定',
  aliases: ['绑定本群', 'bind'],
  order: {},
  who: 'anyone',
  ...words.bindChat,
  // For the first group it is a stranger who needs it; a deputy never does.
  inHelp: ({ actor, tenant }) => (actor === null ? tenant === null : isClerk(actor)),
  async run(context, text) {
    const { origin, memberships } = context
    // A county has no groups of its own here.
    const own = memberships
      .filter(({ actor, tenant }) => isClerk(actor) && tenant.kind !== 'county')
      .map(({ tenant }) => tenant)
    if (origin.chat.type === 'single') return say(words.bindInGroup(context.botName, own.length > 0))
    const tokens = text.split(/[\s,,、]+/u).filter(token => token !== '')
    if (own.length > 0) return bindByClerk(context, own, origin.chat.id, tokens)
    const [code, ...rest] = tokens
    if (code === undefined) return say(words.bindNeedsCode(context.botName))
    // What a clerk would say is no code that was mistyped: it is neither counted nor called wrong.
    return isNoCode(code)
      ? say(words.bindByClerks(context.botName))
      : firstBinding(context, origin.chat.id, code, rest)
  },
})

/** @param own the clerk's congresses: of several the words must name one */
async function bindByClerk(
  context: OpenContext,
  own: readonly Tenant[],
  chatid: string,
  tokens: readonly string[],
): Promise<Reply> {
  const named = own.find(tenant => tokens.includes(tenant.name))
  const [only] = own
  const tenant = named ?? (own.length === 1 ? only : undefined)
  if (tenant === undefined)
    return say(
      words.whichOfYours(
        context.botName,
        own.map(one => one.name),
      ),
    )
  const use = await useNamed(context, tenant.id, tokens.filter(token => token !== tenant.name).join(''))
  return use === null ? say(await askPurpose(context, tenant.id)) : bindOrAsk(context, tenant, chatid, use)
}

const action = 'chat.bind'
/** In an hour, by one account: a slip or two, not a search. */
const maxWrongCodes = 5

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
  const congresses = (await listCongresses(tx)).filter(({ kind }) => kind !== 'county')
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
  const asked = await useNamed(context, bound.id, rest.filter(token => token !== named).join(''))
  const use = asked ?? (await currentUse(context)) ?? everybody
  const name = await makeLiaison(tx, bound.id, origin.userid, now)
  return bindOrAsk(context, bound, chatid, use, words.youAreLiaison(name))
}

function chooseCongress(all: readonly Congress[], named: string | undefined): Congress | 'which' | 'none' {
  if (named !== undefined) return all.find(one => one.name === named) ?? 'none'
  const [only] = all
  if (only === undefined) return 'none'
  return all.length === 1 ? only : 'which'
}

async function askPurpose(context: OpenContext, congressId: number): Promise<string> {
  const groups = await listGroups(context.tx, congressId)
  return words.whichPurpose(
    context.botName,
    groups.map(group => group.name),
  )
}
