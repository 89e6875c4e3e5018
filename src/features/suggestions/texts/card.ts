import { type Day, daysBetween } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { countLine } from '../../attachments/texts.ts'
import { cut } from '../../visits/texts/words.ts'
import { type ActName, articles } from '../rules/articles.ts'
import type { Suggestion } from '../types.ts'
import { bareNumber, numberOf, raisedNames, sourceNames, stateNames, verdictNames } from './words.ts'

/** What an item's card says. */

export const rows = {
  signers: '提出人',
  cosigners: '附议',
  district: '村（社区）',
  category: '类别',
  source: '来源',
  offices: '承办',
  due: '期限',
} as const

/** 建议2026-017（办理中） */
export const title = (item: Suggestion): string =>
  `${numberOf(item)}（${item.confidential ? '保密，' : ''}${stateNames[item.state]}）`

export const submitted = (item: Suggestion, lead: string, today: Day): string =>
  `${sayCalendarDay(item.submittedOn, today)}  提出人：${lead}`

/** The platform shows about 300 characters of a quote; the item has them all. */
const shownChars = 270

export function words({ title: called, text }: Suggestion): string {
  if (text === called) return `《${called}》`
  const length = Array.from(text).length
  return length <= shownChars - called.length
    ? `《${called}》\n${text}`
    : `《${called}》\n${cut(text, shownChars - called.length)}（共${length}字，已全文登记）`
}
export const titleAlone = ({ title: called }: Suggestion): string => `《${called}》`

/** 董长庚、毛水法等5人，还差2人; the first names, as many as fit on the line. */
export function cosigners(names: readonly string[], missing: number): string {
  const lacking = missing > 0 ? `还差${missing}人` : ''
  if (names.length === 0) return lacking === '' ? '还没有' : lacking
  const shown = names.length <= 3 ? names.join('、') : `${names.slice(0, 2).join('、')}等${names.length}人`
  return lacking === '' ? shown : `${shown}，${lacking}`
}
export const allSigners = (names: readonly string[]): string =>
  names.length <= 4 ? names.join('、') : `${names.slice(0, 3).join('、')}等${names.length}人`
export const signerNames = (names: readonly string[]): string => `署名代表：${names.join('、')}`

export const notSaid = '未写明'
export const source = (item: Suggestion, visit: string | null): string =>
  `${sourceNames[item.source]}${visit === null ? '' : `（${visit}）`}，${raisedNames[item.raised]}`

export function due(item: Suggestion, today: Day): string | null {
  if (item.waiting !== null) return '等代表说明，暂停计算'
  if (item.dueOn === null) return null
  const late = daysBetween(item.dueOn, today)
  return `${sayCalendarDay(item.dueOn, today)}${late > 0 ? `，已逾期${late}天` : ''}`
}

const correct = (item: Suggestion, what: string): string => `/改建议 ${bareNumber(item)} ${what}`

/** What is asked for, and how it is added. */
export const missing = {
  content: (item: Suggestion): string => `还没有写具体内容，请补充：${correct(item, '内容 具体情况和建议')}`,
  category: (item: Suggestion, categories: readonly string[]): string =>
    `还没有分类，请补充：${correct(item, `类别 ${categories[0] ?? ''}`)}（可选：${categories.join('、')}）`,
  district: (item: Suggestion): string => `还没有写村（社区），可以补充：${correct(item, '村 村名')}`,
  signers: (item: Suggestion, lacking: number): string =>
    `议案还差${lacking}人附议。请其他代表发送：/附议 ${bareNumber(item)}`,
}
export const attachments = (item: Suggestion, count: number): string =>
  `${countLine(count)}，查看请发送：/看附件 ${numberOf(item)}`
export const invited = (names: readonly string[]): string => `已请${names.join('、')}附议，等本人确认。`
export const howToCorrect = (item: Suggestion): string =>
  `要更正请发送：${correct(item, '类别 城乡建设')}（或标题、内容、村、种类、来源、保密）`
export const withdrawal = (item: Suggestion): string =>
  item.withdrawal === null || !articles.withdraw.from.includes(item.state)
    ? ''
    : `有代表提出撤回（${cut(item.withdrawal.reason, 40)}），已有${item.withdrawal.by.length}人同意，共${item.signers.length}人署名。同意请发送：/撤回建议 ${bareNumber(item)} 同意；不同意请发送：/撤回建议 ${bareNumber(item)} 不同意`
export const asked = (item: Suggestion): string =>
  item.waiting === null ? '' : `承办单位请代表说明：${cut(item.waiting.words, 60)}`

/** To a group nothing of a confidential item is said. */
export const confidentialTitle = '代表建议'
export const onlyAlone = '这一件请在单聊中查看。'
export const gone = '没有查到这件建议。'

export const lastSteps = '近期经过：'
export const wholeLife = (item: Suggestion): string => `${numberOf(item)}的经过：`
export const lifeComesNext = '经过较长，另发给您。'

export const chooseAttitude = '办理态度'

export const buttons: Readonly<Record<Exclude<ActName, 'rate' | 'settle_ratings'>, string>> = {
  cosign: '附议',
  uncosign: '取消附议',
  withdraw: '撤回',
  refuse_withdrawal: '不同意撤回',
  correct: '更正',
  admit: '审查通过',
  reject: '不予接收',
  assign: '交办',
  accept: '接收',
  return: '退回',
  ask_deputy: '约商',
  reply_to_office: '补充说明',
  consult: '登记面商',
  answer: '答复',
  assist: '协办意见',
  ask_extension: '申请延期',
  grant_extension: '准予延期',
  refuse_extension: '不准延期',
  redo: '重新办理',
  close: '办结',
  keep_promise: '登记兑现',
  archive: '归档',
  key: '重点督办',
}
export const ratingButtons = {
  satisfied: `结果${verdictNames.satisfied}`,
  basically: `结果${verdictNames.basically}`,
  dissatisfied: `结果${verdictNames.dissatisfied}`,
} as const
export const noLongerKey = '取消重点'
export const show = '查看'
export const lifeButton = '经过'
export const backButton = '返回'
