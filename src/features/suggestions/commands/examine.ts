import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { fold } from '../../../language/normalise.ts'
import { orders } from '../../../language/words/orders.ts'
import { groundIn } from '../rules/read-ground.ts'
import { passes } from '../rules/read-words.ts'
import * as asks from '../texts/asks.ts'
import * as done from '../texts/done.ts'
import * as faces from '../texts/step-commands.ts'
import { groundNames } from '../texts/words.ts'
import { performAll } from './act.ts'
import { factsOf } from './facts.ts'
import { groundCard } from './ground-card.ts'
import { answerSeveral } from './outcome.ts'
import { pickSuggestions, whereHis } from './pick.ts'

/** A clerk examines what was handed in: it goes on, or it is not admissible and its signers are told why. */

/** `/审查 17-20` */
export const examine = defineCommand({
  name: '审查',
  aliases: ['审核', '审查通过'],
  order: orders.examine,
  who: 'clerks',
  ...faces.examine,
  narrow: whereHis('admit'),
  async run(context, text) {
    const picked = await pickSuggestions(context, text, faces.examine.usage)
    if (picked.items === null) return picked.reply
    const [first] = picked.items
    if (first !== undefined && !passes(picked.rest)) return say(asks.examineWords(picked.rest, first))
    const wanted = picked.items.map(({ id }) => ({ itemId: id, act: { act: 'admit' } as const }))
    const facts = await factsOf(context)
    const performed = await performAll(context, wanted)
    return answerSeveral(
      { context, facts, who: picked.who, act: 'admit' },
      performed,
      picked.missing,
      () => done.admitted,
    )
  },
})

/** `/不予接收 17 属于个人事务`; without a reason the grounds are offered. */
export const reject = defineCommand({
  name: '不予接收',
  aliases: ['不接收', '不予受理', '不受理'],
  order: { isText: true },
  who: 'clerks',
  ...faces.reject,
  narrow: whereHis('reject'),
  async run(context, text) {
    const picked = await pickSuggestions(context, text, faces.reject.usage)
    if (picked.items === null) return picked.reply
    const { items, who, rest: reason } = picked
    const facts = await factsOf(context)
    const [first, ...others] = items
    if (first !== undefined && (!/\p{L}/u.test(reason) || fold(reason) === groundNames.other)) {
      if (others.length > 0) return say(asks.rejectReason(first))
      return { kind: 'card', card: await groundCard(context, first, who, [asks.rejectReason(first)]) }
    }
    const act = { act: 'reject', ground: groundIn(reason), reason } as const
    const performed = await performAll(
      context,
      items.map(({ id }) => ({ itemId: id, act })),
    )
    return answerSeveral(
      { context, facts, who, act: 'reject' },
      performed,
      picked.missing,
      () => done.rejected,
    )
  },
})
