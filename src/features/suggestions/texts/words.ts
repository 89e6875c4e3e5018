import { hanNumber } from '../../../calendar/numerals.ts'
import type {
  Ground,
  Raised,
  Source,
  State,
  Suggestion,
  SuggestionKind,
  SuggestionNumber,
  Verdict,
} from '../types.ts'

/** What things about suggestions are called wherever they are said (domain 3). */

export const kindNames: Readonly<Record<SuggestionKind, string>> = {
  suggestion: '建议',
  criticism: '批评',
  opinion: '意见',
  motion: '议案',
}

export const raisedNames: Readonly<Record<Raised, string>> = { session: '大会期间', between: '闭会期间' }

export const sourceNames: Readonly<Record<Source, string>> = {
  own: '代表提出',
  study: '视察调研',
  visit: '走访选民',
  reception: '接待选民',
  letter: '代表信箱',
  activity: '代表小组活动',
}

export const stateNames: Readonly<Record<State, string>> = {
  submitted: '已提出',
  admitted: '已审查',
  rejected: '不予接收',
  assigned: '已交办',
  returned: '已退回',
  handling: '办理中',
  consulted: '已面商',
  answered: '已答复',
  consulted_again: '待评价',
  rated: '已评价',
  redo: '重新办理',
  closed: '已办结',
  archived: '已归档',
  withdrawn: '已撤回',
}

export const groundNames: Readonly<Record<Ground, string>> = {
  own_affairs: '属于代表本人或亲属的个人事务',
  private_letter: '属于转交的个人来信',
  court: '涉及正在审理的司法案件',
  academic: '属于学术问题',
  advertising: '属于推荐作品、产品',
  no_content: '没有具体内容',
  other: '其他',
}

/** 涉及正在审理的司法案件，二审还没有判; a ground that was chosen without a word more stands there once. */
export function sayRejection({
  ground,
  reason,
}: Pick<NonNullable<Suggestion['rejection']>, 'ground' | 'reason'>): string {
  const name = groundNames[ground]
  return ground === 'other' || reason === name ? reason : `${name}，${reason}`
}

export const verdictNames: Readonly<Record<Verdict, string>> = {
  satisfied: '满意',
  basically: '基本满意',
  dissatisfied: '不满意',
}

/** 2026-017, as commands take it. */
export const bareNumber = ({ series, number }: Pick<Suggestion, 'series' | 'number'>): string =>
  `${series}-${String(number).padStart(3, '0')}`

/** 建议2026-017 */
export const numberOf = (item: Pick<Suggestion, 'kind' | 'series' | 'number'>): string =>
  kindNames[item.kind] + bareNumber(item)

/** As somebody called it: 第17号, 2026-017. */
export const calledNumber = ({ series, number }: SuggestionNumber): string =>
  series === null ? `第${number}号` : `${bareNumber({ series, number })}号`

/** 19-3: 第十九届第三次会议 */
export function sessionName(series: string): string {
  const [term = '', session = ''] = series.split('-').map(part => hanNumber(Number(part)))
  return `第${term}届第${session}次会议`
}

/** What can be corrected. */
export const fieldNames: Readonly<Record<string, string>> = {
  kind: '种类',
  raised: '提出时间',
  source: '来源',
  title: '标题',
  text: '内容',
  category: '类别',
  district: '村（社区）',
  confidential: '保密',
}
