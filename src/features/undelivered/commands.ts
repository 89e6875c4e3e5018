import { defineCommand } from '../../bot/command.ts'
import { say } from '../../bot/reply.ts'
import { numberEnds } from '../../calendar/numerals.ts'
import { fold } from '../../language/normalise.ts'
import { orders } from '../../language/words/orders.ts'
import { countDead, listDead, requeue } from '../../outbox/dead.ts'
import { listLostFiles } from '../../outbox/lost-files.ts'
import { explainReason } from '../../outbox/texts.ts'
import { recordDeeds } from '../deeds/store.ts'
import * as words from './texts.ts'

const shown = 20

/** What could not be sent, why, and what to do about it. */
export const showUndelivered = defineCommand({
  name: '未送达',
  aliases: ['投递', '发送失败', 'undelivered'],
  bare: true,
  who: 'clerks',
  of: 'both',
  ...words.showUndelivered,
  async run({ tx, tenant, now }) {
    tx.ofOneMoment()
    const dead = await listDead(tx, tenant.id)
    const lost = await listLostFiles(tx, tenant.id, shown)
    if (dead.length + lost.length === 0) return say(words.allDelivered)
    const lines = dead
      .slice(0, shown)
      .map(message =>
        words.deadLine(message.id, message.diedAt, explainReason(message.reason), now, tenant.zone),
      )
    const unsent =
      dead.length === 0
        ? []
        : [words.deadHeading(await countDead(tx, tenant.id)), ...lines, words.howToResend]
    const files =
      lost.length === 0
        ? []
        : [
            words.lostHeading,
            ...lost.map(file => words.lostLine(file, now, tenant.zone)),
            words.howToSendAgain,
          ]
    return say([...unsent, ...files].join('\n'))
  },
})

export const sendAgain = defineCommand({
  name: '重发',
  aliases: ['resend'],
  order: orders.sendAgain,
  who: 'clerks',
  of: 'both',
  ...words.sendAgain,
  async run({ tx, tenant, actor, now, origin }, text) {
    const everything = fold(text) === words.all
    if (everything && (await countDead(tx, tenant.id)) === 0) return say(words.allDelivered)
    const asked = everything ? null : numbersIn(text)
    if (asked?.length === 0) return say(words.resendNeedsNumber)
    const count = await requeue(tx, tenant.id, asked)
    await recordDeeds(tx, [
      {
        congressId: tenant.id,
        at: now,
        userid: actor.userid,
        action: 'outbox.requeue',
        outcome: 'done',
        detail: { count },
        message: { bot: origin.bot, msgid: origin.msgid },
      },
    ])
    if (count === 0) return say(words.nothingToResend)
    return say(words.resending(count, everything ? await countDead(tx, tenant.id) : 0))
  },
})

const whole = new RegExp(`(?<![\\p{Script=Latin}\\p{N}_]\\.?)\\d{1,15}${numberEnds}`, 'gu')
const numbersIn = (text: string): number[] =>
  [...text.normalize('NFKC').matchAll(whole)].map(match => Number(match[0])).slice(0, 100)
