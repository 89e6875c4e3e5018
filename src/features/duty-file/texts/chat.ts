import { hanNumber } from '../../../calendar/numerals.ts'
import { cited } from '../../reports/texts/words.ts'
import type { Person } from '../../roster/types.ts'
import { sessionName } from '../../terms/texts/terms.ts'
import type { Dispute, DutyBook, DutyFile, Entry, EntryKey, FigureKey, Missed, Period } from '../types.ts'
import { codeOf, type SectionKey, sayOn, sectionNames, sectionOf, sentenceOf } from './entries.ts'
import { unitOf } from './figures.ts'

/** A duty file as it is said in the chat. */

export const faces = {
  mine: {
    summary: '查看自己的履职档案（单聊）',
    usage: '/我的履职 [年｜本届]',
    examples: ['/我的履职', '/我的履职 去年', '/我的履职 本届'],
  },
  files: {
    summary: '查看代表履职档案，不写姓名是全体代表（单聊）',
    usage: '/履职 [姓名] [年｜届]',
    examples: ['/履职', '/履职 张三', '/履职 张三 2025年', '/履职 张三 第十八届', '/履职 本届'],
  },
}

export const periodName = (period: Period): string =>
  period.kind === 'year' ? `${period.year}年` : `第${hanNumber(period.term)}届`

export const inSingleChat = '履职档案请单独给我发送查看，群里不显示。'
export const notDeputy = '花名册中您不是人大代表，没有履职档案。如有出入，请与联络员联系。'
export const othersByClerks = '其他代表的履职档案由主席、副主席、联络员查看。看自己的请发送“/我的履职”。'
export const unreadPeriod = '没有读出是哪一年或者哪一届。请写明，如：2026年、去年、本届、第十八届。'
export const noTerm =
  '没有登记这一届。请联络员用“/届次”登记届次和起始年月日，如：/届次 第十九届 2021年12月15日'
export const noSuchDeputy = (name: string): string =>
  name === ''
    ? '请写明代表姓名，如：/履职 张三'
    : `花名册中没有查到代表“${name}”。请核对姓名；全体代表请发送“/履职”。`
export const notADeputy = (name: string): string => `${name}不是人大代表，没有履职档案。`

/** How one of several of a name is told from the others. */
export const placeOf = ({ district, groupName, unit, active }: Person): string =>
  `${district ?? groupName ?? unit ?? ''}${active ? '' : '（已离任）'}`

/** 出席2次（应到3次、请假1次）; nothing where he belonged to none. */
function body(book: DutyBook, name: string, of: 'session' | 'presidium'): string | null {
  const value = (what: 'Should' | 'Present' | 'Leave' | 'Absent') => book.get(`${of}${what}`)?.value ?? 0
  if (value('Should') === 0) return null
  const rest = [
    ...(value('Leave') === 0 ? [] : [`请假${value('Leave')}次`]),
    ...(value('Absent') === 0 ? [] : [`缺席${value('Absent')}次`]),
  ]
  return `${name}应到${value('Should')}次，出席${value('Present')}次${rest.length === 0 ? '' : `，${rest.join('，')}`}`
}

/**
 * The counts of a section, in a line.
 * @param hasEntries something stands there, though nothing of it counts: a study that he was not at
 */
export function sayFigures(book: DutyBook, section: SectionKey, hasEntries: boolean): string {
  const count = (key: FigureKey, name: string): string | null => {
    const value = book.get(key)?.value ?? 0
    return value === 0 ? null : `${name}${value}${unitOf(key)}`
  }
  const parts: Readonly<Record<SectionKey, readonly (string | null)[]>> = {
    session: [body(book, '', 'session')],
    presidium: [body(book, '', 'presidium')],
    activity: [count('activities', '参加')],
    study: [count('studies', '参加')],
    reception: [count('receptions', '值班'), count('receptionLeave', '请假')],
    visit: [
      count('visits', '受理来访来信'),
      count('visitors', '接待'),
      count('contacts', '联系选民'),
      count('voters', '联系'),
    ],
    suggestion: [
      count('led', '领衔'),
      count('motions', '其中议案'),
      count('withdrawn', '撤回'),
      count('answered', '已答复'),
      count('satisfied', '评价满意'),
      count('cosigned', '附议'),
    ],
    report: [count('reports', '述职'), count('decisions', '承担决定事项'), count('decisionsDone', '已完成')],
  }
  const said = parts[section].filter(part => part !== null).join('，')
  if (said !== '') return said
  if (!hasEntries) return '没有记录'
  return section === 'activity' || section === 'study' ? '参加0次' : '未计次数'
}

const sections = (): SectionKey[] => Object.keys(sectionNames).filter(isSection)
const isSection = (key: string): key is SectionKey => key in sectionNames
/** In the order of the file. */
export const sectionKeys: readonly SectionKey[] = sections()

export const attendanceNote = (book: DutyBook): string | null => {
  const [late, early] = [book.get('late')?.value ?? 0, book.get('leftEarly')?.value ?? 0]
  const said = [...(late > 0 ? [`迟到${late}次`] : []), ...(early > 0 ? [`早退${early}次`] : [])]
  return said.length === 0 ? null : `上述会议中${said.join('、')}。`
}

