import { sayInstant } from '../../../calendar/say.ts'
import type { DeedLine } from '../../deeds/store.ts'
import type { AnswerLogLine } from '../store/sheet.ts'
import { leaveKindNames } from './answers.ts'

export const showLog = {
  summary: '在单聊中查看某个通知的办理和回复经过',
  usage: '/日志 [号]',
  examples: ['/日志 3'],
}

export const logInSingleChat = '日志中有请假原因，请单独给我发送“/日志”查看。'
export const logHeading = (number: number, count: number): string =>
  `第${number}号通知的日志，最近${count}条：`
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
  'meeting.member_left': '因离任不再计入应到',
  'meeting.member_back': '重新任职，恢复计入应到',
  'leave.approved': '批准请假',
  'leave.refused': '未批准请假',
}

/** 杨国梁：批准请假，王秀兰 · 杨国梁：催办，5人 */
export function deedLine(deed: DeedLine): string {
  const what = `${deedNames[deed.action] ?? deed.action}${deed.outcome === 'refused' ? '（未登记）' : ''}`
  const about = deed.about === deed.name ? null : deed.about
  const parts = [what, about, deed.called === null ? null : `${deed.called}人`]
  return `${deed.name ?? deed.userid ?? '系统'}：${parts.filter(part => part !== null).join('，')}`
}

/** 王秀兰：请假（病假，住院；逾期；沈月英代填） */
export function answerLine(line: AnswerLogLine): string {
  const what = line.answer === 'attend' ? '参加' : '请假'
  const kind = line.leaveKind === null ? null : leaveKindNames[line.leaveKind]
  const why = [kind, line.reason].filter(part => part !== null).join('，')
  const notes = [
    why === '' ? null : why,
    line.late ? '逾期' : null,
    line.enteredByName === null ? null : `${line.enteredByName}代填`,
  ].filter(note => note !== null)
  return `${line.name}：${what}${notes.length === 0 ? '' : `（${notes.join('；')}）`}`
}
