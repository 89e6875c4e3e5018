/** The words of the pages about notices; what is said in the chat too stands with that. */

export const noticesTitle = '会议通知'
export const noticeTitle = (number: number, title: string): string => `第${number}号 ${title}`
export const noNotices = '还没有会议通知。发通知请在企业微信里发送“/会议 时间 地点 议程”。'
export const earlier = '更早的通知'

export const noticeColumns = {
  number: '通知',
  when: '时间',
  place: '地点',
  status: '状态',
  counts: '回复或到会',
} as const

export const facts = {
  when: '时间',
  place: '地点',
  audience: '对象',
  agenda: '议程',
  requirements: '要求',
  deadline: '回复截止',
  status: '状态',
  cancelReason: '取消原因',
  quorum: '法定人数',
} as const

export const figures = {
  invited: '应到',
  attend: '参加',
  leave: '请假',
  pending: '待批',
  silent: '未回复',
} as const

export const sheetTitle = '回复名单'
export const sheetColumns = {
  name: '姓名',
  group: '代表小组',
  answer: '回复',
  reason: '说明',
  when: '回复时间',
} as const

export const sayCounts = (attend: number, leave: number, silent: number): string =>
  `参加${attend}，请假${leave}，未回复${silent}`

export const sayPresent = ({ should, present, onLeave, absent }: Attendance): string =>
  `应到${should}，实到${present}，请假${onLeave}，缺席${absent}`
interface Attendance {
  readonly should: number
  readonly present: number
  readonly onLeave: number
  readonly absent: number
}

export const ownTitle = '本人回复'
export const howToAnswer = '在企业微信里回复“参加”或“请假 原因”。'
export const ownNoticesTitle = '您的通知'
export const noOwnNotices = '目前没有需要您回复的通知。'
export const ownDeliveryTitle = '送达'
export const printed = (name: string): string => `${name}代填`
