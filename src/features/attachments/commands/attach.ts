import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { countAttachments, expectPhotos } from '../store.ts'
import * as words from '../texts.ts'
import type { Holder } from '../types.ts'
import { pickHeld, whereHeld } from './pick.ts'

/** `/附图 12`: names the matter that the next photos are for. */
export const attach = (holders: readonly Holder[]) =>
  defineCommand({
    name: '附图',
    aliases: ['附件', '照片'],
    who: 'members',
    alters: true,
    ...words.attach,
    narrow: whereHeld(holders),
    async run(context, text) {
      const { tx, actor, now, origin, botName } = context
      if (origin.chat.type === 'group') return say(words.onlyAlone(botName))
      const picked = await pickHeld(context, holders, text, words.attach.usage)
      if (picked.held === null) return picked.reply
      const { subject, name, over } = picked.held
      if (!picked.held.mayAdd(actor)) return say(words.noSuch)
      if (over !== null) return say(words.isOver(name, over))
      await expectPhotos(tx, subject, actor.personId, now)
      return say(words.sendNow(name, await countAttachments(tx, subject)))
    },
  })
