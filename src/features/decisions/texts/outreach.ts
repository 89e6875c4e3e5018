import type { Day } from '../../../calendar/day.ts'
import { withoutStop } from '../../meetings/texts/quotation.ts'
import type { Decision } from '../types.ts'
import { bareNumber, line, numberOf, sayDue, shortened, silentOnes, whoOf } from './words.ts'

/** To whoever has it. */
export const given = (decision: Decision, today: Day): string =>
  [
    `【决定事项】会议决定由${whoOf(decision)}承办（${numberOf(decision)}）：`,
    shortened(decision.words, 300),
    `期限：${sayDue(decision.dueOn, today)}。落实情况请发送：/落实 ${bareNumber(decision)} 情况`,
  ].join('\n')

export const changed = (decision: Decision, today: Day): string =>
  [`【决定事项】${numberOf(decision)}有更正：`, line(decision, today)].join('\n')

/** No more theirs. */
export const takenAway = (decision: Decision): string =>
  `【决定事项】${numberOf(decision)}改由${whoOf(decision)}承办，您这里不再办理。`

export const longer = (decision: Decision, reason: string, today: Day): string =>
  `【决定事项】${numberOf(decision)}的期限延至${sayDue(decision.dueOn, today)}。理由：${withoutStop(reason)}。`

export const reopened = (decision: Decision, reason: string, today: Day): string =>
  [
    `【决定事项】${numberOf(decision)}恢复办理，理由：${withoutStop(reason)}。`,
    line(decision, today),
    `落实情况请发送：/落实 ${bareNumber(decision)} 情况`,
  ].join('\n')

export const ended = (decision: Decision): string =>
  `【决定事项】${numberOf(decision)}${decision.state === 'done' ? '已完成，结果' : '已撤销，理由'}：${shortened(withoutStop(decision.result ?? ''), 300)}。`

/** To the clerks. */
export const reported = (decision: Decision, name: string, words: string): string =>
  `【决定事项】${name}报${numberOf(decision)}的落实情况：${shortened(words, 300)}`
export const asksForEnd = (
  decision: Decision,
  name: string,
  words: string,
  kind: 'done' | 'extend' | 'drop',
): string => {
  const number = bareNumber(decision)
  const next =
    kind === 'done'
      ? `确认完成请发送：/落实 ${number} 已完成 结果`
      : kind === 'extend'
        ? `同意延期请发送：/落实 ${number} 延期到日期 理由`
        : `同意撤销请发送：/落实 ${number} 撤销 理由`
  return `【决定事项】${name}报${numberOf(decision)}：${shortened(words, 300)}\n${next}`
}

/** One word for all that is to be said to a person. */
export function reminder(
  decisions: readonly Decision[],
  today: Day,
  isClerk: boolean,
  silent: readonly Decision[],
): string {
  return [
    `【决定事项】${isClerk ? '以下决定事项请督促落实：' : '以下决定事项请抓紧落实：'}`,
    ...decisions.map(decision => line(decision, today)),
    ...silentOnes(
      silent.filter(({ officeId, personId }) => officeId !== null || personId !== null).map(numberOf),
    ),
    isClerk
      ? '完成、延期、撤销请发送“/落实 决定号 …”，如：/落实 3 已完成 结果'
      : '落实情况请发送：/落实 决定号 情况，如：/落实 3 已完成招标',
  ].join('\n')
}
