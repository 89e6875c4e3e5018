import { sayInstant } from '../../../calendar/say.ts'
import type { DeedLine } from '../../deeds/store.ts'
import type { WhyNot } from '../rules/answer.ts'
import type { Part } from '../rules/notice.ts'
import type { AnswerLogLine } from '../store/sheet.ts'
import { partNames } from './amendment.ts'
import { leaveKindNames } from './answers.ts'
import { nameOfDeed } from './deed-names.ts'

export const showLog = {
  summary: '在单聊中查看通知的办理和回复经过',
  usage: '/日志 [号或全部]',
  examples: ['/日志 3', '/日志 全部'],
}

export const logInSingleChat = '日志中有请假原因，请单独给我发送“/日志”查看。'
export const logHeading = (number: number, count: number): string =>
  `第${number}号通知的日志，最近${count}条：`
/** Said instead of a number: whatever was done or refused lately. */
export const everything: ReadonlySet<string> = new Set(['全部', '所有'])
export const wholeLogHeading = (count: number): string => `全部日志，最近${count}条：`
export const ofNotice = (number: number, line: string): string => `第${number}号通知，${line}`
export const logLine = (at: Date, text: string, now: Date, zone: string): string =>
  `${sayInstant(at, now, zone)} ${text}`

const whyNames: Readonly<Record<WhyNot | 'not_allowed', string>> = {
  not_published: '通知尚未发出',
  cancelled: '通知已取消',
  not_addressed: '不在通知对象中',
  archived: '会议已结束一个月以上',
  not_a_clerk: '不能代他人回复',
  nothing_open: '没有待回复的通知',
  no_such_notice: '没有这个号的通知',
  not_allowed: '无权使用',
}
const isPart = (part: string): part is Part => Object.hasOwn(partNames, part)
const isWhy = (why: string): why is keyof typeof whyNames => Object.hasOwn(whyNames, why)

const recorded: ReadonlySet<string> = new Set(['meeting.answer', 'meeting.proxy'])

/** 杨国梁：更改，地点、通知对象，新增2人 · 杨国梁：批准请假，王秀兰 · 杨国梁：催办，5人 · 王秀兰：回复（未登记：通知已取消） */
export function deedLine(deed: DeedLine): string {
  const why = deed.why !== null && isWhy(deed.why) ? `：${whyNames[deed.why]}` : ''
  const notDone = recorded.has(deed.action) ? '未登记' : '未办理'
  const refused = deed.outcome === 'refused' ? `（${notDone}${why}）` : ''
  const what = `${nameOfDeed(deed.action)}${refused}`
  // Of a leave that somebody has granted to himself it is to be seen.
  const oneself = deed.action.startsWith('leave.') ? '本人' : null
  const about = deed.about === deed.name ? oneself : deed.about
  const changed = (deed.parts ?? []).filter(isPart).map(part => partNames[part])
  const parts = [
    what,
    changed.length === 0 ? null : changed.join('、'),
    deed.added === 0 ? null : `新增${deed.added}人`,
    deed.removed === 0 ? null : `减少${deed.removed}人`,
    about,
    deed.called === null ? null : `${deed.called}人`,
  ]
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
