import { explainReason } from '../../../outbox/texts.ts'
import type { Delivery, DeliveryWay, Reach } from '../rules/delivery.ts'

/** Who was reached how, in the chat and on the page. */

export const showDeliveries = {
  summary: '查看通知送达了哪些人，哪些人需要打电话',
  usage: '/送达 [号]',
  examples: ['/送达', '/送达 3'],
}

export const deliveriesTitle = '送达情况'
export const openDeliveries = '打开送达情况网页'

const wayNames: Record<DeliveryWay, string> = {
  card: '应用单独发卡片',
  app: '应用单独发消息',
  bot: '机器人单独发消息',
  answer: '机器人单独回复',
  mention: '群里点名',
  group: '群里的通知卡片',
  call: '群里提醒查看消息',
}

export const reachNames: Record<Reach, string> = {
  answered: '已回复',
  reached: '已送达，未回复',
  called: '只提醒过查看，未必看到',
  waiting: '等待发送',
  failed: '未确认送达',
  never: '没有通知到',
  no_account: '没有企业微信账号',
}

/** What somebody has to do about it; null: nothing. */
export const whatToDo: Record<Reach, string | null> = {
  answered: null,
  reached: null,
  called: '请电话提醒。',
  waiting: null,
  failed: '请电话通知。',
  never: '请电话通知，或发送“/催”在群里点名提醒。',
  no_account: '请电话通知，并请本人发送“我是 姓名”认领账号。',
}

/** 群里点名：3月11日（星期三）上午10:00 */
export function sayDelivery({ way, state, reason, isCurrent }: Delivery, when: string): string {
  const name = `${wayNames[way]}${isCurrent ? '' : '（变更前）'}：`
  switch (state) {
    case 'sent':
      return `${name}${when}`
    case 'waiting':
      return `${name}等待发送（${when}）`
    case 'failed':
      // What may have gone out is not said to be lost: its reason says so.
      return `${name}${reason === 'maybe_sent' ? '' : '没有发出。'}${reason === null ? '' : explainReason(reason)}`
  }
}

export const nobodyAddressed = '这份通知还没有通知对象。'
export const allReached = '通知对象都已送达或已回复。'
export const toCall = (count: number): string => `尚未通知到（${count}人）`
export const toCallNote = '下列人员还没有收到通知，请尽快联系。'
export const eachTitle = '逐人送达情况'
export const restTitle = (count: number): string => `其他人员（${count}人）`
export const oldNote = '“变更前”指通知最近一次变更、取消、撤回或恢复之前。之后送到的，才算已送达。'
export const groupNote = '“群里的通知卡片”按花名册推算本人在该群，企业微信不提供已读情况。'

export const columns = {
  name: '姓名',
  phone: '手机',
  state: '情况',
  ways: '送达方式',
  what: '怎么办',
} as const

export const deliveriesHeading = (number: number, title: string, total: number): string =>
  `第${number}号“${title}”送达情况：通知对象${total}人。`

/** 已回复5人，已送达未回复3人 */
export const sayReaches = (counts: readonly { readonly reach: Reach; readonly people: number }[]): string =>
  `${counts.map(({ reach, people }) => `${reachNames[reach]}${people}人`).join('；')}。`

export const callLine = (name: string, phone: string | null, reach: Reach): string =>
  `${name}${phone === null ? '' : ` ${phone}`}（${reachNames[reach]}）`
export const callThem = (lines: readonly string[], more: number): string =>
  `尚未通知到，请尽快联系：${lines.join('、')}${more === 0 ? '' : `等，另有${more}人见网页`}。`
export const namesAlone = (number: number): string => `姓名和电话，请单独给我发送“送达 ${number}”查看。`
