import { sayInstant } from '../../../calendar/say.ts'
import { quoted } from '../../meetings/texts/quotation.ts'
import type { Ballots, ItemKind, ItemWords, Vote } from '../types.ts'

/** What things of an agenda are called wherever they are said. */

const kindNames: Readonly<Record<ItemKind, string>> = {
  hear: '听取',
  deliberate: '审议',
  decide: '决定',
  other: '议题',
}

/** 1. 审议民生实事项目（报告人：李明）〔审议〕 */
export const sayItem = (number: number, { kind, title, reporter }: ItemWords): string =>
  `${number}. ${title}${reporter === null || title.includes(reporter) ? '' : `（报告人：${reporter}）`}〔${kindNames[kind]}〕`

const longest = 24
/** An item inside a sentence. */
export const nameOfItem = (number: number, { title }: Pick<ItemWords, 'title'>): string => {
  const characters = Array.from(title)
  return `第${number}项${quoted(characters.length <= longest ? title : `${characters.slice(0, longest).join('')}…`)}`
}

/** 赞成30票、反对1票、弃权2票 */
export const sayBallots = ({ inFavour, against, abstained }: Ballots): string =>
  `赞成${inFavour}票、反对${against}票、弃权${abstained}票`

/** 赞成30票、反对1票、弃权2票，通过 */
export const sayVote = (vote: Pick<Vote, keyof Ballots | 'passed'>): string =>
  `${sayBallots(vote)}，${vote.passed ? '通过' : '未通过'}`

export const sayEntered = (vote: Vote, now: Date, zone: string): string =>
  `${sayInstant(vote.at, now, zone)}由${vote.enteredByName}登记`
