import { defineCommand } from '../../../bot/command.ts'
import { type Link, say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { offerDownload } from '../../downloads/store.ts'
import { belowSeveral } from '../../downloads/texts.ts'
import { mayOpen, mayRemove } from '../rules/access.ts'
import { listAttachments } from '../store.ts'
import * as words from '../texts.ts'
import type { Holder } from '../types.ts'
import { pickHeld, whereHeld } from './pick.ts'

/** `/看附件 12`: what is there, with a link each that works once. Who may look is asked again when it is opened. */
export const showAttachments = (holders: readonly Holder[]) =>
  defineCommand({
    name: '看附件',
    aliases: ['看图', '看照片', '查看附件', '附件清单'],
    who: 'members',
    ...words.show,
    narrow: whereHeld(holders),
    async run(context, text) {
      const { tx, tenant, actor, now, origin, botName } = context
      if (origin.chat.type === 'group') return say(words.lookAlone(botName))
      const picked = await pickHeld(context, holders, text, words.show.usage)
      if (picked.held === null) return picked.reply
      const { held } = picked
      const all = await listAttachments(tx, held.subject)
      if (all.length === 0) return say(words.none(held.name))
      const open = all.filter(({ sentBy }) => mayOpen(actor, held, sentBy))
      const link: Link[] = []
      for (const one of open) {
        const line = words.linkTo(one, dayOf(one.at, tenant.zone), dayOf(now, tenant.zone))
        const document = { kind: 'attachment', attachmentId: one.id } as const
        link.push(await offerDownload(tx, actor, document, line, now))
      }
      const removable = open.findLast(({ sentBy }) => mayRemove(actor, sentBy))?.number ?? null
      const said = words.listed(held.name, { all: all.length, open: open.length, removable })
      if (link.length === 0) return say(said)
      return { kind: 'text', text: said, link, below: belowSeveral(link.map(each => each.words)) }
    },
  })
