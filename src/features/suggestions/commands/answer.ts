import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { holidayTable } from '../../holidays/store.ts'
import { readAnswer } from '../rules/read-answer.ts'
import { promisedDay } from '../rules/read-promise.ts'
import * as asks from '../texts/asks.ts'
import * as done from '../texts/done.ts'
import * as faces from '../texts/step-commands.ts'
import { perform } from './act.ts'
import { pickForOffice } from './hands.ts'
import { forOffices } from './in-help.ts'
import { answerOne } from './outcome.ts'
import { whereNumbered } from './pick.ts'

/** `/答复 17 B 已列入计划，2026年12月底前完成`: of a class that promises, the day is read from the words. */
export const answer = defineCommand({
  name: '答复',
  aliases: ['办复', '答复建议'],
  who: 'members',
  ...faces.answer,
  inHelp: forOffices,
  narrow: whereNumbered,
  async run(context, text) {
    const picked = await pickForOffice(context, text, faces.answer.usage)
    if (picked.item === null) return picked.reply
    const { item, who, facts, officeId, rest } = picked
    const { classes } = facts.rules
    const read = readAnswer(rest, classes)
    // Without a class the rule refuses it, and says which there are.
    const code = read.resultClass?.code ?? ''
    if (code !== '' && !/\p{L}/u.test(read.text)) return say(asks.answerText(item, code))
    const promisedOn =
      read.resultClass?.promises === true
        ? promisedDay(read.text, facts.today, await holidayTable(context.tx))
        : null
    const act = { act: 'answer', officeId, resultClass: code, text: read.text, promisedOn } as const
    const performed = await perform(context, item.id, act)
    return answerOne({ context, facts, who, act: 'answer' }, performed, now =>
      now.state === 'answered'
        ? done.answered(code, promisedOn, classes, facts.today)
        : done.answered(code, promisedOn, classes, facts.today) + done.othersToAnswer,
    )
  },
})

/** `/协办意见 17 资金已列入预算`: an assisting office answers the leading one. */
export const assist = defineCommand({
  name: '协办意见',
  aliases: ['协办', '协办答复'],
  who: 'members',
  ...faces.assist,
  inHelp: forOffices,
  narrow: whereNumbered,
  async run(context, text) {
    const picked = await pickForOffice(context, text, faces.assist.usage)
    if (picked.item === null) return picked.reply
    const { item, who, facts, officeId, rest: opinion } = picked
    if (!/\p{L}/u.test(opinion)) return say(asks.assistText(item))
    const performed = await perform(context, item.id, { act: 'assist', officeId, text: opinion })
    return answerOne({ context, facts, who, act: 'assist' }, performed, () => done.assisted)
  },
})
