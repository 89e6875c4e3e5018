import type { Standing } from '../rules/sheet.ts'
import type { Meeting } from '../types.ts'
import { quoted, withoutStop } from './quotation.ts'

/** What a person is told about his own answer. */

const lateNote = (late: boolean): string => (late ? '回复截止时间已过，记为逾期回复。' : '')

export const attendNoted = (title: string, when: string, late: boolean): string =>
  `已登记：您参加${quoted(title)}，时间为${when}。${lateNote(late)}如有变化，请回复“请假 原因”。`

export const attendNotedShort = (name: string, title: string, late: boolean): string =>
  `${name}：已登记参加${quoted(title)}。${lateNote(late)}`

export const leaveNoted = (title: string, hasReason: boolean, late: boolean): string =>
  `${quoted(title)}的请假申请已登记，待批准。${lateNote(late)}${
    hasReason ? '批准结果将单独告知您。' : '请补充原因，如：请假 住院。'
  }`

export const leaveNotedInGroup = (name: string, hasReason: boolean, late: boolean): string =>
  `${name}：请假申请已登记，待批准。${lateNote(late)}${
    hasReason ? '批准结果将单独告知您。' : '请补充原因，可单独给我发送，如：请假 住院。'
  }`

export const already = (title: string, standing: string): string =>
  `您对${quoted(title)}的回复已经是“${standing}”，没有变化。`

/** The same before others: how somebody's leave was decided is for him alone. */
export const alreadyInGroup = (name: string): string =>
  `${name}：已收到您的回复，与原来登记的一致。详情请单独给我发送“我的”查看。`

export const cancelled = (title: string, reason: string | null): string =>
  `${quoted(title)}已取消，不需要再回复。${reason === null ? '' : `取消原因：${withoutStop(reason)}。`}`

export const notPublished = (number: number): string => `第${number}号通知尚未发出，暂不能回复、查看或催办。`

export const notAddressed = (title: string): string =>
  `您不在${quoted(title)}的通知对象中，未作登记。如有疑问，请与联络员联系。`

export const notAddressedOther = (name: string, title: string): string =>
  `${name}不在${quoted(title)}的通知对象中，未作登记。`

export const acknowledged = (title: string, deadline: string): string =>
  `收到。您还没有回复能否参加${quoted(title)}，请在${deadline}回复“参加”或“请假 原因”。只回“收到”不算回复。`

export const acknowledgedSeveral =
  '收到。您还有几个通知没有回复能否参加，请逐个回复，如“第3号 参加”。只回“收到”不算回复。'

export const unsure = (title: string, deadline: string): string =>
  `好的，暂不登记。能否参加${quoted(title)}，定下来后请在${deadline}回复“参加”或“请假 原因”。`

export const unsureSeveral = '好的，暂不登记。定下来后请逐个回复，如“第3号 参加”。'

export const nothingOpen = '目前没有需要您回复的通知。发送“帮助”可查看使用方法。'

export const notUnderstood = (example: string): string =>
  `没有看懂这句话，未作登记。回复通知请说“参加”或“请假 原因”；其他功能请发送“${example}”查看。`

export const attendanceHow =
  '这句话未作登记。到会后请发送“签到”，提前离会请发送“早退 原因”，有几个会议的写明号数，如“签到 3”。能否参加，请回复“参加”或“请假 原因”。'

export const whichTitle = '请选择'
export const whichMeeting = '您有几个会议通知，这次回复的是哪一个？'
export const choose = '确定'
export const nothingChosen = '没有选择通知，请重新回复。'
export const choiceIsOver = '这次选择已处理或已过期。如需更改，请直接回复，如“第3号 参加”。'
export const choiceIsSuperseded = '这个选择已过时，未作登记。请按最新的一张，或重新发送。'

export const choiceLine = (number: number, title: string, when: string): string =>
  `第${number}号 ${title} ${when}`
export const choiceOption = (number: number, title: string): string => `${number}号 ${title}`

export const noSuchItem = (item: number): string => `没有第${item}号待回复的通知。发送“我的”可查看您的通知。`

export const noMeetingOn = (day: string): string =>
  `${day}没有等您回复的会议，未作登记。回复的是别的会议的，请不写日期再发送一次；发送“我的”可查看您的通知。`

export const proxyOnlyByClerks = (name: string): string =>
  `替他人登记回复由主席、副主席和联络员办理，未作登记。请${name}本人回复，或与联络员联系。`

/** @param as who has written another's name in front of an answer */
export const whoseAnswer = (name: string, as: 'clerk' | 'member'): string =>
  as === 'clerk'
    ? `没有登记：不知道是不是${name}的回复。替${name}登记请发送“/代 ${name} 参加”或“/代 ${name} 请假 原因”；是您自己的，请直接说“参加”或“请假 原因”。`
    : `没有登记：替他人登记回复由主席、副主席和联络员办理，请${name}本人回复；是您自己的，请直接说“参加”或“请假 原因”。`

/** What was said decides about somebody else's answer, or tells of it. */
export const ofOthers = (as: 'clerk' | 'member'): string =>
  as === 'clerk'
    ? '没有登记：这句话说的是别人，看不出是谁的回复。批准请假请发送“/准假 姓名”，不批请发送“/不准 姓名 理由”；替人登记请发送“/代 姓名 参加”或“/代 姓名 请假 原因”；是您自己的，请直接说“参加”或“请假 原因”。'
    : '没有登记：这句话说的是别人，看不出是不是您的回复。是您自己的，请直接说“参加”或“请假 原因”。'

export const proxyNoted = (name: string, title: string, answer: string, waits: boolean): string =>
  `已替${name}登记${quoted(title)}的回复：${answer}。名单中注明由您代填。${waits ? '批准请发送“待批”。' : ''}`

export const proxyUnchanged = (name: string, title: string): string =>
  `${name}对${quoted(title)}的回复与此相同，没有变化。`

/** The standing as the person himself is told. */
export function ownStanding(standing: Standing): string {
  switch (standing) {
    case 'attend':
      return '参加'
    case 'leaveApproved':
      return '请假（已准）'
    case 'leavePending':
      return '请假（待批）'
    case 'leaveRefused':
      return '请假（未准）'
    case 'silent':
      return '未回复'
  }
}

export const ownAnswer = (standing: Standing): string =>
  standing === 'silent' ? '您尚未回复。' : `您的回复：${ownStanding(standing)}。`

/** The same before others: whether, not what. */
export const ownAnswerInGroup = (standing: Standing): string =>
  standing === 'silent' ? '您尚未回复。' : '您已回复。'

export const leaveKindNames = { sick: '病假', personal: '事假', official: '公假', other: '其他' } as const

export const meetingStatusNames: Record<Meeting['status'], string> = {
  draft: '草稿',
  open: '待回复',
  closed: '已截止',
  cancelled: '已取消',
}
