import { sayInstant } from '../../../calendar/say.ts'
import type { DeedLine } from '../../deeds/store.ts'
import type { WhyNot } from '../rules/answer.ts'
import type { Part } from '../rules/notice.ts'
import type { AnswerLogLine } from '../store/sheet.ts'
import { partNames } from './amendment.ts'
import { leaveKindNames } from './answers.ts'

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

const deedNames: Readonly<Record<string, string>> = {
  'meeting.draft': '拟稿',
  'meeting.publish': '发布',
  'meeting.amend': '更改',
  'meeting.cancel': '取消',
  'meeting.recall': '撤回',
  'meeting.restore': '恢复',
  'meeting.drop': '作废草稿',
  'chat.bind': '绑定群',
  'binding.ask': '认领账号',
  'binding.confirmed': '确认账号',
  'binding.refused': '未确认账号',
  'outbox.requeue': '重发消息',
  'roster.left': '离任',
  'roster.returned': '重新任职',
  'sandbox.seed': '生成演示数据',
  'meeting.nudge': '催办',
  'meeting.proxy': '代为登记',
  'meeting.answer': '回复',
  'meeting.close': '到时截止',
  'meeting.remind': '自动提醒',
  'attendance.open': '开始签到',
  'attendance.review': '核对到会情况',
  'attendance.arrive': '登记到会',
  'attendance.leave': '登记早退',
  'attendance.absent': '登记未到',
  'attendance.code': '核对签到码',
  'sitting.call': '宣布开会',
  'sitting.end': '宣布散会',
  'sitting.go_on': '撤销散会',
  'sitting.papers': '登记材料已发',
  'sitting.papers_taken_back': '登记材料未发',
  'session.absent': '未经批准缺席提醒',
  'session.name': '登记届次',
  'session.tick': '登记法定程序',
  'session.untick': '取消登记法定程序',
  'term.set': '登记届次',
  'term.change': '换届',
  'role.hand_over': '职务交接',
  'meeting.member_left': '因离任不再计入应到',
  'meeting.member_back': '重新任职，恢复计入应到',
  'leave.approved': '批准请假',
  'leave.refused': '未批准请假',
  'reception.set': '设置接待日',
  'reception.stop': '停止接待日',
  'reception.another_time': '接待日改期',
  'reception.cancelled': '取消接待',
  'reception.restored': '恢复接待',
  'reception.call': '接待通知',
  'activity.record': '记录活动',
  'activity.correct': '更正活动记录',
  'activity.link': '登记活动提出的建议',
  'activity.unlink': '取消登记活动提出的建议',
  'activity.report': '登记述职',
  'activity.unreport': '撤销述职登记',
  'plan.draft': '起草年度计划',
  'plan.finalise': '年度计划定稿',
  'plan.add': '增加计划',
  'plan.change': '更改计划',
  'plan.drop': '删去计划',
  'plan.restore': '恢复计划',
  'plan.explain': '说明计划',
  'plan.done': '登记计划完成',
  'plan.undone': '撤销登记计划完成',
  'plan.call': '计划通知',
  'report.draft': '起草总结报告',
  'report.bulletin': '起草简报',
  'rota.make': '排班',
  'rota.by_hand': '停止自动排班',
  'rota.set': '改动值班',
  'rota.fill': '自动接着排班',
  'duty.answer': '回复值班',
  'duty.proxy': '代为回复值班',
  'duty.fill': '安排接替值班',
  'swap.asked': '提出换班',
  'swap.accepted': '同意换班',
  'swap.refused': '不同意换班',
  'suggestion.key': '重点督办',
  'suggestion.settle_ratings': '评价期满',
  'suggestion.remind': '建议自动提醒',
  'suggestion.reckon': '放假安排变动，重新计算建议期限',
  'suggestion.list': '主席团会议前的建议清单',
  'suggestion.set': '改动建议办理规定',
  'congress.set': '改动本单位设置',
}

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
  const what = `${deedNames[deed.action] ?? deed.action}${refused}`
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
