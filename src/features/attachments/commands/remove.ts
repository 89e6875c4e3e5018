import { isClerk } from '../../../bot/actor.ts'
import { defineCommand } from '../../../bot/command.ts'
import { takeNumber } from '../../../bot/grammar.ts'
import { say } from '../../../bot/reply.ts'
import { orders } from '../../../language/words/orders.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { mayOpen, mayRemove } from '../rules/access.ts'
import { subjectKey } from '../rules/subject.ts'
import { listAttachments, removeAttachment } from '../store.ts'
import * as words from '../texts.ts'
import type { Holder } from '../types.ts'
import { pickHeld, whereHeld } from './pick.ts'

/** `/删附件 12 2`: a wrong photo goes for good, its content too; that it was there and who removed it stays. */
export const dropAttachment = (holders: readonly Holder[]) =>
  defineCommand({
    name: '删附件',
    aliases: ['删除附件', '删照片', '删除照片', '删图'],
    order: orders.dropAttachment,
    who: 'members',
    // Whoever looks at what is there is told it; the overview is long enough for a deputy.
    inHelp: ({ actor }) => actor !== null && isClerk(actor),
    ...words.remove,
    narrow: whereHeld(holders),
    async run(context, text) {
      const { tx, tenant, actor, now, origin, botName } = context
      if (origin.chat.type === 'group') return say(words.lookAlone(botName))
      const picked = await pickHeld(context, holders, text, words.remove.usage)
      if (picked.held === null) return picked.reply
      const { held, rest } = picked
      const { number, rest: more } = takeNumber(rest)
      if (number === null || more !== '') return say(words.whichAttachment(held.name))
      const all = await listAttachments(tx, held.subject)
      const one = all.find(each => each.number === number && mayOpen(actor, held, each.sentBy))
      if (one === undefined) return say(words.noSuchAttachment(held.name, number))
      if (!mayRemove(actor, one.sentBy)) return say(words.notYoursToRemove(held.name, number))
      await removeAttachment(tx, one.id, actor.personId, now)
      await recordDeeds(tx, [
        {
          congressId: tenant.id,
          at: now,
          userid: actor.userid,
          action: 'attachment.remove',
          outcome: 'done',
          subject: subjectKey(held.subject),
          detail: { number, mime: one.mime },
          message: { bot: origin.bot, msgid: origin.msgid },
        },
      ])
      return say(words.removed(held.name, number, all.length - 1))
    },
  })
