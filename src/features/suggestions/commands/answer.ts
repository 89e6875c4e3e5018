import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import type { Day } from '../../../calendar/day.ts'
import { holidayTable } from '../../holidays/store.ts'
import { answerOf } from '../rules/answers.ts'
import { takeIssuingNumber } from '../rules/issuing-number.ts'
import { officeMeant } from '../rules/offices.ts'
import { contradicts, readAnswer } from '../rules/read-answer.ts'
import { promisedDay } from '../rules/read-promise.ts'
import * as asks from '../texts/asks.ts'
import * as done from '../texts/done.ts'
import * as faces from '../texts/step-commands.ts'
import { perform } from './act.ts'
import { type ForOffice, pickForOffice } from './hands.ts'
import { forOffices } from './in-help.ts'
import { answerOne } from './outcome.ts'
import { whereHis } from './pick.ts'

/** `/答复 17 B 已列入计划，2026年12月底前完成`: of a class that promises, the day is read from the words. */
export const answer = defineCommand({
  name: '答复',
  aliases: ['办复', '答复建议'],
  order: { isText: true },
  who: 'members',
  ...faces.answer,
  inHelp: forOffices,
  narrow: whereHis('answer'),
  async run(context, text) {
    const picked = await pickForOffice(context, text, faces.answer.usage)
    if (picked.item === null) return picked.reply
    const { item, who, facts, officeId } = picked
    const { classes } = facts.rules
    const said = saidIn(picked)
    // Without a class the rule refuses it, and says which there are.
    if (said.code !== '' && !/\p{L}/u.test(said.text)) return say(asks.answerText(item, said.code))
    const meant = classes.find(({ code }) => code === said.code)
    if (meant !== undefined && contradicts(meant, said.text)) return say(asks.answerNotDone(item, said.code))
    const promisedOn = said.promises
      ? promisedDay(said.text, facts.today, await holidayTable(context.tx))
      : said.promisedOn
    const { code, text: answered, issued } = said
    const act = { act: 'answer', officeId, resultClass: code, text: answered, promisedOn, issued } as const
    const performed = await perform(context, item.id, act)
    return answerOne({ context, facts, who, act: 'answer' }, performed, now =>
      [
        done.answered(code, promisedOn, classes, facts.today),
        ...(issued === null ? [] : [done.issued(issued)]),
        ...(now.state === 'answered' ? [] : [done.othersToAnswer]),
      ].join(''),
    )
  },
})

interface Said {
  readonly code: string
  readonly text: string
  readonly issued: string | null
  /** The day that it promises is to be read from its words. */
  readonly promises: boolean
  readonly promisedOn: Day | null
}

/** Class and words, with the number before or behind the class; the number alone is that of what was answered before. */
function saidIn({ item, who, facts, officeId, rest }: Extract<ForOffice, { officeId: unknown }>): Said {
  const inFront = takeIssuingNumber(rest)
  const read = readAnswer(inFront.rest, facts.rules.classes)
  const behind = inFront.number === null ? takeIssuingNumber(read.text) : inFront
  const text = inFront.number === null ? behind.rest : read.text
  const issued = behind.number
  const meant = officeMeant(item, officeId, who, 'lead')
  const earlier = typeof meant === 'number' ? answerOf(item, meant) : undefined
  if (issued !== null && text === '' && read.resultClass === null && earlier?.resultClass != null) {
    const { resultClass: code, text, promisedOn } = earlier
    return { code, text, issued, promises: false, promisedOn }
  }
  const { code = '', promises = false } = read.resultClass ?? {}
  return { code, text, issued, promises, promisedOn: null }
}

/** `/协办意见 17 资金已列入预算`: an assisting office answers the leading one. */
export const assist = defineCommand({
  name: '协办意见',
  aliases: ['协办', '协办答复'],
  order: { isMatter: true },
  who: 'members',
  ...faces.assist,
  inHelp: forOffices,
  narrow: whereHis('assist'),
  async run(context, text) {
    const picked = await pickForOffice(context, text, faces.assist.usage)
    if (picked.item === null) return picked.reply
    const { item, who, facts, officeId, rest: opinion } = picked
    if (!/\p{L}/u.test(opinion)) return say(asks.assistText(item))
    const performed = await perform(context, item.id, { act: 'assist', officeId, text: opinion })
    return answerOne({ context, facts, who, act: 'assist' }, performed, () => done.assisted)
  },
})
