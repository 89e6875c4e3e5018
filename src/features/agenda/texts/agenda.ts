import { quoted } from '../../meetings/texts/quotation.ts'
import type { ItemWords, ShownItem, Vote } from '../types.ts'
import { nameOfItem, sayItem, sayVote } from './words.ts'

export const showAgenda = {
  summary: '查看会议议程和表决结果；主席、副主席、联络员可以增、改、删、移',
  usage: '/议程 [会议号] [增｜改｜删｜移]',
  examples: [
    '/议程',
    '/议程 3 增 听取上半年工作报告（报告人：李明）',
    '/议程 3 改 2 审议并表决人事任免事项',
    '/议程 3 报告人 1 王华',
    '/议程 3 删 2',
    '/议程 3 移 3 到 1',
  ],
}

export const heading = (number: number, title: string, when: string): string =>
  `第${number}号${quoted(title)}议程（${when}）：`

export const noItems = (number: number): string =>
  `第${number}号会议还没有议程。要添加，请发送：/议程 ${number} 增 听取上半年工作报告（报告人：李明）`

export const noItemsYet = '议程还没有登记。'

export const itemLine = (number: number, item: ShownItem, vote: Vote | undefined): string =>
  sayItem(number, item) + (vote === undefined ? '' : `　${sayVote(vote)}`)

export const onlyClerksChange = '议程由主席、副主席、联络员修改。有议题请发送：/议题 内容'

export const added = (meeting: number, number: number, item: ItemWords): string =>
  `已加入第${meeting}号会议议程：\n${sayItem(number, item)}`
export const changed = (meeting: number, number: number, before: ItemWords, after: ItemWords): string =>
  `已更改第${meeting}号会议议程：\n原为：${sayItem(number, before)}\n现为：${sayItem(number, after)}`
export const removed = (meeting: number, number: number, item: ItemWords): string =>
  `已从第${meeting}号会议议程中删去${nameOfItem(number, item)}，其余各项顺序前移。`
export const moved = (meeting: number, lines: readonly string[]): string =>
  [`第${meeting}号会议议程顺序已调整：`, ...lines].join('\n')

export const noSuchItem = (meeting: number, number: number, count: number): string =>
  count === 0
    ? `第${meeting}号会议还没有议程，请先添加：/议程 ${meeting} 增 内容`
    : `第${meeting}号会议只有${count}项议程，没有第${number}项。查看请发送：/议程 ${meeting}`
export const whichItem = (meeting: number): string =>
  `请写明是第几项，如：/议程 ${meeting} 改 2 新的内容。查看请发送：/议程 ${meeting}`
export const needsWords = (meeting: number): string =>
  `请写明内容，如：/议程 ${meeting} 增 审议民生实事项目（报告人：李明）`
export const needsName = (meeting: number): string => `请写明报告人，如：/议程 ${meeting} 报告人 1 王华`
export const sameAgain = (meeting: number, number: number): string =>
  `第${meeting}号会议第${number}项已经是这样，没有更改。`
export const isThere = (meeting: number, number: number, item: ItemWords): string =>
  `第${meeting}号会议议程中已有这一项：${sayItem(number, item)}，没有重复添加。`
export const hasVote = (meeting: number, number: number, vote: Vote): string =>
  `第${meeting}号会议第${number}项已登记表决（${sayVote(vote)}），不能删去。`
export const tooMany = (most: number): string => `议程最多${most}项，没有添加。`
export const tooLong = (most: number): string => `一项议程最多${most}字，请写短一些。`
export const howToChange = (meeting: number): string =>
  [
    '没有看懂要怎样改，议程没有变。可以发送：',
    `/议程 ${meeting} 增 内容`,
    `/议程 ${meeting} 改 2 内容`,
    `/议程 ${meeting} 删 2`,
    `/议程 ${meeting} 移 3 到 1`,
    `/议程 ${meeting} 报告人 2 姓名`,
  ].join('\n')
