import { sayStretch } from '../../suggestions/texts/statistics.ts'
import type { RegisterKey, RegisterPeriod } from '../types.ts'

/** As the books are called. */
export const registerNames: Readonly<Record<RegisterKey, string>> = {
  presidium: '主席团会议记录簿',
  visits: '人民来信来访记录簿',
  incoming: '各级文件登记簿',
  suggestions: '代表议案和批评、建议、意见记录簿',
  activities: '代表小组活动记录簿',
  deputies: '代表分组情况及代表花名册',
}

/** As it is called in short, and typed. */
export const shortNames: Readonly<Record<RegisterKey, string>> = {
  presidium: '主席团会议',
  visits: '来访簿',
  incoming: '文件登记簿',
  suggestions: '建议簿',
  activities: '小组活动',
  deputies: '花名册',
}

/** 2026年主席团会议记录簿 */
export const registerTitle = (key: RegisterKey, period: RegisterPeriod): string =>
  period === null ? registerNames[key] : `${sayStretch(period)}${registerNames[key]}`
