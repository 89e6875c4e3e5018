import type { Day } from '../calendar/day.ts'
import { sayDate, sayPeriod } from '../calendar/say.ts'
import { dayOf, isoInZone } from '../calendar/zone.ts'
import type { CongressKind } from '../features/congress/types.ts'
import type { Standing } from '../features/meetings/rules/sheet.ts'
import { leaveKindNames } from '../features/meetings/texts/answers.ts'
import { sayAudience } from '../features/meetings/texts/notice.ts'
import { quoted } from '../features/meetings/texts/quotation.ts'
import type { SheetLine } from '../features/meetings/types.ts'
import type { NoticeReading } from '../language/notice.ts'

/** The words of what is filed. Dates carry their year: paper is read in other years. */

/** What official papers are printed in; every Chinese computer has it. */
export const font = '宋体'

/** Of announcements. Windows and WPS have both; where one is missing, Word takes another face of the script. */
export const noticeFonts = { title: font, text: '仿宋', heading: '黑体' } as const

/** Of the headings inside a paper. */
export const headingFont = '黑体'

/** Beside the page number of an official paper: — 1 — */
export const pageNumberDash = '—'

/** 一、接待地点：代表联络站。 @param index from 0 to 9 */
export const numberedItem = (index: number, label: string, text: string): string =>
  `${'一二三四五六七八九十'[index]}、${label}：${text}。`

/** Of documents that are fetched by a link; the route makes them safe for every file system. */
export const fileNames = {
  notice: (title: string, day: Day): string => `${title}${sayDate(day)}.docx`,
  paper: (title: string): string => `${title}.docx`,
  table: (title: string, congress: string, format: 'xlsx' | 'docx' = 'xlsx'): string =>
    `${congress}${title}.${format}`,
}

/** Folders and files of a congress's archive. */
export const archiveNames = {
  readme: '说明.txt',
  /** @param matter 来访2026-012 */
  attachment: (matter: string, number: number, name: string): string => `附件/${matter}/${number}-${name}`,
  /** @param title 2026年主席团会议记录簿; a congress's own word for its meetings makes no folder and no device of it */
  book: (title: string, format: 'xlsx' | 'docx'): string =>
    `登记簿/${title.replace(/[\\/:*?"<>|]|\.\./g, '－')}.${format}`,
}

export const archiveReadme = (congress: string, at: string, dataName: string): string =>
  [
    `${congress}全部资料，${at}的内容。`,
    '',
    `${dataName}　全部记录，每行一条，UTF-8编码的JSON文本。安装联络员的另一台服务器可以用 liaison restore 恢复。`,
    '附件　　　　代表和联络员发来的照片、文件，按来访、建议、活动分文件夹。',
    '登记簿　　　五簿一册，Excel表格和Word文件，供查阅、打印、归档。',
    '',
    '含有选民姓名、电话和请假原因，请妥善保管，不要外传。',
    '',
  ].join('\r\n')

/** 第1页 共3页: what stands around the two numbers. */
export const pageOfPages = ['第', '页 共', '页'] as const

/** The same in Excel's codes. */
export const footer = `&C${pageOfPages[0]}&P${pageOfPages[1]}&N${pageOfPages[2]}`

export const sheetTitle = (title: string): string => `${quoted(title)}回执统计表`

/** The organ that files: a street has a working committee. */
export function unitLine(congress: { readonly name: string; readonly kind: CongressKind }): string {
  const organ = congress.kind === 'street' ? '人大工委' : '人大'
  return `单位：${/人大|人民代表大会/.test(congress.name) ? congress.name : congress.name + organ}`
}

export const numberLine = (number: number, status: string, cancelReason: string | null): string =>
  `通知：第${number}号（${status}${cancelReason === null ? '' : `，原因：${cancelReason}`}）`

/** 时间, 地点, 对象, a line each. */
export function meetingLines(notice: NoticeReading, zone: string): string[] {
  const { startsAt, endsAt, endsDayOnly, place, audience } = notice
  const when =
    startsAt === null
      ? '未定'
      : `${dayOf(startsAt, zone).year}年${sayPeriod(startsAt, endsAt, startsAt, zone, endsDayOnly)}`
  return [
    `时间：${when}`,
    `地点：${place ?? '未定'}`,
    `对象：${audience === null ? '未定' : sayAudience(audience)}`,
  ]
}

export function signLine(now: Date, zone: string): string {
  const printed = `${sayDate(dayOf(now, zone))} ${isoInZone(now, zone).slice(11, 16)}`
  return `填表人：${'　'.repeat(10)}审核人：${'　'.repeat(10)}制表时间：${printed}`
}

export const sheetColumns = [
  { heading: '序号', width: 6, centred: true },
  { heading: '姓名', width: 11, centred: true },
  { heading: '代表小组', width: 16, centred: true },
  { heading: '选区', width: 16 },
  { heading: '回复', width: 9, centred: true },
  { heading: '请假类型', width: 10, centred: true },
  { heading: '原因', width: 28 },
  { heading: '批准情况', width: 16, centred: true },
  { heading: '回复时间', width: 18, centred: true },
  { heading: '代填人', width: 10, centred: true },
  { heading: '备注', width: 22 },
] as const

const answers: Record<Standing, string> = {
  attend: '参加',
  leavePending: '请假',
  leaveApproved: '请假',
  leaveRefused: '请假',
  silent: '未回复',
}

const decisions: Partial<Record<Standing, string>> = {
  leavePending: '待批',
  leaveApproved: '已准',
  leaveRefused: '未准',
}

/** One row of the sheet, in the order of its columns. @param nth from 1 */
export function sheetRow(
  nth: number,
  line: SheetLine,
  standing: Standing,
  district: string | null,
  zone: string,
): string[] {
  // An answer to an earlier time counts no longer: only the note tells of it.
  const counts = standing !== 'silent'
  const given = <T>(value: T | null): T | null => (counts ? value : null)
  const kind = given(line.leaveKind)
  const decision = decisions[standing] ?? ''
  const answeredAt = given(line.answeredAt)
  return [
    String(nth),
    line.name,
    line.groupName ?? '',
    district ?? '',
    answers[standing],
    kind === null ? '' : leaveKindNames[kind],
    given(line.reason) ?? '',
    line.decisionNote === null || decision === '' ? decision : `${decision}（${line.decisionNote}）`,
    answeredAt === null ? '' : isoInZone(answeredAt, zone).slice(0, 16).replace('T', ' '),
    given(line.enteredByName) ?? '',
    notesOn(line, counts).join('；'),
  ]
}

function notesOn(line: SheetLine, counts: boolean): string[] {
  const notes: string[] = []
  if (line.answer !== null && !counts)
    notes.push(`改期前回复${line.answer === 'attend' ? '参加' : '请假'}，待重新确认`)
  if (counts && line.late) notes.push('逾期回复')
  if (line.userid === null) notes.push('未绑定企业微信')
  return notes
}
