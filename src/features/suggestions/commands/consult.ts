import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { orders } from '../../../language/words/orders.ts'
import { readConsultation, saysNotHeld } from '../rules/read-consultation.ts'
import * as asks from '../texts/asks.ts'
import * as done from '../texts/done.ts'
import * as faces from '../texts/step-commands.ts'
import { perform } from './act.ts'
import { pickForOffice } from './hands.ts'
import { forOffices } from './in-help.ts'
import { answerOne } from './outcome.ts'
import { whereHis } from './pick.ts'

/** `/面商 17 12月3日 在镇政府 与王秀兰 面商：同意先修`: what was said is kept as it was written. */
export const consult = defineCommand({
  name: '面商',
  aliases: ['面商登记', '登记面商', '面商记录'],
  order: orders.consult,
  who: 'members',
  ...faces.consult,
  inHelp: forOffices,
  narrow: whereHis('consult'),
  async run(context, text) {
    const picked = await pickForOffice(context, text, faces.consult.usage)
    if (picked.item === null) return picked.reply
    const { item, who, facts, officeId, rest } = picked
    const { on, place, who: people, said } = readConsultation(rest, facts.today, item.submittedOn)
    if (saysNotHeld(rest)) return say(asks.talkWords(item))
    if (on === null) return say(asks.talkDay(item))
    if (said === null || !/\p{L}/u.test(said)) return say(asks.talkWords(item))
    const act = { act: 'consult', officeId, on, place, who: people, said } as const
    const performed = await perform(context, item.id, act)
    return answerOne({ context, facts, who, act: 'consult' }, performed, now =>
      done.consulted(now.state === 'consulted_again' ? 2 : 1, on, facts.today),
    )
  },
})
