import { numberOf as decisionNumber } from '../../decisions/texts/words.ts'
import { numberOf as suggestionNumber } from '../../suggestions/texts/words.ts'
import { numberOf as visitNumber } from '../../visits/texts/words.ts'
import type { Entry, FigureKey } from '../types.ts'

/** What the figures of a duty file and its records are called. */

export const figureNames: Readonly<Record<FigureKey, string>> = {
  sessionShould: '人代会应到',
  sessionPresent: '人代会出席',
  sessionLeave: '人代会请假',
  sessionAbsent: '人代会缺席',
  presidiumShould: '主席团会议应到',
  presidiumPresent: '主席团会议出席',
  presidiumLeave: '主席团会议请假',
  presidiumAbsent: '主席团会议缺席',
  late: '会议迟到',
  leftEarly: '会议早退',
  activities: '参加代表活动',
  studies: '参加学习培训',
  receptions: '接待选民值班',
  receptionLeave: '接待选民请假',
  visits: '受理来访来信',
  visitors: '来访来信群众',
  contacts: '联系选民',
  voters: '联系选民人次',
  led: '领衔提出建议议案',
  motions: '其中议案',
  withdrawn: '其中撤回',
  answered: '其中已答复',
  satisfied: '其中评价满意',
  cosigned: '附议建议议案',
  reports: '向选民述职',
  decisions: '承担决定事项',
  decisionsDone: '其中已完成',
}

const things: ReadonlySet<FigureKey> = new Set([
  'visits',
  'led',
  'motions',
  'withdrawn',
  'answered',
  'satisfied',
  'cosigned',
])
export function unitOf(key: FigureKey): string {
  if (things.has(key)) return '件'
  if (key === 'visitors' || key === 'voters') return '人次'
  return key === 'decisions' || key === 'decisionsDone' ? '项' : '次'
}

/** Where an entry comes from, as that record is called elsewhere. */
export function sourceOf(entry: Entry): string {
  switch (entry.kind) {
    case 'meeting':
    case 'report':
      return `第${entry.number}号通知`
    case 'duty':
      return '接待日值班'
    case 'visit':
      return visitNumber(entry.visit)
    case 'suggestion':
      return suggestionNumber(entry.item)
    case 'decision':
      return decisionNumber(entry.decision)
  }
}
