import { isClerk } from '../../../bot/actor.ts'
import { defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import type { Day } from '../../../calendar/day.ts'
import { readWhen } from '../../../calendar/when.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { findCongress } from '../../congress/store.ts'
import { offerDownload } from '../../downloads/store.ts'
import { belowNotice, linkTo } from '../../downloads/texts.ts'
import { type NoNotice, readPublicNotice } from '../store/public-notice.ts'
import { noReception } from '../texts/days.ts'
import * as words from '../texts/notice-command.ts'
import { noticeText, publicNotice } from '../texts/public-notice.ts'

/** The text for the village board; for clerks, alone with the bot, also the document to be put up. */
export const showNotice = defineCommand({
  name: '公告',
  aliases: ['接待公告', '接待日公告'],
  bare: true,
  inHelp: ({ actor }) => actor !== null && isClerk(actor),
  who: 'members',
  ...words.showNotice,
  async run({ tx, tenant, actor, now, origin, botName }, text) {
    const date = dayIn(text, now, tenant.zone)
    if (date === 'unclear') return say(words.whichDay)
    const congress = await findCongress(tx, tenant.id)
    if (congress === null) throw new Error('a congress that was spoken for is not there')
    const noticed = await readPublicNotice(tx, congress, date, now)
    if (typeof noticed === 'string') return say(sayWhyNot(noticed, text))
    const notice = noticeText(publicNotice(noticed, now))
    if (!isClerk(actor)) return say(notice)
    if (origin.chat.type === 'group') return say(`${notice}\n\n${words.askAlone(botName)}`)
    const document = { kind: 'reception_notice', dayId: noticed.day.id } as const
    const link = await offerDownload(tx, actor, document, linkTo(document.kind), now)
    const said = noticed.onDuty.length === 0 ? [notice, '', words.nobodyYet] : [notice, '']
    return { kind: 'text', text: said.join('\n'), link, below: belowNotice } satisfies Reply
  },
})

/** Null: no day is said, the next one is meant. */
function dayIn(text: string, now: Date, zone: string): Day | null | 'unclear' {
  if (text === '') return null
  const { start } = readWhen(text, now, zone)
  return start === null ? 'unclear' : dayOf(start, zone)
}

function sayWhyNot(why: NoNotice, said: string): string {
  switch (why) {
    case 'no_reception':
      return noReception
    case 'no_day':
      return said === '' ? words.noDayToCome : words.noReceptionThen(said)
    case 'cancelled':
      return words.isCancelled(said)
  }
}
