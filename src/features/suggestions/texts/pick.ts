import type { Suggestion, SuggestionNumber } from '../types.ts'
import { bareNumber, calledNumber } from './words.ts'

/** Which item is meant. */

export const needsNumber = (usage: string): string =>
  `请写明建议的编号，如：${usage.replace('[号]', '17').replace('号', '17')}`
/** The same words whether there is none or he may not know of it. */
export const noSuchItem = (which: SuggestionNumber): string =>
  `没有查到${calledNumber(which)}建议。发送“我的建议”可以查看您的建议和编号。`
/** Some items are not spoken of in groups; that this is one of them is not said. */
export const noSuchItemInGroup = (which: SuggestionNumber): string =>
  `在群里没有查到${calledNumber(which)}建议。请在单聊中办理。`
export const whichSeries = (items: readonly Suggestion[]): string =>
  `有${items.length}件同号的建议，请写全编号：${items.map(bareNumber).join('、')}。`
