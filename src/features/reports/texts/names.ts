import { numberOf as decisionNumber } from '../../decisions/texts/words.ts'
import type { Decision } from '../../decisions/types.ts'
import { numberOf as suggestionNumber } from '../../suggestions/texts/words.ts'
import type { Suggestion } from '../../suggestions/types.ts'
import { numberOf as visitNumber } from '../../visits/texts/words.ts'
import type { Visit } from '../../visits/types.ts'
import type { FigureKey, YearFacts } from '../types.ts'

/** What records are called in the list of sources. */
export const refs = {
  notice: (number: number): string => `第${number}号通知`,
  receptionDay: '接待日',
  visit: (visit: Visit): string => visitNumber(visit),
  decision: (decision: Decision): string => decisionNumber(decision),
  suggestion: (item: Suggestion): string => suggestionNumber(item),
  of: (item: Suggestion, notice: string): string => `${suggestionNumber(item)}（${notice}）`,
  planItem: (number: number): string => `计划第${number}项`,
} as const

type Fixed = Exclude<
  FigureKey,
  `group.${number}` | 'presidium' | 'presidiumCounted' | 'presidiumShould' | 'presidiumPresent'
>

const fixed: Readonly<Record<Fixed, string>> = {
  sessions: '人民代表大会会议',
  sessionsCounted: '登记到会的人民代表大会会议',
  sessionPresent: '人民代表大会会议实到代表',
  decisions: '会议决定事项',
  decisionsDone: '决定事项完成',
  receptionDays: '代表接待选民日',
  visits: '接待选民来访',
  letters: '代表信箱来信',
  visitors: '来访、来信群众',
  visitsClosed: '来访、来信办结',
  contacts: '代表联系选民',
  contactVoters: '代表联系选民人次',
  suggestions: '代表建议、批评和意见',
  motions: '其中议案',
  admitted: '审查接收',
  assigned: '交办',
  answered: '答复',
  closed: '办结',
  rated: '代表评价',
  satisfied: '评价满意',
  activities: '代表活动',
  'activities.inspection': '视察',
  'activities.survey': '调研',
  'activities.law_check': '执法检查',
  'activities.review': '评议',
  'activities.visit': '走访',
  'activities.other': '座谈等其他活动',
  activitiesCounted: '登记到会的代表活动',
  activityPresent: '代表活动参加人员',
  activitySuggestions: '代表活动中提出的建议',
  presidiumStudies: '主席团学习',
  presidiumStudyAttendances: '主席团学习参加人次',
  presidiumStudyPersons: '主席团学习参加人数',
  deputyStudies: '代表学习培训',
  deputyStudyAttendances: '代表学习培训参加人次',
  deputyStudyPersons: '代表学习培训参加人数',
  dutyReports: '代表述职',
  dutyReportsWritten: '其中书面述职',
  planned: '年度计划',
  planDone: '计划完成',
  planExplained: '计划未完成已说明',
  planMissed: '计划逾期未完成',
  planAhead: '计划尚未到期',
  unplanned: '计划外开展',
}

/** What a figure is called, in this congress's words. */
export function nameOf({ groups, presidiumMeeting }: YearFacts): (key: FigureKey) => string {
  const own: Readonly<Record<string, string>> = {
    ...fixed,
    presidium: presidiumMeeting,
    presidiumCounted: `登记到会的${presidiumMeeting}`,
    presidiumShould: `${presidiumMeeting}应到`,
    presidiumPresent: `${presidiumMeeting}实到`,
    ...Object.fromEntries(groups.map(({ id, name }) => [`group.${id}`, `${name}活动`])),
  }
  return key => own[key] ?? key
}

const people: ReadonlySet<FigureKey> = new Set(['presidiumStudyPersons', 'deputyStudyPersons'])
const attendances: ReadonlySet<FigureKey> = new Set([
  'sessionPresent',
  'presidiumShould',
  'presidiumPresent',
  'visitors',
  'contactVoters',
  'activityPresent',
  'presidiumStudyAttendances',
  'deputyStudyAttendances',
])
const deputies: ReadonlySet<FigureKey> = new Set(['dutyReports', 'dutyReportsWritten'])
const items: ReadonlySet<FigureKey> = new Set([
  'visits',
  'letters',
  'visitsClosed',
  'suggestions',
  'motions',
  'admitted',
  'assigned',
  'answered',
  'closed',
  'rated',
  'satisfied',
  'activitySuggestions',
])
const things: ReadonlySet<FigureKey> = new Set([
  'decisions',
  'decisionsDone',
  'planned',
  'planDone',
  'planExplained',
  'planMissed',
  'planAhead',
  'unplanned',
])

export function unitOf(key: FigureKey): string {
  if (people.has(key)) return '人'
  if (attendances.has(key)) return '人次'
  if (deputies.has(key)) return '名'
  if (items.has(key)) return '件'
  return things.has(key) ? '项' : '次'
}
