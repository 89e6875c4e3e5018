import type { Day } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import type { OfficeCounts, Overview, Watched } from '../rules/overview.ts'
import type { Suggestion } from '../types.ts'
import { named, type OfficeNames, sayLeft } from './reminders.ts'
import { stateNames } from './words.ts'

/** Lists of what is overdue and due soon. */

export const showOverdue = {
  summary: '查看逾期、将到期的建议，按承办单位列出',
  usage: '/逾期',
  examples: ['/逾期', '逾期'],
}

/** So many lines fit on a phone; the rest is counted. */
const most = 20

export const nothingOverdue = (soonDays: number): string => `没有逾期的建议，${soonDays}天内也没有到期的。`
export const overdueHeading = (overdue: number, soon: number): string => `逾期${overdue}件，将到期${soon}件。`
export const ownHeading = (overdue: number, soon: number): string =>
  `您单位承办或您提出的建议：逾期${overdue}件，将到期${soon}件。`
export const inSingleChat = '是哪些建议，请单独给我发送“逾期”查看。'

/** 村镇建设办：办理中4件，逾期1件，将到期1件 */
export function officeLine({ officeId, handling, overdue, soon }: OfficeCounts, names: OfficeNames): string {
  const parts = [
    `在办${handling}件`,
    ...(overdue > 0 ? [`逾期${overdue}件`] : []),
    ...(soon > 0 ? [`将到期${soon}件`] : []),
  ]
  return `${names.get(officeId) ?? '未知单位'}：${parts.join('，')}`
}

function watchedLine({ item, about, day }: Watched, today: Day): string {
  const what = about === 'promise' ? '承诺' : ''
  return `${named(item)}；${what}${sayCalendarDay(day, today)}到期，${sayLeft(day, today)}`
}

/** All offices that have it have answered; another has given back its part. */
const partsOfNobody = '有一部分退回、还没有另行交办：'

/** One part an office, its lines under it. */
export function byOffice(
  counts: readonly OfficeCounts[],
  all: readonly Watched[],
  today: Day,
  names: OfficeNames,
): string {
  let left = most
  const listed = (heading: string, own: readonly Watched[]): string[] => {
    if (own.length === 0) return []
    const shown = own.slice(0, left)
    left -= shown.length
    return [[heading, ...shown.map(one => `　${watchedLine(one, today)}`)].join('\n')]
  }
  const parts = [
    ...counts.flatMap(office =>
      listed(
        officeLine(office, names),
        all.filter(({ officeIds }) => officeIds.includes(office.officeId)),
      ),
    ),
    ...listed(
      partsOfNobody,
      all.filter(({ officeIds }) => officeIds.length === 0),
    ),
  ]
  const hidden = all.length - (most - left)
  return [...parts, ...(hidden > 0 ? [`另有${hidden}件没有列出。`] : [])].join('\n')
}

export const keyHeading = (count: number): string => `重点督办${count}件：`
export const keyLine = (item: Suggestion): string => `${named(item)}（${stateNames[item.state]}）`

/** Before a meeting of the presidium, to chair, vice-chair and liaison. */
export function sayOverview(
  { states, open, closed, offices, watched, keys }: Overview,
  at: { readonly meeting: string; readonly on: Day; readonly today: Day },
  names: OfficeNames,
): string {
  const overdue = watched.filter(({ left }) => left < 0).length
  const promises = watched.filter(({ about }) => about === 'promise').length
  return [
    `【建议办理情况】供${sayCalendarDay(at.on, at.today)}${at.meeting}用，截至${at.today.month}月${at.today.day}日：`,
    `没有办结的${open}件${states.length === 0 ? '' : `（${states.map(({ state, count }) => `${stateNames[state]}${count}件`).join('、')}）`}，已办结、没有归档的${closed}件。`,
    `逾期${overdue}件，将到期${watched.length - overdue}件，其中到期或逾期的承诺${promises}件。`,
    ...(watched.length === 0 ? [] : [byOffice(offices, watched, at.today, names)]),
    ...offices.filter(({ overdue, soon }) => overdue + soon === 0).map(office => officeLine(office, names)),
    ...(keys.length === 0 ? [] : [keyHeading(keys.length), ...keys.slice(0, most).map(keyLine)]),
    ...(keys.length > most ? [`另有${keys.length - most}件没有列出。`] : []),
  ].join('\n')
}
