import { isClerk } from '../../bot/actor.ts'
import { defineCommand } from '../../bot/command.ts'
import { say } from '../../bot/reply.ts'
import { sayDay } from '../../calendar/say.ts'
import { recordDeeds } from '../deeds/store.ts'
import { readFeedWords } from './rules/read-words.ts'
import { feedMadeAt, makeFeed } from './store/feeds.ts'
import * as words from './texts.ts'

/** `/日历`: the address at which a phone's calendar reads what concerns the sender. In a group others would have it. */
export const showCalendar = defineCommand({
  name: '日历',
  aliases: ['日历订阅', '订阅日历', 'calendar'],
  bare: true,
  who: 'members',
  ...words.calendarCommand,
  async run({ tx, tenant, actor, now, origin }, text) {
    if (origin.chat.type === 'group') return say(words.askAlone)
    const read = readFeedWords(text)
    if (read === null) return say(words.unknownWords)
    const { scope, renews } = read
    if (scope === 'congress' && !isClerk(actor)) return say(words.onlyClerks)
    const madeAt = await feedMadeAt(tx, actor, scope)
    if (madeAt !== null && !renews) return say(words.offeredBefore(scope, sayDay(madeAt, now, tenant.zone)))
    const path = await makeFeed(tx, actor, scope, now)
    await recordDeeds(tx, [
      {
        congressId: tenant.id,
        at: now,
        userid: actor.userid,
        action: 'feed.make',
        outcome: 'done',
        detail: { scope, isNew: madeAt === null },
        message: { bot: origin.bot, msgid: origin.msgid },
      },
    ])
    return {
      kind: 'text',
      text: words.offered(scope, madeAt === null),
      link: { words: words.openCalendar[scope], path },
    }
  },
})
