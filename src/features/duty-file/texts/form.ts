import type { Day } from '../../../calendar/day.ts'
import { sayDate } from '../../../calendar/say.ts'
import type { Congress } from '../../congress/types.ts'
import { sayLevels } from '../../reception/texts/levels.ts'
import { organOf } from '../../reports/texts/organ.ts'
import { roleName } from '../../roster/rules/words.ts'
import type { FormRow } from '../../suggestions/texts/form.ts'
import type { Dispute, DutyFile, Period } from '../types.ts'
import { attendanceNote, disputedIn, missedNote, periodName, sayFigures, sectionKeys } from './chat.ts'
import { codeOf, type SectionKey, sayOn, sectionNames, sectionOf, sentenceOf } from './entries.ts'
import { sourceOf } from './figures.ts'

/** 代表履职档案 as it is filed on paper, and as the page shows it. */

export interface FormSection {
  readonly key: SectionKey
  readonly heading: string
  readonly counts: string
  readonly rows: readonly (readonly string[])[]
}

export interface DutyForm {
  readonly title: string
  readonly period: string
  readonly facts: readonly FormRow[]
  readonly columns: readonly string[]
  readonly sections: readonly FormSection[]
  readonly disputesTitle: string
  readonly disputeColumns: readonly string[]
  readonly disputes: readonly (readonly string[])[]
  /** In place of the table where nobody has disputed anything. */
  readonly noDisputes: string
  readonly notes: readonly string[]
  readonly foot: string
}

export const columns = ['编号', '日期', '内容', '来源'] as const
export const disputeColumns = ['异议', '提出时的记录', '代表意见', '核实处理'] as const
export const disputesTitle = '九、异议和处理'
export const noDisputes = '没有异议。'
const factNames = {
  name: '姓名',
  level: '代表层级',
  group: '代表小组',
  district: '选区',
  unit: '单位',
  roles: '职务',
  state: '状态',
} as const
const inOffice = '在任'
const hasLeft = '已离任'

type Named = Pick<Congress, 'name' | 'kind' | 'county'>

export const fileTitle = (name: string): string => `${name}履职档案`

/** 2026年（1月1日至12月31日）; of a term the days that it goes from and to. */
export const sayPeriod = (period: Period): string =>
  period.kind === 'year'
    ? periodName(period)
    : `${periodName(period)}（${sayDate(period.from)}至${sayDate(period.until)}）`

export function factsOf({ person }: DutyFile, congress: Named): readonly (readonly [string, string])[] {
  return [
    [factNames.name, person.name],
    [factNames.level, sayLevels(person.levels, congress)],
    [factNames.group, person.groupName ?? ''],
    [factNames.district, person.district ?? ''],
    [factNames.unit, person.unit ?? ''],
    [factNames.roles, person.roles.map(roleName).join('、')],
    [factNames.state, person.active ? inOffice : hasLeft],
  ]
}

export function sectionsOf({ entries, book, period, disputes }: DutyFile): FormSection[] {
  return sectionKeys.map(key => {
    const own = entries.filter(entry => sectionOf(entry) === key)
    return {
      key,
      heading: sectionNames[key],
      counts: sayFigures(book, key, own.length > 0),
      rows: own.map(entry => [
        codeOf(entry.key),
        sayOn(entry.on, period.kind === 'year'),
        sentenceOf(entry) + disputedIn(disputes, entry.key),
        sourceOf(entry),
      ]),
    }
  })
}

export const disputeRow = ({ number, entry, on, sentence, reason, ruling }: Dispute): readonly string[] => [
  `第${number}号`,
  `${codeOf(entry)} ${sayDate(on)} ${sentence}`,
  reason,
  ruling === null
    ? '待核实'
    : `${ruling.accepted ? (ruling.note === null ? '采纳本人意见' : `采纳，更正为：${ruling.note}`) : `维持原记录：${ruling.note ?? ''}`}（${ruling.byName}）`,
]

export const notesOf = ({ book, missed }: DutyFile): string[] =>
  [attendanceNote(book), missedNote(missed)].filter(note => note !== null)

export function dutyForm(file: DutyFile, congress: Named, today: Day): DutyForm {
  const [name, level, group, district, unit, roles, state] = factsOf(file, congress).map(([label, text]) => ({
    label,
    text,
  }))
  const pair = (...cells: readonly (FormRow['cells'][number] | undefined)[]): FormRow => ({
    cells: cells.filter(cell => cell !== undefined),
  })
  return {
    title: '代表履职档案',
    period: sayPeriod(file.period),
    facts: [pair(name, level), pair(group, district), pair(unit, roles), pair(state)],
    columns,
    sections: sectionsOf(file),
    disputesTitle,
    disputeColumns,
    disputes: file.disputes.map(disputeRow),
    noDisputes,
    notes: notesOf(file),
    foot: `${organOf(congress)}　打印日期：${sayDate(today)}`,
  }
}
