import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { orders } from '../../../language/words/orders.ts'
import { readExtension } from '../rules/read-extension.ts'
import * as asks from '../texts/asks.ts'
import * as done from '../texts/done.ts'
import * as faces from '../texts/step-commands.ts'
import { perform, performAll } from './act.ts'
import { factsOf } from './facts.ts'
import { pickForOffice } from './hands.ts'
import { forOffices } from './in-help.ts'
import { answerOne, answerSeveral } from './outcome.ts'
import { pickSuggestion, pickSuggestions, whereHis } from './pick.ts'

/** More time is asked for by the office and allowed, or not, by a clerk. */

/** `/延期 17 到6月30日 汛期不能施工`, `/延期 17 一个月 …` */
export const askExtension = defineCommand({
  name: '延期',
  aliases: ['申请延期', '延期答复'],
  order: { isText: true },
  who: 'members',
  ...faces.askExtension,
  inHelp: forOffices,
  narrow: whereHis('ask_extension'),
  async run(context, text) {
    const picked = await pickForOffice(context, text, faces.askExtension.usage)
    if (picked.item === null) return picked.reply
    const { item, who, facts, officeId, rest } = picked
    const { now, tenant } = context
    const { today } = facts
    const read = readExtension(rest, { dueOn: item.dueOn ?? today, now, zone: tenant.zone, today })
    if (read.until === null) return say(asks.extensionDay(item))
    if (!/\p{L}/u.test(read.reason)) return say(asks.extensionReason(item))
    const { until, reason } = read
    const performed = await perform(context, item.id, { act: 'ask_extension', officeId, until, reason })
    return answerOne({ context, facts, who, act: 'ask_extension' }, performed, () =>
      done.extensionAsked(until, today),
    )
  },
})

/** `/准延 17` */
export const grantExtension = defineCommand({
  name: '准延',
  aliases: ['准予延期', '同意延期', '批准延期'],
  order: orders.grantExtension,
  who: 'clerks',
  ...faces.grantExtension,
  narrow: whereHis('grant_extension'),
  async run(context, text) {
    const picked = await pickSuggestions(context, text, faces.grantExtension.usage)
    if (picked.items === null) return picked.reply
    const { items, who, missing } = picked
    const facts = await factsOf(context)
    const performed = await performAll(
      context,
      items.map(({ id }) => ({ itemId: id, act: { act: 'grant_extension' } as const })),
    )
    return answerSeveral({ context, facts, who, act: 'grant_extension' }, performed, missing, item =>
      done.extensionGranted(item, facts.today),
    )
  },
})

/** `/不准延 17 请按期答复` */
export const refuseExtension = defineCommand({
  name: '不准延',
  aliases: ['不准延期', '不同意延期', '不予延期'],
  order: { isText: true },
  who: 'clerks',
  ...faces.refuseExtension,
  narrow: whereHis('refuse_extension'),
  async run(context, text) {
    const picked = await pickSuggestion(context, text, faces.refuseExtension.usage)
    if (picked.item === null) return picked.reply
    const { item, who, rest: reason } = picked
    if (!/\p{L}/u.test(reason)) return say(asks.refusalReason(item))
    const facts = await factsOf(context)
    const performed = await perform(context, item.id, { act: 'refuse_extension', reason })
    return answerOne({ context, facts, who, act: 'refuse_extension' }, performed, now =>
      done.extensionRefused(now, facts.today),
    )
  },
})
