import { sayInstant } from '../../calendar/say.ts'

export const showUndelivered = {
  summary: '查看没有发出去的消息和原因',
  usage: '/未送达',
  examples: ['未送达'],
}
export const sendAgain = {
  summary: '重新发送没有发出去的消息',
  usage: '/重发 编号（或全部）',
  examples: ['/重发 12', '/重发 全部'],
}

/** Said instead of numbers: every one of them. */
export const all = '全部'

export const allDelivered = '没有发送失败的消息。'
export const deadHeading = (count: number): string => `有${count}条消息没有发出去：`
export const deadLine = (id: number, at: Date, why: string, now: Date, zone: string): string =>
  `编号${id}，${sayInstant(at, now, zone)}：${why}`
export const howToResend = '处理好原因后，发送“/重发 编号”或“/重发 全部”。'
export const resendNeedsNumber = '请写编号，如：/重发 12。编号请发送“未送达”查看。'
export const nothingToResend =
  '没有可以重发的消息：编号不对、已经重发，或收件人在花名册中没有企业微信账号。发送“未送达”查看。'
export const resending = (count: number): string => `正在重新发送${count}条消息。`
