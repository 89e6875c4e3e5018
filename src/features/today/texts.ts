/** The words of the page 今天: what there is, and what to do about it. */
import { type Day, daysBetween } from '../../calendar/day.ts'
import { sayCalendarDay, sayInstant, sayTime } from '../../calendar/say.ts'
import { inTown, typedInTown } from '../county/texts/notices.ts'
import { numberOf as decisionNumber, shortened, whoOf } from '../decisions/texts/words.ts'
import { bareNumber as paperBareNumber, numberOf as paperNumber } from '../incoming-papers/texts/words.ts'
import { itemLine } from '../plan/texts/command.ts'
import { named as namedItem } from '../suggestions/texts/reminders.ts'
import { chores } from '../suggestions/texts/todo.ts'
import { bareNumber as itemNumber } from '../suggestions/texts/words.ts'
import { cut, bareNumber as visitBareNumber, numberOf as visitNumber } from '../visits/texts/words.ts'
import type { ComingMeeting, Line, Matter, Urgency } from './types.ts'

export const title = '今天'
const sections: Readonly<Record<Urgency, string>> = {
  overdue: '已逾期',
  today: '今天要办',
  soon: '一周之内',
  open: '其他待办',
}
export const sectionTitle = (urgency: Urgency, count: number): string => `${sections[urgency]}（${count}项）`
export const nothing = '没有需要办理的事项。'
export const nothingToday = '今天没有必须办理的事项，以下供安排工作时参考。'
export const moreOfKind = (count: number, what: string): string => `${what}另有${count}项没有列出`

/** How the matters of a kind are called where not all of them are listed. */
export const kindNames: Readonly<Record<Matter['kind'], string>> = {
  leave: '请假审批',
  silent: '未回复的通知',
  meeting: '会议',
  vacancy: '接待值班缺人',
  reception: '接待日',
  visit: '来访来信',
  chore: '建议办理',
  watched: '建议督办',
  decision: '决定事项',
  plan: '年度计划',
  undelivered: '未送达消息',
  claims: '账号确认',
  paper: '各级来文',
  dispute: '履职档案异议',
  asked: '县里的通知',
}

/** What the words need beside the matter: its names and its hours. */
export interface Names {
  readonly today: Day
  readonly now: Date
  readonly zone: string
  readonly meetingTitle: (meeting: ComingMeeting['meeting']) => string
  readonly groupName: (id: number) => string | null
}

const most = 8
const listed = (names: readonly string[]): string =>
  names.length <= most ? names.join('、') : `${names.slice(0, most).join('、')}等${names.length}人`

/** What it is about. */
export function sayWhat(matter: Matter, names: Names): string {
  switch (matter.kind) {
    case 'leave':
      return `第${matter.number}号通知：${listed(matter.names)}请假，待批准`
    case 'claims':
      return `${matter.count}人认领账号，待确认`
    case 'undelivered':
      return `${matter.count}条消息没有送达`
    case 'silent':
      return `第${matter.meeting.number}号 ${names.meetingTitle(matter.meeting)}：${matter.silent}人未回复`
    case 'meeting':
      return `第${matter.meeting.number}号 ${names.meetingTitle(matter.meeting)}：${sayComing(matter, names)}`
    case 'vacancy':
      return matter.absent.length === 0
        ? `${sayCalendarDay(matter.day.day, names.today)}接待日还没有安排值班代表`
        : `${sayCalendarDay(matter.day.day, names.today)}接待日：${listed(matter.absent)}不能值班，待补`
    case 'reception':
      return `接待日，${matter.day.place}：${listed(matter.duties.map(duty => duty.name)) || '未安排值班'}`
    case 'visit':
      return `${visitNumber(matter.visit)}：${cut(matter.visit.matter, 40)}`
    case 'chore':
      return `${matter.waiting.length === 1 ? '' : `${matter.waiting.length}件`}建议${chores[matter.chore]}：${matter.waiting
        .slice(0, most)
        .map(one => `${itemNumber(one.item)} ${cut(one.item.title, 16)}`)
        .join('、')}${matter.waiting.length > most ? '等' : ''}`
    case 'watched':
      return `${namedItem(matter.watched.item)}（${matter.watched.about === 'answer' ? '答复' : '承诺事项'}）`
    case 'decision':
      return `${decisionNumber(matter.decision)} ${shortened(matter.decision.words, 40)}（承办：${whoOf(matter.decision)}）`
    case 'plan':
      return itemLine(matter.held, names.groupName, true)
    case 'paper':
      return `${paperNumber(matter.paper)} ${shortened(matter.paper.title, 40)}`
    case 'dispute':
      return `${matter.dispute.personName}对履职档案有异议：${shortened(matter.dispute.sentence, 40)}`
    case 'asked':
      return `${inTown(matter.notice)}，本单位还没有回复：${shortened(matter.notice.words, 40)}`
  }
}

