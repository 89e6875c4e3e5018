import { commaHeard } from '../../notes/texts.ts'
import type { HearingByName } from '../../notes/types.ts'
import type { Suggestion } from '../types.ts'
import { bareNumber, numberOf } from './words.ts'

/** 重点督办 */

export const putOnKeyList = {
  summary: '把一件建议列入重点督办，或者取消',
  usage: '/督办 编号',
  examples: ['/督办 17', '/督办 17 取消'],
}

/** Said after the number: it is taken off the list. */
export const offWords: ReadonlySet<string> = new Set(['取消', '撤销', '不再督办', '取消督办', '解除'])

export const notUnderstood = (item: Suggestion): string =>
  `没有看懂。列入重点督办请发送：/督办 ${bareNumber(item)}；取消请发送：/督办 ${bareNumber(item)} 取消`
/** @param hearing of those who are called for it: its offices */
export const listed = (item: Suggestion, hearing: HearingByName): string =>
  `${numberOf(item)}已列入重点督办${commaHeard(hearing)}。`
export const unlisted = (item: Suggestion, hearing: HearingByName): string =>
  `${numberOf(item)}不再是重点督办${commaHeard(hearing)}。`
export const already = (item: Suggestion): string =>
  item.isKey ? `${numberOf(item)}已经是重点督办。` : `${numberOf(item)}不是重点督办，不用取消。`
export const isOver = (item: Suggestion): string => `${numberOf(item)}已经办完，不能列入重点督办。`
export const notAllowed = '重点督办由主席、副主席、联络员决定。'
