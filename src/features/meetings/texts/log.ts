import { sayInstant } from '../../../calendar/say.ts'
import type { DeedLine } from '../../deeds/store.ts'
import type { AnswerLogLine } from '../store/sheet.ts'
import { leaveKindNames } from './answers.ts'

export const showLog = {
  summary: '查看某个通知的全部操作和回复记录（在单聊中）',
  usage: '/日志 [号]',
  examples: ['/日志 3'],
}

export const logInSingleChat = '记录含请假原因，请在与我的单聊中发送“/日志”查看。'
export const logHeading = (number: number, count: number): string =>
  `第${number}号通知的记录（最近${count}条）：`
export const logLine = (at: Date, text: string, now: Date, zone: string): string =>
  `${sayInstant(at, now, zone)} ${text}`

const deedNames: Readonly<Record<string, string>> = {
  'meeting.draft': '拟稿',
  'meeting.publish': '发布',
  'meeting.amend': '更改',
  'meeting.cancel': '取消',
  'meeting.restore': '恢复',
  'meeting.drop': '作废草稿',
  'meeting.nudge': '催办',
  'meeting.proxy': '代为登记',
  'meeting.answer': '回复',
  'meeting.close': '到时截止',
  'meeting.remind': '自动提醒',
  'leave.approved': '准假',
  'leave.refused': '不准假',
}

export const deedLine = (deed: DeedLine): string =>
  `${deed.name ?? deed.userid ?? '系统'}：${deedNames[deed.action] ?? deed.action}${deed.outcome === 'refused' ? '（被拒绝）' : ''}`

export function answerLine(line: AnswerLogLine): string {
  const what = line.answer === 'attend' ? '参加' : '请假'
  const kind = line.leaveKind === null ? null : leaveKindNames[line.leaveKind]
  const why = [kind, line.reason].filter(part => part !== null).join('，')
  const notes = [line.late ? '逾期' : null, line.enteredByName === null ? null : `${line.enteredByName}代填`]
  const noted = notes.filter(note => note !== null)
  return `${line.name}：${what}${why === '' ? '' : `（${why}）`}${noted.length === 0 ? '' : `〔${noted.join('，')}〕`}`
}
