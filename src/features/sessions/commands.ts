import { isClerk } from '../../bot/actor.ts'
import { defineCommand, type Membership } from '../../bot/command.ts'
import { say } from '../../bot/reply.ts'
import { congressPath } from '../../pages/page.ts'
import { consolePath } from './rules/back.ts'
import { offerPage } from './store/links.ts'
import * as words from './texts.ts'

/**
 * What a clerk of one congress has to do today, or of a county how its towns stand; whoever else comes, or is of several,
 * begins with what concerns himself.
 */
function firstPageOf(memberships: readonly Membership[]): string {
  const [only, ...others] = memberships
  return only !== undefined && others.length === 0 && isClerk(only.actor)
    ? congressPath(only.tenant.id, only.tenant.kind === 'county' ? 'towns' : 'today')
    : consolePath
}

/** A link for the sender's browser. In a group whoever reads it could open it. */
export const openPages = defineCommand({
  name: '网页',
  aliases: ['登录', '打开网页', 'console'],
  bare: true,
  who: 'members',
  ...words.openPages,
  everywhere: true,
  of: 'both',
  async run({ tx, actor, now, origin, memberships }) {
    if (origin.chat.type === 'group') return say(words.askAlone)
    const arrival = { account: actor.userid, back: firstPageOf(memberships) }
    return {
      kind: 'text',
      text: words.linkOffered,
      link: await offerPage(tx, arrival, words.openLink, now),
    }
  },
})
