/** What a county reads of its towns: counts, in the order of the towns, without a rank. */
import { stateNames } from '../../suggestions/texts/words.ts'
import { hasNotMet } from '../rules/town-figures.ts'
import type { Overdue, TownFigures } from '../types.ts'

export const townsCommand = {
  summary: '查看各乡镇人大今年的工作情况（只有数字）',
  usage: '/各镇',
  examples: ['/各镇', '各镇'],
}
export const noTowns = '还没有乡镇与本县关联。请管理员用命令行登记：liaison congress county'
export const townsTitle = '各乡镇'
export const townsHeading = (county: string, year: number, towns: number): string =>
  `${county}各乡镇人大${year}年工作情况（${towns}个单位，按登记顺序，不排名）`

const overdueNames: Readonly<Record<Overdue['kind'], string>> = {
  answer: '建议答复',
  promise: '承诺兑现',
  decision: '决定落实',
  matter: '来访来信',
}
export const sayOverdue = ({ kind, count, days }: Overdue): string =>
  `${overdueNames[kind]}${count}件（最长${days}天）`
const notMet = '本季度未开主席团会议'
export const noOverdue = '无'
export const sayPlan = ({ plan }: Pick<TownFigures, 'plan'>): string =>
  plan === null ? '未定稿' : `${plan.done}/${plan.all}项`
export const sayPresidium = ({ presidium }: Pick<TownFigures, 'presidium'>): string =>
  presidium === null
    ? '不设'
    : `${presidium.year}次（本季度${presidium.quarter === 0 ? '未开' : `${presidium.quarter}次`}）`
export const saySuggestions = ({ suggestions }: Pick<TownFigures, 'suggestions'>): string =>
  `${suggestions.handedIn}件（已答复${suggestions.answered}，已办结${suggestions.closed}）`
export const sayOpen = ({ suggestions: { open } }: Pick<TownFigures, 'suggestions'>): string =>
  open.length === 0 ? noOverdue : open.map(({ state, count }) => `${stateNames[state]}${count}`).join('、')

export function townLines(figures: TownFigures): string {
  const { town, deputies, sessions, activities, studies, receptionDays, matters, overdue } = figures
  const warnings = [...(hasNotMet(figures) ? [notMet] : []), ...overdueLine(overdue)]
  return [
    `${town.name}：代表${deputies}人；主席团会议${sayPresidium(figures)}，人代会${sessions}次，代表活动${activities}次，学习${studies}次；接待选民日${receptionDays}次，来访来信${matters}件；建议${saySuggestions(figures)}；计划${figures.plan === null ? '' : '完成'}${sayPlan(figures)}。`,
    ...(warnings.length === 0 ? [] : [`  ⚠ ${warnings.join('；')}`]),
  ].join('\n')
}
const overdueLine = (overdue: readonly Overdue[]): string[] =>
  overdue.length === 0 ? [] : [`逾期：${overdue.map(sayOverdue).join('、')}`]

export const notMetLine = (names: readonly string[]): string =>
  names.length === 0
    ? '各乡镇本季度都已召开主席团会议。'
    : `本季度还没有召开主席团会议：${names.join('、')}。`

export const warningTitle = '请关注'
export const heldCaption = '会议、活动和接待'
export const handledCaption = '建议、计划和逾期事项'
export const heldColumns = {
  town: '单位',
  deputies: '代表',
  presidium: '主席团会议',
  sessions: '人代会',
  activities: '代表活动',
  studies: '学习',
  receptionDays: '接待日',
  matters: '来访来信',
}
export const handledColumns = {
  town: '单位',
  suggestions: '今年建议',
  open: '在办建议',
  plan: '计划完成',
  overdue: '逾期事项',
}
export const onlyCounts = '这里只有数字：请假的人、来访群众和建议内容由各乡镇掌握，县级看不到。'
