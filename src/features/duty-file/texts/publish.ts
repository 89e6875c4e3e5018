import type { DutyFile, Period } from '../types.ts'
import { groupedLines, periodName } from './chat.ts'

/** Counts for the deputies' group, and whether a congress wants that. */

export const faces = {
  publish: {
    summary: '把代表履职次数公布到代表群（本级人大开启后才能公布）',
    usage: '/履职公布 [年｜本届]',
    examples: ['/履职公布', '/履职公布 去年'],
  },
  settings: {
    summary: '查看、设定履职次数是否公布',
    usage: '/履职设置 [公布 开｜关]',
    examples: ['/履职设置', '/履职设置 公布 开', '/履职设置 公布 关'],
  },
}

export const switchedOff =
  '本级人大没有开启履职次数公布，没有公布。需要公布的，请发送“/履职设置 公布 开”后再发送“/履职公布”。'
export const noGroup =
  '没有我能发言的代表群，没有公布。请在代表群里发送“@联络员 /履职公布”，或先用“/绑定 全体代表”绑定代表群。'
export const onlyInDeputiesGroup =
  '履职次数只公布到代表群，没有公布。请在代表群里发送“@联络员 /履职公布”，或单独给我发送“/履职公布”。'
export const alreadySent = (name: string): string => `已发送到${name}，请在群里查看。`
export const deputiesGroup = '代表群'

/** In the order of groups and the roll; neither reasons of leave nor what is confidential. */
export const published = (period: Period, files: readonly DutyFile[]): string =>
  [
    `【代表履职次数公布】${periodName(period)}`,
    '按小组和花名册顺序排列，不排名。“会议”为出席次数/应到次数；保密的建议不计在内。',
    ...groupedLines(files),
    '记录有出入的，请单独给我发送“/我的履职”核对并提出异议。',
  ].join('\n')

export const shownSetting = (publishes: boolean): string =>
  `履职次数公布：${publishes ? '已开启，可用“/履职公布”公布到代表群' : '未开启（默认）'}。${publishes ? '关闭请发送“/履职设置 公布 关”。' : '开启请发送“/履职设置 公布 开”。'}`
export const setTo = (publishes: boolean): string =>
  publishes
    ? '已开启履职次数公布。公布请发送“/履职公布”，只公布次数，不公布请假原因，不排名。'
    : '已关闭履职次数公布。'
export const unchanged = (publishes: boolean): string =>
  `履职次数公布原来就是${publishes ? '开启' : '关闭'}的，没有变化。`
export const unread = '没有看懂。请发送“/履职设置 公布 开”或“/履职设置 公布 关”。'
