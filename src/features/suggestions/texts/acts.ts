import type { Act } from '../rules/acts.ts'
import { type ActName, articles, type Part } from '../rules/articles.ts'
import type { Suggestion } from '../types.ts'
import { bareNumber } from './words.ts'

/** What the steps of an item's life are called, and how each is said. */

export const actNames: Readonly<Record<ActName, string>> = {
  cosign: '附议',
  uncosign: '取消附议',
  withdraw: '撤回',
  refuse_withdrawal: '不同意撤回',
  correct: '更正',
  admit: '审查',
  reject: '不予接收',
  assign: '交办',
  accept: '接收',
  return: '退回',
  ask_deputy: '约商',
  reply_to_office: '补充说明',
  consult: '登记面商',
  answer: '答复',
  assist: '提协办意见',
  ask_extension: '申请延期',
  grant_extension: '准予延期',
  refuse_extension: '不准延期',
  rate: '评价',
  settle_ratings: '结束评价',
  redo: '重新办理',
  close: '办结',
  keep_promise: '登记兑现',
  archive: '归档',
  key: '列为重点督办',
}

const partNames: Readonly<Record<Part, string | null>> = {
  clerk: '主席、副主席、联络员',
  deputy: '代表',
  signer: '署名的代表',
  invited: null,
  office: '主办单位的联系人',
  assistant: '协办单位的联系人',
  service: null,
}

/** 主办单位的联系人和主席、副主席、联络员 */
export function whoMay(act: Act['act']): string {
  const names = articles[act].by.map(part => partNames[part]).filter(name => name !== null)
  return names.toReversed().reduce((said, name) => (said === '' ? name : `${name}和${said}`), '')
}

/** What is typed: /答复 2026-017 A 答复内容 */
export function howTo(act: ActName, item: Pick<Suggestion, 'series' | 'number'>): string {
  const number = bareNumber(item)
  switch (act) {
    case 'cosign':
      return `/附议 ${number}`
    case 'uncosign':
      return `/取消附议 ${number}`
    case 'withdraw':
      return `/撤回建议 ${number} 理由`
    case 'refuse_withdrawal':
      return `/撤回建议 ${number} 不同意`
    case 'correct':
      return `/改建议 ${number} 要改的内容`
    case 'admit':
      return `/审查 ${number}`
    case 'reject':
      return `/不予接收 ${number} 理由`
    case 'assign':
      return `/交办 ${number} 承办单位`
    case 'accept':
      return `/接收 ${number}`
    case 'return':
      return `/退回 ${number} 理由`
    case 'ask_deputy':
      return `/约商 ${number} 要请代表说明的事`
    case 'reply_to_office':
      return `/补充 ${number} 说明`
    case 'consult':
      return `/面商 ${number} 日期 在地点 与代表姓名 面商：情况`
    case 'answer':
      return `/答复 ${number} A 答复内容`
    case 'assist':
      return `/协办意见 ${number} 内容`
    case 'ask_extension':
      return `/延期 ${number} 到某月某日 理由`
    case 'grant_extension':
      return `/准延 ${number}`
    case 'refuse_extension':
      return `/不准延 ${number} 理由`
    case 'rate':
      return `/满意 ${number}`
    case 'settle_ratings':
      return `/建议 ${number}`
    case 'redo':
      return `/重办 ${number} 原因`
    case 'close':
      return `/办结建议 ${number} 结果`
    case 'keep_promise':
      return `/兑现 ${number} 落实情况`
    case 'archive':
      return `/归档 ${number}`
    case 'key':
      return `/督办 ${number}`
  }
}

export const quoted = (command: string): string => `“${command}”`

/** “/满意 2026-017”“/基本满意 2026-017”或“/不满意 2026-017 原因” */
export const howToRate = (item: Pick<Suggestion, 'series' | 'number'>): string => {
  const number = bareNumber(item)
  return `“/满意 ${number}”“/基本满意 ${number}”或“/不满意 ${number} 原因”`
}
