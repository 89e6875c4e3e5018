import type { NoticeKind } from '../../../language/notice.ts'
import { quorum } from '../../congress/rules.ts'
import type { CongressSettings } from '../../congress/types.ts'
import { quorumRuleOf, type Standing } from '../rules/sheet.ts'
import type { Counts, SheetLine } from '../types.ts'
import { leaveKindNames } from './answers.ts'
import { undecided } from './notice.ts'
import { quoted } from './quotation.ts'

/** The meeting sheet in words: counts for anyone addressed, names and reasons for the clerks. */

/** `须5人，还差1人`; null where the law asks for no quorum. */
export function sayQuorum(
  kind: NoticeKind,
  body: Pick<Counts, 'invited' | 'attend'>,
  settings: CongressSettings,
): string | null {
  const rule = quorumRuleOf(kind, settings)
  if (rule === null) return null
  const { needed, missing } = quorum(body.invited, body.attend, rule)
  return missing === 0 ? `须${needed}人，已达到` : `须${needed}人，还差${missing}人`
}

export const sheetHeading = (number: number, title: string, when: string, status: string): string =>
  `第${number}号${quoted(title)}（${status}），${when}`

export function sheetCounts(counts: Counts, quorumLine: string | null): string {
  const parts = [
    `应到${counts.invited}人`,
    `已确认参加${counts.attend}人`,
    leaveCounts(counts),
    `未回复${counts.silent}人`,
  ]
  return `${parts.join('，')}。${quorumLine === null ? '' : `法定人数：${quorumLine}。`}`
}

/** How many asked for leave, and how it was decided. */
export function leaveCounts({ leaveApproved, leavePending, leaveRefused }: Counts): string {
  const all = leaveApproved + leavePending + leaveRefused
  return all === 0
    ? '请假0人'
    : `请假${all}人（已准${leaveApproved}、待批${leavePending}、未准${leaveRefused}）`
}

export const namesInSingleChat = (number: number): string =>
  `姓名和请假原因，请单独给我发送“名单 ${number}”查看。`

const columnNames: Record<Standing, string> = {
  attend: '参加',
  leavePending: '请假待批',
  leaveApproved: '请假已准',
  leaveRefused: '请假未准',
  silent: '未回复',
}

/** Who is one of those it was sent to, and was not when it was sent. */
export const sheetUncalled = (number: number, names: readonly string[]): string =>
  `【未通知】${names.length}人：${names.join('、')}。发出通知以后加入的，要通知的请发送：/改 ${number} 增加 ${names.join('、')}`

/** One column of names, with what stands behind each. */
export function sheetColumn(
  standing: Standing,
  lines: readonly SheetLine[],
  askedAgain: ReadonlySet<number>,
): string {
  const people = lines.map(line => `${line.name}${note(standing, line, askedAgain)}`)
  return `【${columnNames[standing]}】${lines.length}人：${people.join('、')}`
}

function note(standing: Standing, line: SheetLine, askedAgain: ReadonlySet<number>): string {
  const notes: string[] = []
  if (standing.startsWith('leave')) {
    const kind = line.leaveKind === null ? null : leaveKindNames[line.leaveKind]
    const why = [kind, line.reason].filter(part => part !== null).join('，')
    notes.push(why === '' ? '未说明原因' : why)
    if (line.decisionNote !== null) notes.push(`未准理由：${line.decisionNote}`)
  } else if (standing === 'attend' && line.reason !== null) {
    notes.push(line.reason)
  }
  if (askedAgain.has(line.personId)) notes.push('改期后待重新确认')
  if (standing !== 'silent' && line.late) notes.push('逾期')
  if (standing !== 'silent' && line.enteredByName !== null) notes.push(`${line.enteredByName}代填`)
  if (line.userid === null) notes.push('未绑定企业微信')
  return notes.length === 0 ? '' : `（${notes.join('；')}）`
}

export const noMeeting = '目前没有会议通知。'
export const noMeetingYet = '目前没有会议通知。发通知请发送“/会议 时间 地点 议程”。'

export const noSuchMeeting = (number: number): string => `没有第${number}号通知。发送“名单”可查看最近的通知。`

export const whichNumber = (
  items: readonly { number: number; title: string; when: string }[],
  usage: string,
): string =>
  [
    items.length > 1 ? '有几个通知，请写明号数：' : '请写明号数：',
    ...items.map(
      ({ number, title, when }) => `第${number}号 ${title} ${when === undecided ? '时间未定' : when}`,
    ),
    `如：${usage.replace(/\[号[^\]]*\]/u, String(items[0]?.number ?? 1))}`,
  ].join('\n')
