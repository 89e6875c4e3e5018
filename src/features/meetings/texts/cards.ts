import type { Standing } from '../rules/sheet.ts'
import type { Counts, MeetingStatus } from '../types.ts'
import { meetingStatusNames } from './answers.ts'
import { withoutStop } from './quotation.ts'
import { leaveCounts } from './sheet.ts'

/** The words on a meeting's card. A row's name has at most five characters. */

export const rowWhen = '时间'
export const rowWhere = '地点'
export const rowWhom = '对象'
export const rowDeadline = '回复截止'
export const rowCount = '回复情况'
export const rowQuorum = '法定人数'

export const buttons = { attend: '参加', arrive: '签到', leave: '请假', list: '名单', kind: '提交' } as const
export const changeToLeave = '改为请假'
export const changeToAttend = '改为参加'
export const drop = '作废草稿'
export const leaveKindTitle = '请假类型'
export const noPlace = '未定'
export const nobody = '未定'

export const noticeNumber = (congress: string, number: number, status: MeetingStatus): string =>
  `${congress}人大 第${number}号通知${status === 'open' ? '' : `（${meetingStatusNames[status]}）`}`

export const agenda = (items: string): string => `议程：${items}`
export const place = (where: string): string => `地点：${where}`
export const requirements = (items: readonly string[]): string => `要求：${items.join('；')}`
export const whomInFull = (audience: string): string => `对象：${audience}`
export const whom = (audience: string, invited: number): string => `${audience}（${invited}人）`

export const countLine = (counts: Counts): string =>
  `参加${counts.attend} 请假${leaveOf(counts)} 未回复${counts.silent}`

const leaveOf = (counts: Counts): number => counts.leaveApproved + counts.leavePending + counts.leaveRefused

/** Said over buttons, and over the numbers in place of them where a group takes no cards. */
export const howToAnswer =
  '请在下面选择回复。请假的，选“请假”后再选类型；要写明原因的，请发送“请假 原因”（在群里先@我）。'

export const howToCheckIn = '现在可以签到。到会的，请选“签到”；不能到会的，请选“请假”。'

const lateNote = (late: boolean): string => (late ? '（逾期回复）' : '')

export const youAttend = (late: boolean): string => `您已回复：参加${lateNote(late)}。`

export const yourLeave = (standing: Standing, late: boolean): string => {
  switch (standing) {
    case 'leaveApproved':
      return `您的请假已批准${lateNote(late)}。`
    case 'leaveRefused':
      return '您的请假未获批准，请按时参加，并点“改为参加”。'
    default:
      return `您的请假申请已登记，待批准${lateNote(late)}。`
  }
}

export const yourLeaveWithoutReason = (late: boolean): string =>
  `您的请假申请已登记，待批准${lateNote(late)}。请选择类型后点“提交”，也可发送“请假 原因”说明（在群里先@我）。`

export const countsNow = (counts: Counts, quorum: string | null): string =>
  [
    `应到${counts.invited}人，参加${counts.attend}人，${leaveCounts(counts)}，未回复${counts.silent}人。`,
    ...(quorum === null ? [] : [`法定人数：${quorum}。`]),
  ].join('\n')

export const cancelled = (reason: string | null): string =>
  `本通知已取消，不需要再回复。${reason === null ? '' : `取消原因：${withoutStop(reason)}。`}`

/** In place of a card's buttons. */
export const closedByCancelling = '已取消'

export const draftReady = (number: number, botName: string): string =>
  `草稿已齐，尚未发出。请到要通知的群里发送“@${botName} /发布 ${number}”；要修改，请发送“/改 ${number} 改动内容”。`

/** Where it can be sent without a word in the group. */
export const draftReadyAside = (number: number): string =>
  `草稿已齐，尚未发出。要发出，请发送“/发布 ${number}”；要修改，请发送“/改 ${number} 改动内容”。`
