import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { orders } from '../../../language/words/orders.ts'
import * as asks from '../texts/asks.ts'
import * as done from '../texts/done.ts'
import * as faces from '../texts/step-commands.ts'
import { perform, performAll } from './act.ts'
import { factsOf } from './facts.ts'
import { officeIn, pickForOffice } from './hands.ts'
import { forOffices } from './in-help.ts'
import { answerOne, answerSeveral } from './outcome.ts'
import { pickSuggestions, whereHis } from './pick.ts'

/** An office takes up what it was given, or gives back what is not its own. */

/** `/接收 17、18`; a clerk: `/接收 17 农业农村办` */
export const accept = defineCommand({
  name: '接收',
  aliases: ['签收', '接办'],
  order: {},
  who: 'members',
  ...faces.accept,
  inHelp: forOffices,
  narrow: whereHis('accept'),
  async run(context, text) {
    const picked = await pickSuggestions(context, text, faces.accept.usage)
    if (picked.items === null) return picked.reply
    const { items, who, missing } = picked
    const facts = await factsOf(context)
    const { officeId, onBehalf } = officeIn(picked.rest, who, facts)
    const wanted = items.map(({ id }) => ({ itemId: id, act: { act: 'accept', officeId } as const }))
    const performed = await performAll(context, wanted)
    return answerSeveral({ context, facts, who, act: 'accept' }, performed, missing, () =>
      done.accepted(onBehalf),
    )
  },
})

/** `/退回 17 不属于本单位职责` */
export const giveBack = defineCommand({
  name: '退回',
  aliases: ['退办', '退件'],
  order: orders.giveBack,
  who: 'members',
  ...faces.giveBack,
  inHelp: forOffices,
  narrow: whereHis('return'),
  async run(context, text) {
    const picked = await pickForOffice(context, text, faces.giveBack.usage)
    if (picked.item === null) return picked.reply
    const { item, who, facts, officeId, onBehalf, rest: reason } = picked
    if (!/\p{L}/u.test(reason)) return say(asks.returnReason(item))
    const performed = await perform(context, item.id, { act: 'return', officeId, reason })
    return answerOne({ context, facts, who, act: 'return' }, performed, now =>
      now.state === 'returned' ? done.returned(onBehalf) : done.partReturned(onBehalf),
    )
  },
})