export const missedNote = (missed: readonly Missed[]): string | null =>
  missed.length === 0 ? null : missed.map(missedOf).join('')
const missedOf = ({ term, absences }: Missed): string =>
  `${term === null ? '' : `第${hanNumber(term)}届`}未经批准没有出席人代会${absences.length}次：${absences.map(({ name }) => (name === null ? '届次未定的会议' : sessionName(name))).join('、')}。`

/** So many of each section fit on a phone, the latest; the paper and the page have all. */
const shown = 8

export function fileText(file: DutyFile, isOwn: boolean): string {
  const { person, period, entries, book, missed, disputes } = file
  const whose = isOwn ? '您的' : person.name
  const left = person.active ? '' : '（已离任）'
  const lines = [`【${whose}履职档案】${periodName(period)}${left}，共${entries.length}条记录`]
  for (const section of sectionKeys) {
    const own = entries.filter(entry => sectionOf(entry) === section)
    if (own.length === 0) continue
    lines.push(
      `${sectionNames[section]}：${sayFigures(book, section, true)}`,
      ...own.slice(-shown).map(entry => entryLine(entry, file)),
    )
    if (own.length > shown) lines.push(`……另有${own.length - shown}条，见下载的档案。`)
  }
  if (entries.length === 0) lines.push('还没有记录。')
  for (const note of [attendanceNote(book), missedNote(missed)]) if (note !== null) lines.push(note)
  const gone = disputes.filter(({ entry }) => !entries.some(({ key }) => key === entry))
  lines.push(...gone.map(disputeLine))
  if (isOwn && entries.length > 0) lines.push(howToDispute(entries))
  return lines.join('\n')
}

function entryLine(entry: Entry, { period, disputes }: DutyFile): string {
  const on = sayOn(entry.on, period.kind === 'year')
  return `${codeOf(entry.key)} ${on} ${sentenceOf(entry)}${disputedIn(disputes, entry.key)}`
}

/** What is said of an entry, behind it: both words stand beside what is recorded. */
export const disputedIn = (disputes: readonly Dispute[], key: EntryKey): string =>
  disputes
    .filter(({ entry }) => entry === key)
    .map(one => `（${sayDispute(one)}）`)
    .join('')

const disputeLine = (dispute: Dispute): string =>
  `${codeOf(dispute.entry)} ${dispute.sentence}（档案中现已没有这条记录；${sayDispute(dispute)}）`

/** 异议3采纳：当天到会，漏签 */
function sayDispute({ number, reason, ruling }: Dispute): string {
  if (ruling === null) return `异议${number}待核实：${cited(reason)}`
  if (!ruling.accepted) return `异议${number}未采纳${ruling.note === null ? '' : `：${cited(ruling.note)}`}`
  return ruling.note === null
    ? `异议${number}已采纳本人意见：${cited(reason)}`
    : `异议${number}已采纳，更正为：${cited(ruling.note)}`
}

const howToDispute = (entries: readonly Entry[]): string => {
  const [last] = entries.slice(-1)
  const code = last === undefined ? '' : codeOf(last.key)
  return `记录有出入的，请发送“/异议 编号 理由”，如：/异议 ${code} 当天到会，签到漏登`
}

/** 会议2/3，活动1 … : 出席/应到, in a line for the list of all. */
function countsLine(book: DutyBook): string {
  const value = (key: FigureKey) => book.get(key)?.value ?? 0
  const should = value('sessionShould') + value('presidiumShould')
  const present = value('sessionPresent') + value('presidiumPresent')
  const parts = [
    ...(should === 0 ? [] : [`会议${present}/${should}`]),
    ...named('活动', value('activities')),
    ...named('学习', value('studies')),
    ...named('接待', value('receptions')),
    ...named('来访来信', value('visits')),
    ...named('联系选民', value('contacts')),
    ...named('领衔', value('led')),
    ...named('附议', value('cosigned')),
    ...named('述职', value('reports')),
  ]
  return parts.length === 0 ? '没有记录' : parts.join('，')
}
const named = (name: string, value: number): string[] => (value === 0 ? [] : [`${name}${value}`])

const noGroup = '未编组'
/** All of a congress, by groups in the order of the roll: no ranking. */
export function listText(period: Period, files: readonly DutyFile[], most: number): string {
  const lines = [
    `【代表履职情况】${periodName(period)}，${files.length}名代表，按小组和花名册顺序`,
    '“会议”为出席次数/应到次数（人代会、主席团会议）。',
    ...groupedLines(files.slice(0, most)),
  ]
  if (files.length > most) lines.push(`……另有${files.length - most}名，请在网页“履职档案”中查看。`)
  return [...lines, '查看一名代表请发送“/履职 姓名”。'].join('\n')
}

export function groupedLines(files: readonly DutyFile[]): string[] {
  const lines: string[] = []
  let group: string | null | undefined
  for (const { person, book } of files) {
    if (person.groupName !== group) lines.push(`${person.groupName ?? noGroup}：`)
    group = person.groupName
    lines.push(`${person.name}${person.active ? '' : '（已离任）'}：${countsLine(book)}`)
  }
  return lines
}
