import { type Day, daysBetween } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { cut } from '../../visits/texts/words.ts'
import type { Chore, Waiting } from '../rules/todo.ts'
import { bareNumber } from './words.ts'

/** 待办 */

export const chores: Readonly<Record<Chore, string>> = {
  examine: '待审查',
  assign: '待交办',
  assign_again: '被退回，待重新交办',
  assign_part: '一个单位退回，这一部分待另行交办',
  decide_extension: '申请延期，待决定',
  conclude: '评价结束，待办结',
  accept: '待接收',
  consult: '待面商',
  answer: '待答复',
  consult_again: '已答复，待再次面商',
  assist: '待提协办意见',
  keep_promise: '承诺事项待落实',
  reply: '承办单位请您说明',
  reply_for_gone: '承办单位请代表说明，署名代表已离任，待代为说明（补充）',
  rate: '待评价',
  agree_withdrawal: '有代表提出撤回，待您同意',
}

export const nothing = '现在没有等您办理的代表建议。'
export const inSingleChat = '请在单聊中发送“待办”查看。'
export const first = (count: number): string =>
  count === 1 ? '等您办理的有这1件：' : `等您办理的有${count}件，这是第1件：`
export const others = (shown: readonly Waiting[], left: number, today: Day): string[] => [
  ...(shown.length === 0 ? [] : ['其他：']),
  ...shown.map(waiting => line(waiting, today, 12)),
  ...(left > 0 ? [`另有${left}件，发送“/待办 全部”查看。`] : []),
]
export const heading = (count: number): string => `等您办理的代表建议有${count}件：`
export const line = (waiting: Waiting, today: Day, titleChars = 24): string =>
  `${bareNumber(waiting.item)} ${cut(waiting.item.title, titleChars)}：${what(waiting, today)}`
export const what = ({ chore, by }: Pick<Waiting, 'chore' | 'by'>, today: Day): string => {
  if (by === null) return chores[chore]
  const late = daysBetween(by, today)
  return `${chores[chore]}，${late > 0 ? `已逾期${late}天` : `${sayCalendarDay(by, today)}前`}`
}
export const howToShow = (number: string): string => `办理某一件，请发送“/建议 ${number}”。`
export const archivable = (count: number): string => `另有${count}件可以归档，发送“/归档 全部”。`
/** Nobody of these offices sees what waits for them. */
export const deserted = (lines: readonly string[], left: number): string =>
  `另有${lines.length + left}件轮到承办单位，单位没有联系人，请转告或代为登记，并请管理员在花名册中补上：${lines.join('、')}${left > 0 ? '等' : ''}。`
export const desertedItem = (item: Waiting['item'], offices: readonly string[]): string =>
  `${bareNumber(item)}（${offices.join('、')}）`
/** On 我的, which is about everything. */
export const inMine = (count: number): string => `等您办理的代表建议有${count}件，发送“待办”办理。`
export const more = (left: number): string => `另有${left}件没有列出。`