function sayComing({ meeting, counts, figures }: ComingMeeting, { now, zone }: Names): string {
  const hasBegun = meeting.startsAt !== null && meeting.startsAt <= now
  if (figures !== null && (hasBegun || figures.present + figures.guestsPresent > 0))
    return `应到${figures.should}人，已签到${figures.present}人，请假${figures.onLeave}人，${hasBegun ? '缺席' : '未到'}${figures.absent}人`
  const at = meeting.startsAt === null ? '' : `${sayTime(meeting.startsAt, zone)}开始，`
  return `${at}应到${counts.invited}人，已确认参加${counts.attend}人`
}

/** By when: the day, and how far it is. */
export function sayWhen({ on, matter }: Line, { today, now, zone }: Names): string {
  if (matter.kind === 'silent' && matter.meeting.closesAt !== null)
    return `${sayInstant(matter.meeting.closesAt, now, zone)}截止`
  if (on === null) return ''
  const left = daysBetween(today, on)
  if (matter.kind === 'meeting' || matter.kind === 'reception' || matter.kind === 'vacancy')
    return left === 0 ? '今天' : sayCalendarDay(on, today)
  if (left < 0) return `已逾期${-left}天`
  return left === 0 ? '今天到期' : `${sayCalendarDay(on, today)}，还有${left}天`
}

/** What to do: what is sent to the bot, and to whom one talks. */
export function sayTodo(matter: Matter): string {
  switch (matter.kind) {
    case 'leave':
      return '发送“待批”办理'
    case 'claims':
      return '发送“待确认”办理'
    case 'undelivered':
      return '查看原因，处理后发送“/重发 全部”'
    case 'silent':
      return matter.canNudge
        ? `发送“/催 ${matter.meeting.number}”，或电话联系`
        : `请电话联系，回复用“/代 ${matter.meeting.number} 姓名 参加”登记`
    case 'meeting':
      return matter.figures === null ? '' : `签到情况发送“到会 ${matter.meeting.number}”`
    case 'vacancy':
      return '发送“补班”安排'
    case 'reception':
      return ''
    case 'visit':
      return `办结后发送“/办结 ${visitBareNumber(matter.visit)} 结果”`
    case 'chore':
      return '发送“待办”办理'
    case 'watched':
      return '联系承办单位；发送“逾期”查看各单位'
    case 'decision':
      return `落实后发送“/落实 ${decisionNumber(matter.decision)} 已完成 结果”`
    case 'paper':
      return `办结后发送“/文件 ${paperBareNumber(matter.paper)} 办结 结果”`
    case 'dispute':
      return `核对后发送“/异议 ${matter.dispute.number} 采纳”或“/异议 ${matter.dispute.number} 维持 理由”`
    case 'asked':
      return `发送“${typedInTown(matter.notice)}”查看并回复`
    case 'plan':
      return matter.held.state === 'missed'
        ? `发送“/计划 说明 ${matter.held.item.number} 原因”`
        : '按计划安排'
  }
}
