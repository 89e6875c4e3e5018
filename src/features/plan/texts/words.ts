import { type Day, daysInMonth, isoDay } from '../../../calendar/day.ts'
import type { Period } from '../rules/period.ts'
import type { PlanKind, Whose } from '../types.ts'

export const receptionName = '代表接待选民日'

export const kindNames: Readonly<Record<PlanKind, string>> = {
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
  other: '其他活动',
  activity: '小组活动',
  contact: '联系选民',
}

const quarterNames = ['一季度', '二季度', '三季度', '四季度'] as const

/** 5月, 一季度, 上半年, 全年, 3月18日, 5月至6月 */
export function sayPeriod({ from, until }: Period): string {
  if (isoDay(from) === isoDay(until)) return `${from.month}月${from.day}日`
  const isWhole = from.day === 1 && until.day === daysInMonth(until.year, until.month)
  if (!isWhole) return `${from.month}月${from.day}日至${until.month}月${until.day}日`
  if (from.month === until.month) return `${from.month}月`
  if (from.month === 1 && until.month === 12) return '全年'
  if (from.month === 1 && until.month === 6) return '上半年'
  if (from.month === 7 && until.month === 12) return '下半年'
  const quarter = quarterNames[(from.month - 1) / 3]
  return quarter !== undefined && until.month - from.month === 2
    ? quarter
    : `${from.month}月至${until.month}月`
}

/** Of duty reports and contacts deputies are counted. */
export const unitOf = (kind: PlanKind): string =>
  kind === 'duty_report' || kind === 'contact' ? '名代表' : '次'

export const sayWhose = (whose: Whose | null, groupName: (id: number) => string | null): string | null => {
  if (whose === null) return null
  if (whose === 'presidium') return '主席团'
  return whose === 'deputies' ? '全体代表' : groupName(Number(whose.slice('group:'.length)))
}

export const sayMonthDay = ({ month, day }: Day): string => `${month}月${day}日`
