import { sayInstant } from '../../calendar/say.ts'
import type { LostFile } from '../../outbox/lost-files.ts'
import type { Reason } from '../../outbox/reason.ts'
import { readSubject } from '../attachments/rules/subject.ts'
import type { Subject } from '../attachments/types.ts'
import { purposeNames } from '../identity/texts.ts'
import type { Receivers } from './store.ts'

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

/** No number: the latest are listed, and there may be more. */
export const lostHeading = '最近发来的文件有的没有保存，已告诉本人：'
export const lostLine = (file: LostFile, now: Date, zone: string): string =>
  `${sayInstant(file.diedAt, now, zone)}，${file.senderName}发来的${whatWasSent(file.subject)}：${whyLost(file.reason)}`
export const howToSendAgain =
  '这些不能用“/重发”，请本人再发一次；同一份文件总不成功的，请换一份或与管理员联系。'

const sent: Readonly<Record<Subject['kind'], string>> = {
  visit: '来访照片或文件',
  suggestion: '建议的照片或文件',
  meeting: '活动照片或文件',
  template: '文档模板',
  incoming_paper: '收文附件',
}
export function whatWasSent(subject: string | null): string {
  const read = readSubject(subject)
  return read === null ? '照片或文件' : sent[read.kind]
}

export function whyLost(reason: Reason): string {
  const [kind] = reason.split(':')
  switch (kind) {
    case 'unreachable':
    case 'busy':
    case 'too_fast':
      return '连不上企业微信，多次重试后仍没有取到。'
    case 'refused':
    case 'no_way':
      return '企业微信没有给出这个文件。'
    default:
      return '处理这个文件时程序出错或中断，多次重试后仍不成功。'
  }
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
/** @param left could not be sent again with all the others */
export const resending = (count: number, left: number): string =>
  `正在重新发送${count}条消息。${left === 0 ? '' : `另有${left}条没有重发：收件人在花名册中没有企业微信账号，补上账号后请再发送“/重发 全部”。`}`

/** The page. */
export const pageTitle = '消息送达'
export const deadTitle = (count: number): string => `没有送达（${count}条）`
export const underWayTitle = (count: number): string => `等待发送（${count}条）`
export const daysTitle = '近期发送'
export const lostTitle = '最近没有保存的来件'
export const lostColumns = { when: '时间', who: '发送人', what: '内容', why: '原因' } as const
export const columns = { id: '编号', when: '时间', who: '对象', about: '事项', why: '原因和办法' } as const
export const underWayColumns = { when: '应发时间', who: '对象', about: '事项', state: '情况' } as const
export const dayColumns = { day: '日期', sent: '已送达', dead: '未送达', expired: '过时未发' } as const
export const aboutNotice = (number: number): string => `第${number}号通知`
export const aboutElse = '其他'
/** 第一代表小组群, 王秀兰、戴丽娟, 全体代表群（沈月英等12人） */
export function sayReceivers({ names, group }: Receivers): string {
  const people = names.length <= 5 ? names.join('、') : `${names.slice(0, 5).join('、')}等${names.length}人`
  if (group === null) return people === '' ? '不详' : people
  const chat = `${group.purpose === 'group' ? (group.name ?? '') : purposeNames[group.purpose]}群`
  return people === '' ? chat : `${chat}（${people}）`
}
export const notTried = '排队等待发送'
export const tried = (attempts: number, why: string): string => `已试${attempts}次：${why}`
export const nothingSent = '近期没有发送消息。'
export const deadNote = (shown: number): string => `只列出最近${shown}条。`
