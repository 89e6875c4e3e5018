import { type Day, isoDay } from '../../../calendar/day.ts'
import type { IncomingPaper, PaperCounts } from '../types.ts'
import { sayCounts, sayMarked } from './commands.ts'
import { secrecyNames, urgencyNames, whoOf } from './words.ts'

/** The words of register ③ on paper (domain 2, S15). Dates carry their year: paper is read in other years. */

export const registerColumns = [
  { heading: '序号', width: 5, centred: true },
  { heading: '收文日期', width: 13, centred: true },
  { heading: '来文单位', width: 16 },
  { heading: '文号', width: 18, centred: true },
  { heading: '标题', width: 28 },
  { heading: '份数', width: 5, centred: true },
  { heading: '密级', width: 8, centred: true },
  { heading: '缓急', width: 8, centred: true },
  { heading: '承办', width: 13, centred: true },
  { heading: '传阅', width: 14 },
  { heading: '办理期限', width: 13, centred: true },
  { heading: '办理结果', width: 20 },
  { heading: '办结日期', width: 13, centred: true },
  { heading: '归档号', width: 13, centred: true },
  { heading: '附件', width: 6, centred: true },
] as const

/** The same sentence that 文件 says in the chat. */
export const totalsLine = (counts: PaperCounts): string => `合计：${sayCounts(counts)}`

const iso = (day: Day | null): string => (day === null ? '' : isoDay(day))
const files = (count: number): string => (count === 0 ? '' : `${count}个`)

/** One row, in the order of the columns. What was entered by mistake keeps its number and tells nothing else. */
export function registerRow(paper: IncomingPaper, attachments: number): string[] {
  const head = [String(paper.number), isoDay(paper.receivedOn)]
  if (paper.state === 'void') return [...head, '', '', '（作废）', ...Array<string>(10).fill('')]
  const { sender, reference, title, copies, secrecy, urgency, task, readerNames, dueOn, result, doneOn } =
    paper
  const who = whoOf(paper)
  return [
    ...head,
    sender,
    reference ?? '',
    title,
    copies === null ? '' : String(copies),
    secrecy === null ? '' : secrecyNames[secrecy],
    urgency === null ? '' : urgencyNames[urgency],
    who === null ? '' : `${who}${task === null ? '' : `（${task}）`}`,
    readerNames.join('、'),
    iso(dueOn),
    result ?? '',
    iso(doneOn),
    paper.state === 'archived' ? (paper.fileMark ?? '已归档') : '',
    files(attachments),
  ]
}

/** The last row. @param attachments of all the rows */
export const totalsRow = (counts: PaperCounts, attachments: number): string[] => [
  '合计',
  '',
  `${counts.papers}件`,
  '',
  '',
  String(counts.copies),
  ...sayMarked(counts),
  '',
  '',
  '',
  '',
  `${counts.done}件`,
  `${counts.archived}件`,
  files(attachments),
]
