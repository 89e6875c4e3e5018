import { kindNames } from '../../activities/texts/words.ts'
import type { Body } from '../rules/charts.ts'

/** The pictures of a year. */

export const chartsTitle = '图表'
export const yearTitle = (year: number): string => `${year}年图表`
export const yearLink = (year: number): string => `${year}年`
/** @param isOwn of the matters only those that the reader has received, and nothing confidential of others */
export const intro = (isOwn: boolean): string =>
  `图中的建议、活动、来访来信数字与“/建议统计”“/活动”“/来访簿”对您的回复一致${isOwn ? '，保密的建议只计您有权查看的，来访来信只计您接待的' : ''}；出勤率按各次会议活动的到会情况计算。每幅图下面的表格是同样的数字。只有件数、人次，不含姓名。`
export const nothing = '这一年还没有数据。'

export const monthName = (month: number): string => `${month}月`
export const monthNumber = (month: number): string => String(month)
/** In tenths: 97.5% */
export const percent = (tenths: number | null): string =>
  tenths === null ? '' : `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)}%`
/** Above a column there is no room for the mark; the axis has it. */
export const bareRate = (tenths: number | null): string => percent(tenths).replace('%', '')
export const percentUnit = '%'
export const itemUnit = '件'

const bodyNames: Readonly<Record<Body, string>> = {
  session: kindNames.session,
  presidium: kindNames.presidium,
  study: kindNames.study,
  reception: kindNames.reception,
  duty_report: kindNames.duty_report,
  activity: '代表活动',
}
export const bodyName = (body: Body): string => bodyNames[body]

export const attendance = {
  byMonth: '各月会议活动出勤率',
  byBody: '各类会议活动出勤率',
  month: '月份',
  body: '类别',
  meetings: '次数',
  should: '应到',
  present: '实到',
  onLeave: '请假',
  absent: '缺席',
  rate: '出勤率',
  note: '各栏为人次，只计算签到、点名过的会议和活动；出勤率为实到人次占应到人次的比例。',
} as const

export const suggestions = {
  byClass: '代表建议的办理结果',
  byOffice: '各单位承办代表建议',
  days: '答复用时',
  resultClass: '办理结果',
  office: '主办单位',
  count: '件数',
  leads: '主办',
  inTime: '按期答复',
  late: '逾期答复',
  unanswered: '未答复',
  took: '用时',
} as const
export const className = (code: string, name: string | null): string =>
  name === null ? `${code}类` : `${code}类 ${name}`
export const answeredOf = (total: number, answered: number): string =>
  `全年提出${total}件，已答复${answered}件。`
export const items = (count: number): string => `${count}件`
/** 31–60天; @param from the end of the bin before it */
export const bin = (from: number | null, upTo: number | null): string => {
  if (from === null) return `${upTo}天以内`
  return upTo === null ? `超过${from}天` : `${from + 1}–${upTo}天`
}
/** The same under a column. */
export const shortBin = (from: number | null, upTo: number | null): string => {
  if (from === null) return `≤${upTo}`
  return upTo === null ? `>${from}` : `${from + 1}–${upTo}`
}
export const medianLine = (median: number | null, normal: number, wide: number): string =>
  median === null
    ? '还没有答复。'
    : `中位数${median}天；规定一般${normal}个月、复杂${wide}个月内答复，从起算之日算起，不含等代表说明的天数。是否按期以每件自己的期限为准。`
export const unknownTimes = (count: number): string => `另有${count}件正在重新办理，没有列入。`

export const matters = {
  village: '村（社区）',
  category: '类别',
  count: '件数',
  unsaid: '未写明',
} as const
export const mattersTitle = (of: 'village' | 'category', isOwn: boolean): string =>
  `${isOwn ? '您接待的' : ''}来访、来信按${of === 'village' ? '村（社区）' : '类别'}`
export const mattersTotal = (count: number, isOwn: boolean): string =>
  isOwn ? `全年您接待的来访、来信共${count}件。` : `全年登记来访、来信共${count}件。`
export const restName = (names: number): string => `其他${names}个`

export const activities = {
  byGroup: '各代表小组活动次数',
  group: '代表小组',
  held: '次数',
} as const
export const times = (count: number): string => `${count}次`
/** @param wanted 0: nobody asks */
export const groupsNote = (wanted: number): string =>
  wanted === 0 ? '' : `虚线为每组全年不少于${wanted}次。`
