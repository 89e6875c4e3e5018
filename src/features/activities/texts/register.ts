import { isoDay } from '../../../calendar/day.ts'
import type { GroupCount } from '../rules/by-group.ts'
import type { ActivityRecord, HeldMeeting, RecordField } from '../types.ts'
import { byGroup, byKind } from './lists.ts'
import { kindNames, sayVotes, wayNames } from './words.ts'

/** The words of register ⑤ on paper (domain 2, S15): what deputies did, a row an activity that was held. */

export const registerColumns = [
  { heading: '序号', width: 5, centred: true },
  { heading: '小组', width: 12, centred: true },
  { heading: '时间', width: 11, centred: true },
  { heading: '地点', width: 14 },
  { heading: '形式', width: 10, centred: true },
  { heading: '主题', width: 20 },
  { heading: '应到', width: 6, centred: true },
  { heading: '实到', width: 6, centred: true },
  { heading: '参加人员', width: 22 },
  { heading: '主要内容、发现问题', width: 30 },
  { heading: '意见建议', width: 22 },
  { heading: '提出建议', width: 13, centred: true },
  { heading: '活动成效', width: 18 },
  { heading: '照片', width: 6, centred: true },
] as const

/** What a year's activities come to. */
export interface ActivityFigures {
  readonly activities: number
  /** Of them, where nobody was checked in: who was due there is not counted. */
  readonly unchecked: number
  readonly should: number
  /** 人次 */
  readonly present: number
  readonly suggestions: number
  readonly photos: number
  readonly kinds: readonly { readonly kind: HeldMeeting['kind']; readonly count: number }[]
  readonly groups: readonly GroupCount[]
}

/** The same sentences that 活动 says in the chat. @param wanted activities a year of each group */
export const totalsLines = (figures: ActivityFigures, wanted: number): string[] => [
  `合计：活动${figures.activities}次，应到${figures.should}人次，实到${figures.present}人次，提出建议${figures.suggestions}件，照片${figures.photos}张。${figures.unchecked === 0 ? '' : `其中${figures.unchecked}次没有登记到会情况，应到、实到未计。`}`,
  ...(figures.kinds.length === 0 ? [] : [byKind(figures.kinds)]),
  ...(figures.groups.length === 0 ? [] : [byGroup(figures.groups, wanted)]),
]

interface RegisterLine {
  readonly held: HeldMeeting
  readonly record: ActivityRecord
  readonly whose: string
  /** By their numbers. */
  readonly suggestions: readonly string[]
  readonly photos: number
}

/** One row, in the order of the columns. @param nth from 1 */
export function registerRow(
  nth: number,
  { held, record, whose, suggestions, photos }: RegisterLine,
): string[] {
  const { meeting, on, kind, title, attendance, isChecked, present } = held
  const said = (field: RecordField) => record.parts[field].map(({ text }) => text).join('；')
  const people = [
    said('people'),
    present.map(({ name, isMember }) => (isMember ? name : `${name}（列席）`)).join('、'),
  ]
  return [
    String(nth),
    whose,
    isoDay(on),
    said('places') || (meeting.notice.place ?? ''),
    kindNames[kind],
    said('theme') || title,
    String(attendance.should),
    isChecked ? String(attendance.present) : '',
    people.filter(text => text !== '').join('\n'),
    [said('findings'), sayReports(record)].filter(text => text !== '').join('\n'),
    said('advice'),
    suggestions.join('\n'),
    said('result'),
    photos === 0 ? '' : `${photos}张`,
  ]
}

const sayReports = ({ reports }: ActivityRecord): string =>
  reports.length === 0
    ? ''
    : `述职：${reports.map(({ name, way, votes }) => `${name}（${wayNames[way]}${votes === null ? '' : `，${sayVotes(votes)}`}）`).join('、')}`

/** The last row. */
export const totalsRow = ({
  activities,
  should,
  present,
  suggestions,
  photos,
}: ActivityFigures): string[] => [
  '合计',
  '',
  `${activities}次`,
  '',
  '',
  '',
  String(should),
  String(present),
  '',
  '',
  '',
  `${suggestions}件`,
  '',
  photos === 0 ? '' : `${photos}张`,
]
