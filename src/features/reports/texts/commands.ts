import { shortened } from '../../activities/texts/words.ts'
import type { Addressee, Bulletin, Counted } from '../types.ts'

export const faces = {
  summary: {
    summary: '根据记录起草年度工作总结（Word文档，附数据来源）',
    usage: '/总结 [年]',
    examples: ['/总结', '/总结 2026年'],
  },
  report: {
    summary: '根据记录起草向镇党委或县人大常委会的工作报告',
    usage: '/报告 [年] [县]',
    examples: ['/报告', '/报告 2026年', '/报告 县', '/报告 2026年 县'],
  },
  bulletin: {
    summary: '根据记录起草一个月或一次会议、活动的人大工作简报',
    usage: '/简报 [月或会议号]',
    examples: ['/简报', '/简报 3月', '/简报 会议3'],
  },
}

export const typed = { summary: '/总结', report: '/报告', bulletin: '/简报' } as const

export const unknownYear = '没有读出是哪一年。请写明年份，如：2026年、去年；不写就是今年。'
export const unknownBulletin =
  '没有读出是哪个月或哪一次。月份请写：/简报 3月；一次会议、活动请写：/简报 会议3'
export const alone = (typed: string): string => `文档请单独给我发送“${typed}”获取，群里不显示。`

const toNames: Readonly<Record<Addressee, string>> = {
  summary: '工作总结',
  party: '向党委的报告',
  county: '向县（市、区）人大常委会的报告',
}

export const nothing = (year: number): string =>
  `${year}年还没有会议、活动、接待、建议和计划的记录，不能起草。`

/** The figures of the paper, as it has them. */
export const drafted = (year: number, to: Addressee, figures: readonly Counted[]): string =>
  [
    `已起草${year}年${toNames[to]}，各数如下：`,
    `${figures.map(({ name, value, unit }) => `${name}${value}${unit}`).join('；')}。`,
    '文档末尾逐项附有数据来源，印发前请核对并删去；没有记录的内容没有写入，请补充。',
  ].join('\n')

export const noEvents = (what: string): string =>
  `${what}没有举行过的会议和活动，不能起草简报。没有登记到会的，请先点名或记录：/点名 号、/活动记录 号`
export const monthName = (year: number, month: number): string => `${year}年${month}月`
export const meetingName = (number: number): string => `第${number}号通知`
export const isFuture = (what: string): string => `${what}还没有到，不能起草简报。`

export const bulletin = ({ title, number, items }: Bulletin, notices: readonly number[]): string =>
  [
    `已起草${title}${number}，共${items.length}条：`,
    ...items.slice(0, 12).map((item, i) => `${i + 1}. ${shortened(item.heading, 40)}`),
    ...(items.length > 12 ? [`……还有${items.length - 12}条。`] : []),
    ...(notices.length === 0
      ? []
      : [`依据：${notices.map(each => `第${each}号`).join('、')}通知及其活动记录。`]),
    '印发前请核对。',
  ].join('\n')
