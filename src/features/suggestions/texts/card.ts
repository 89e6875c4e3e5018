import type { ActName } from '../rules/articles.ts'

/** What an item's card says. */

export const office = '承办'
export const due = '期限'
export const none = '无'
export const show = '查看'
export const verdicts = { satisfied: '满意', basically: '基本满意', dissatisfied: '不满意' } as const
export const buttons: Partial<Readonly<Record<ActName, string>>> = {
  admit: '审查通过',
  accept: '接收',
  answer: '答复',
  consult: '面商',
  reply_to_office: '补充说明',
  grant_extension: '准延',
  refuse_extension: '不准延',
  close: '办结',
  assign: '交办',
  reject: '不予接收',
  return: '退回',
  ask_deputy: '约商',
  assist: '协办意见',
  ask_extension: '延期',
  redo: '重办',
  keep_promise: '兑现',
  archive: '归档',
}
