import { defineCommand } from '../../bot/command.ts'
import { say } from '../../bot/reply.ts'
import { consolePath } from './rules/back.ts'
import { offerPage } from './store/links.ts'
import * as words from './texts.ts'

/** A link for the sender's browser. In a group whoever reads it could open it. */
export const openPages = defineCommand({
  name: '网页',
  aliases: ['登录', '打开网页', 'console'],
  bare: true,
  who: 'members',
  ...words.openPages,
  everywhere: true,
  of: 'both',
  async run({ tx, actor, now, origin }) {
    if (origin.chat.type === 'group') return say(words.askAlone)
    const arrival = { account: actor.userid, back: consolePath }
    return {
      kind: 'text',
      text: words.linkOffered,
      link: await offerPage(tx, arrival, words.openLink, now),
    }
  },
})
