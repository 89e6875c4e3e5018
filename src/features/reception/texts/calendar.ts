/** The calendar of reception days, and the page of one. */

export const calendarTitle = '代表接待日'
export const yearTitle = (year: number): string => `${year}年代表接待日`
export const monthTitle = (year: number, month: number): string => `${year}年${month}月代表接待日`
export const dayTitle = (day: string): string => `${day}代表接待日`
export const monthName = (month: number): string => `${month}月月历`
export const monthHeading = (month: number, count: number): string => `${month}月（${count}次）`
export const yearLink = (year: number): string => `${year}年`
export const wholeYear = (year: number): string => `${year}年全年`
export const asGrid = (month: number): string => `${month}月`

export const none = (year: number): string => `${year}年没有安排代表接待日。`
export const noneIn = (month: number): string => `${month}月没有安排代表接待日。`
export const ruleHeading = '接待安排'
export const changeHow = '改动由主席、副主席、联络员在企业微信里发送“/接待日”“/排班”“/接待设置”。'

export const figures = {
  planned: '安排',
  over: '已接待',
  uncovered: '无人值班',
  matters: '来访件数',
} as const
export const columns = {
  day: '日期',
  when: '时间地点',
  duty: '值班',
  state: '情况',
  received: '接待',
} as const
export const weekdays = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'] as const

export const unassigned = '未排'
/** @param isClerk he can see to it */
export const uncovered = (isClerk: boolean): string =>
  isClerk ? '无人值班，请发送“补班”或“/排班”安排' : '无人值班'
export const announced = '已公告'
export const notAnnounced = '未公告'
export const over = '已结束'
export const cancelled = (reason: string | null): string => (reason === null ? '已取消' : `已取消：${reason}`)
export const received = (matters: number, people: number): string => `${matters}件，${people}人次`
export const ownDuty = (answer: string): string => `您值班。${answer}`
export const holiday = (name: string): string => `${name}放假`
export const makeup = (name: string): string => `${name}调休上班`

export const sections = {
  day: '时间地点',
  duty: '值班代表',
  matters: '接待情况',
  notice: '公告',
} as const
export const facts = {
  when: '时间',
  place: '地点',
  state: '情况',
  shift: '说明',
  announced: '公告',
  received: '接待',
} as const
export const dutyColumns = { name: '姓名', answer: '回复', reason: '请假原因', when: '回复时间' } as const
export const nobodyOnDuty = '还没有排值班代表。'
export const noMatters = '这一天没有登记来访。'
export const mattersCount = (matters: number, people: number): string =>
  `共登记来访${matters}件，${people}人次。`
export const ownMatters = '您接待的：'
export const documentHow = (month: number, day: number): string =>
  `张贴用的文档：在企业微信里发送“/公告 ${month}月${day}日”领取。`
