import type { Day } from '../../../calendar/day.ts'
import { silentOnes } from '../../decisions/texts/words.ts'
import { isSecret } from '../rules/fold.ts'
import type { IncomingPaper } from '../types.ts'
import { bareNumber, line, numberOf, sayDue, shortened, titleOf, whoOf } from './words.ts'

/** A secret one is fetched, not read here. */
const fetched = (paper: IncomingPaper): string[] =>
  isSecret(paper) ? ['这是密件，请到人大办公室阅办原件。'] : [`来文单位：${shortened(paper.sender, 60)}`]

/** To whoever has it. */
export const given = (paper: IncomingPaper, today: Day): string =>
  [
    `【文件】${numberOf(paper)}交${whoOf(paper) ?? ''}${paper.task ?? '办理'}：${titleOf(paper, false, 200)}`,
    ...fetched(paper),
    `期限：${sayDue(paper.dueOn, today)}。办完请发送：/文件 ${bareNumber(paper)} 办结 结果`,
  ].join('\n')

export const takenAway = (paper: IncomingPaper): string =>
  `【文件】${numberOf(paper)}改由${whoOf(paper) ?? '他人'}承办，您这里不再办理。`

export const toRead = (paper: IncomingPaper): string =>
  [
    `【文件】请阅${numberOf(paper)}：${titleOf(paper, false, 200)}`,
    ...fetched(paper),
    ...(isSecret(paper) ? [] : [`查看请发送：/文件 ${bareNumber(paper)}`]),
  ].join('\n')

/** To those whom it concerns, when nothing is to be done about it any more, or again. By its number alone. */
export function over(paper: IncomingPaper): string {
  const number = numberOf(paper)
  switch (paper.state) {
    case 'void':
      return `【文件】${number}已作废，不用再办理、阅看。`
    case 'done':
      return `【文件】${number}已办结，不用再办理。`
    case 'archived':
      return `【文件】${number}已归档，不用再办理。`
    case 'open':
      return `【文件】${number}恢复办理，请继续。查看请发送：/文件 ${bareNumber(paper)}`
  }
}

/** To the clerks. */
export const doneBy = (paper: IncomingPaper, name: string): string =>
  `【文件】${name}报${numberOf(paper)}已办结：${shortened(paper.result ?? '', 300)}`

/** One word for all that is to be said to a person. */
export const reminder = (
  papers: readonly IncomingPaper[],
  today: Day,
  isClerk: boolean,
  silent: readonly IncomingPaper[],
): string =>
  [
    `【文件】${isClerk ? '以下文件请督促办理：' : '以下文件请抓紧办理：'}`,
    ...papers.map(paper => line(paper, today, false)),
    ...silentOnes(silent.filter(paper => whoOf(paper) !== null).map(numberOf)),
    '办完请发送“/文件 号 办结 结果”，如：/文件 5 办结 已报送名单',
  ].join('\n')
