import { type Day, isoDay } from '../../../calendar/day.ts'
import type { VisitCounts } from '../store/counts.ts'
import type { Period, Visit, Visitor } from '../types.ts'
import { counts, progress, sayPeriod } from './book.ts'
import { handlingNames, kindNames, satisfactionNames } from './words.ts'

/** The words of register ② on paper (domain 2, S15). Dates carry their year: paper is read in other years. */

export const registerTitle = (period: Period): string => `${sayPeriod(period)}人民来信来访记录簿`

export const totalsLine = (figures: VisitCounts): string => `合计：${counts(figures)}${progress(figures)}`
export const ownLine = (name: string): string => `接待代表：${name}`

export const registerColumns = [
  { heading: '序号', width: 5, centred: true },
  { heading: '日期', width: 13.5, centred: true },
  { heading: '来信/来访', width: 10, centred: true },
  { heading: '来访人', width: 10, centred: true },
  { heading: '联系电话', width: 14, centred: true },
  { heading: '人次', width: 6, centred: true },
  { heading: '村（社区）', width: 11, centred: true },
  { heading: '反映事项', width: 27 },
  { heading: '类别', width: 9, centred: true },
  { heading: '接待代表', width: 9, centred: true },
  { heading: '处理方式', width: 13, centred: true },
  { heading: '承办单位', width: 13, centred: true },
  { heading: '办理期限', width: 13.5, centred: true },
  { heading: '办理结果', width: 15 },
  { heading: '办结日期', width: 13.5, centred: true },
  { heading: '回访日期', width: 13.5, centred: true },
  { heading: '满意度', width: 9, centred: true },
  { heading: '附件', width: 7, centred: true },
] as const

const iso = (day: Day | null): string => (day === null ? '' : isoDay(day))

/** One row, in the order of the columns. What was entered by mistake keeps its number and tells nothing else. */
export function registerRow(visit: Visit, visitor: Visitor, attachments: number): string[] {
  const head = [String(visit.number), iso(visit.receivedOn), kindNames[visit.kind]]
  if (visit.status === 'void') return [...head, '', '', '', '', '（作废）', ...Array<string>(10).fill('')]
  return [
    ...head,
    visitor.name ?? '',
    visitor.phone ?? '',
    String(visit.people),
    visit.village ?? '',
    visit.matter,
    visit.category ?? '',
    visit.deputyName ?? '',
    visit.handling === null ? '' : handlingNames[visit.handling],
    visit.officeName ?? '',
    iso(visit.dueOn),
    visit.outcome ?? '',
    iso(visit.closedOn),
    iso(visit.followedUpOn),
    visit.satisfaction === null ? '' : satisfactionNames[visit.satisfaction],
    sayAttachments(attachments),
  ]
}

const sayAttachments = (count: number): string => (count === 0 ? '' : `${count}个`)

/** @param attachments of all the rows */
export function totalsRow(
  { visits, letters, contacts, people, closed, followedUp }: VisitCounts,
  attachments: number,
): string[] {
  const matters = `${visits + letters + contacts}件`
  const before = ['合计', '', matters, '', '', String(people)]
  return [
    ...before,
    ...Array<string>(7).fill(''),
    '',
    `${closed}件`,
    `${followedUp}件`,
    '',
    sayAttachments(attachments),
  ]
}
