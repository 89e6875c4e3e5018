import { levelNames, levels, roleName } from '../../roster/rules/words.ts'
import type { Level, Person } from '../../roster/types.ts'

/** The words of the roster on paper: who is in which group, and what is known of each. */

export const rosterColumns = [
  { heading: '序号', width: 6, centred: true },
  { heading: '代表小组', width: 18, centred: true },
  { heading: '姓名', width: 12, centred: true },
  { heading: '代表层级', width: 14, centred: true },
  { heading: '选区', width: 20 },
  { heading: '职务', width: 22 },
  { heading: '工作单位', width: 28 },
  { heading: '联系电话', width: 16, centred: true },
] as const

export interface RosterFigures {
  readonly deputies: number
  readonly levels: Readonly<Record<Level, number>>
  readonly groups: readonly RosterGroup[]
  /** In no group. */
  readonly ungrouped: number
}

interface RosterGroup {
  readonly name: string
  readonly count: number
  readonly leaders: readonly string[]
  readonly deputyLeaders: readonly string[]
}

const noGroup = '未编组'

/** 第一代表小组12名（组长张三；副组长李四） */
export function groupLines({ deputies, levels: counts, groups, ungrouped }: RosterFigures): string[] {
  const byLevel = levels
    .filter(level => counts[level] > 0)
    .map(level => `${levelNames[level]}代表${counts[level]}名`)
  const grouped = groups.map(({ name, count, leaders, deputyLeaders }) => {
    const who = [
      ...(leaders.length === 0 ? [] : [`组长${leaders.join('、')}`]),
      ...(deputyLeaders.length === 0 ? [] : [`副组长${deputyLeaders.join('、')}`]),
    ]
    return `${name}${count}名${who.length === 0 ? '' : `（${who.join('；')}）`}`
  })
  return [
    `合计：代表${deputies}名，代表小组${groups.length}个${byLevel.length === 0 ? '' : `；${byLevel.join('、')}`}。`,
    ...(deputies === 0
      ? []
      : [`分组：${[...grouped, ...(ungrouped === 0 ? [] : [`${noGroup}${ungrouped}名`])].join('；')}。`]),
  ]
}

/** One row, in the order of the columns. @param nth from 1, through all groups */
export const rosterRow = (nth: number, person: Person): string[] => [
  String(nth),
  person.groupName ?? noGroup,
  person.name,
  person.levels.map(level => levelNames[level]).join('、'),
  person.district ?? '',
  person.roles.map(roleName).join('、'),
  person.unit ?? '',
  person.phone ?? '',
]

/** The last row. */
export const rosterTotals = ({ deputies, groups }: RosterFigures): string[] => [
  '合计',
  `${groups.length}个小组`,
  `${deputies}名`,
  '',
  '',
  '',
  '',
  '',
]
