import type { Day } from '../../../calendar/day.ts'
import { cut } from '../../visits/texts/words.ts'
import type { BoardCard, ColumnKey } from '../rules/board.ts'
import type { Turn } from '../types.ts'
import { asked } from './card.ts'
import { sayClock, sayPromise } from './term.ts'
import { numberOf, stateNames } from './words.ts'

/** The board of all items, and the page of one. */

export const boardTitle = '代表建议'
const columnNames: Readonly<Record<ColumnKey, string>> = {
  ...stateNames,
  submitted: '待审查',
  admitted: '待交办',
  assigned: '已交办，待接收',
  returned: '已退回，待重新交办',
  handling: '办理中，待面商',
  consulted: '已面商，待答复',
  answered: '已答复，待再次面商',
  rated: '已评价，待办结',
  redo: '重新办理，待面商',
  promising: '已办结，承诺待落实',
}
export const columnTitle = (key: ColumnKey, count: number): string => `${columnNames[key]}（${count}件）`

export const figures = {
  total: '全部',
  waiting: '等您办理',
  overdue: '办理逾期',
  soon: '将到期',
  assign: '交办逾期',
} as const

export const filters = {
  title: '按单位、结果、年份筛选',
  office: '承办单位',
  resultClass: '办理结果',
  year: '提出年份',
  allOffices: '全部单位',
  allClasses: '全部结果',
  notArchived: '没有归档的',
  overdue: '只看办理逾期',
  mine: '只看与我有关',
  apply: '筛选',
  clear: '取消筛选',
} as const
export const yearName = (year: number): string => `${year}年`
export const className = (code: string, name: string): string => `${code}类 ${name}`

export const nothing = '没有符合条件的代表建议。'
export const more = (count: number): string => `还有${count}件，查看全部`
export const backToBoard = '返回全部'
export const page = (page: number, pages: number): string => `第${page}页，共${pages}页`
export const earlierPage = '上一页'
export const laterPage = '下一页'

export const marks = {
  key: '重点督办',
  confidential: '保密',
  overdue: '逾期',
  assign: '交办逾期',
  paused: '期限暂停',
} as const

/** 王秀兰等3人提出 */
export const signers = (lead: string, count: number): string =>
  count > 1 ? `${lead}等${count}人提出` : `${lead}提出`
export const offices = (names: readonly string[]): string => `承办：${names.join('、')}`

const turns: Readonly<Record<Turn, string>> = {
  clerk: '主席、副主席、联络员',
  office: '承办单位',
  signer: '署名代表',
  nobody: '',
}
/** 轮到农业农村办; empty where it is nobody's turn. */
export const turn = (whose: Turn, officeNames: readonly string[]): string =>
  whose === 'nobody' ? '' : `轮到：${officeNames.length === 0 ? turns[whose] : officeNames.join('、')}`
export const waits = (what: string): string => `等您办理：${what}`

/** The clock of a card, and why it stands where it does. */
export function clock({ item, term, promise }: BoardCard, today: Day): string[] {
  return [
    ...(term.kind === 'none' ? [] : [`期限：${sayClock(term, today)}`]),
    ...(item.waiting === null ? [] : [cut(asked(item), 60)]),
    ...(promise === null ? [] : [sayPromise(promise, today)]),
  ]
}

export const itemTitle = (item: Parameters<typeof numberOf>[0] & { readonly title: string }): string =>
  `${numberOf(item)} ${item.title}`
export const sections = {
  item: '基本情况',
  text: '内容',
  clock: '办理期限',
  next: '下一步',
  life: '办理经过',
  papers: '文书',
} as const
export const facts = {
  state: '状态',
  signers: '提出人',
  submitted: '提出日期',
  category: '类别',
  district: '村（社区）',
  source: '来源',
  offices: '承办单位',
  attachments: '附件',
  marks: '标记',
} as const
export const assists = (name: string): string => `${name}（协办）`
export const attachments = (count: number, number: string): string =>
  `${count}个，在企业微信里发送“/看附件 ${number}”查看`
export const formHow = (number: string): string => `登记表：在企业微信里发送“/建议表 ${number}”领取。`
export const lettersHow = (offices: readonly string[], number: string): string =>
  `答复函（${offices.join('、')}）：在企业微信里发送“/答复函 ${number}”领取。`
export const noLetters = '还没有答复，没有答复函。'
export const severalOfNumber = '这个编号有几件，请选择：'
