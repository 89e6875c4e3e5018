import type { Day } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import type { NoticeKind } from '../../../language/notice.ts'
import type { RecordField, ReportWay, Votes } from '../types.ts'

/** As photos and suggestions name it. */
export const meetingName = (number: number): string => `活动${number}`
export const cancelled = '已取消'

export const kindNames: Readonly<Record<NoticeKind, string>> = {
  presidium: '主席团会议',
  session: '人代会',
  reception: '接待选民',
  inspection: '视察',
  survey: '调研',
  law_check: '执法检查',
  review: '评议',
  study: '学习培训',
  duty_report: '述职',
  visit: '走访',
  other: '座谈等其他活动',
}

export const fieldNames: Readonly<Record<RecordField, string>> = {
  theme: '主题',
  places: '地点',
  people: '参加',
  findings: '发现问题',
  advice: '意见建议',
  result: '结果',
}

export const wayNames: Readonly<Record<ReportWay, string>> = { oral: '口头', written: '书面' }

/** 满意30票、基本满意5票、不满意1票 */
export const sayVotes = ({ satisfied, basically, dissatisfied }: Votes): string =>
  `满意${satisfied}票、基本满意${basically}票、不满意${dissatisfied}票`

export const sayOn = (on: Day, today: Day): string => sayCalendarDay(on, today)

/** 第3号通知（5月12日（星期二） 视察农田水利） */
export const called = (number: number, title: string): string => `第${number}号（${title}）`

export const inSingleChat = (typed: string): string =>
  `人员名单和记录内容请单独给我发送“${typed}”查看，群里不显示。`

export const more = (count: number): string => `……还有${count}项，没有全部列出。`

const shownChars = 400
/** What does not fit on a phone is cut in the chat; the papers have the whole. */
export function shortened(text: string, most = shownChars): string {
  const characters = Array.from(text)
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}……`
}
