import type { Labels } from '../../congress/types.ts'
import { sayStretch } from '../../suggestions/texts/statistics.ts'
import type { RegisterKey, RegisterPeriod } from '../types.ts'

const registerNames: Readonly<Record<Exclude<RegisterKey, 'presidium'>, string>> = {
  visits: '人民来信来访记录簿',
  incoming: '各级文件登记簿',
  suggestions: '代表议案和批评、建议、意见记录簿',
  activities: '代表小组活动记录簿',
  deputies: '代表分组情况及代表花名册',
}

const shortNames: Readonly<Record<Exclude<RegisterKey, 'presidium'>, string>> = {
  visits: '来访簿',
  incoming: '文件登记簿',
  suggestions: '建议簿',
  activities: '小组活动',
  deputies: '花名册',
}

/** As a book is called; the first after what this congress calls such a meeting. */
export const registerName = (key: RegisterKey, { presidiumMeeting }: Labels): string =>
  key === 'presidium' ? `${presidiumMeeting}记录簿` : registerNames[key]

/** As it is called in short, and typed. */
export const shortName = (key: RegisterKey, { presidiumMeeting }: Labels): string =>
  key === 'presidium' ? presidiumMeeting : shortNames[key]

/** 2026年主席团会议记录簿 */
export const registerTitle = (key: RegisterKey, period: RegisterPeriod, labels: Labels): string =>
  `${period === null ? '' : sayStretch(period)}${registerName(key, labels)}`
