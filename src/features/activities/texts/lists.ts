import type { Day } from '../../../calendar/day.ts'
import type { Whose } from '../../plan/types.ts'
import type { GroupCount } from '../rules/by-group.ts'
import type { StudyFigures } from '../rules/study.ts'
import type { HeldMeeting, ReportWay, Votes } from '../types.ts'
import { kindNames, sayOn, sayVotes, shortened, wayNames } from './words.ts'

export const faces = {
  activities: {
    summary: '查看一年的代表活动，按小组统计次数',
    usage: '/活动 [年]',
    examples: ['/活动', '/活动 2025年', '/活动 3'],
  },
  studies: {
    summary: '查看一年的学习培训，分人数和人次',
    usage: '/学习 [年]',
    examples: ['/学习', '/学习 去年'],
  },
  reports: {
    summary: '登记、查看代表向选民述职',
    usage: '/述职 [号] [姓名]',
    examples: [
      '/述职 5 张三、李四',
      '/述职 5 张三 书面',
      '/述职 5 张三 满意30 基本满意5 不满意1',
      '/述职 5 撤销 张三',
      '/述职 2026年',
    ],
  },
}

/** How a meeting is asked for where none is named. */
export const asked = {
  report: { command: '述职', usage: '/述职 5 张三、李四' },
} as const

export const unknownYear = '没有读出是哪一年。请写明年份，如：2026年、去年；不写就是今年。'

export const activitiesHeading = (year: number, count: number): string =>
  count === 0 ? `【${year}年代表活动】还没有开展过活动。` : `【${year}年代表活动】共${count}次。`

/** 视察2次、调研1次 */
export const byKind = (
  counts: readonly { readonly kind: HeldMeeting['kind']; readonly count: number }[],
): string => `类别：${counts.map(({ kind, count }) => `${kindNames[kind]}${count}次`).join('、')}。`

/** @param wanted of each group; 0: nobody asks */
export function byGroup(counts: readonly GroupCount[], wanted: number): string {
  const said = counts.map(({ name, held }) => `${name}${held}次`).join('、')
  return `各组：${said}${wanted === 0 ? '。' : `；每组全年不少于${wanted}次。`}`
}

export const activityLine = (
  { meeting, kind, on, title, attendance, isChecked }: HeldMeeting,
  whose: string,
  isRecorded: boolean,
  today: Day,
): string =>
  `第${meeting.number}号 ${sayOn(on, today)} ${kindNames[kind]}：${shortened(title, 30)}（${whose}${!isChecked ? '' : `，实到${attendance.present}人`}${isRecorded ? '' : '，未记录'}）`

const whoseNames = { presidium: '主席团', deputies: '全体代表', named: '部分代表' } as const
/** Whose activity it was: a group's, everybody's, or that of people by name. */
export const whoseName = (whose: Whose | null, groups: readonly { id: number; name: string }[]): string =>
  whose === 'presidium' || whose === 'deputies'
    ? whoseNames[whose]
    : (groups.find(({ id }) => whose === `group:${id}`)?.name ?? whoseNames.named)
export const howToRecord = '记录活动请发送：/活动记录 号 主题：…… 发现问题：……'

export const studiesHeading = (year: number): string => `【${year}年学习培训】`
const studyNames = { presidium: '主席团学习', deputies: '代表学习培训' } as const

/** 主席团学习2次，18人次，9人；每季度不少于1次。 */
export function studyLine(
  of: keyof typeof studyNames,
  { times, attendances, persons }: StudyFigures,
  wanted: number,
): string {
  const norm =
    wanted === 0 ? '' : of === 'presidium' ? `每季度不少于${wanted}次` : `每名代表全年不少于${wanted}次`
  const said =
    times === 0
      ? `${studyNames[of]}还没有开展`
      : `${studyNames[of]}${times}次，参加${attendances}人次、${persons}人`
  return `${said}${norm === '' ? '' : `；${norm}`}。`
}

export const studyMeeting = (
  { meeting, on, title, attendance, isChecked }: HeldMeeting,
  today: Day,
): string =>
  `第${meeting.number}号 ${sayOn(on, today)} ${shortened(title, 30)}：${isChecked ? `应到${attendance.should}人，实到${attendance.present}人` : '没有登记到会情况'}`

export const short = (wanted: number, count: number, names: readonly string[], rest: number): string =>
  `不足${wanted}次的代表${count}名${names.length === 0 ? '。' : `：${names.join('、')}${rest > 0 ? `等${count}名` : ''}。`}`

export const own = (year: number, times: number, wanted: number): string =>
  `${year}年您参加学习培训${times}次${wanted === 0 ? '。' : `，全年不少于${wanted}次。`}`
export const ownLine = (on: Day, title: string, today: Day): string =>
  `${sayOn(on, today)} ${shortened(title, 40)}`
export const namesAlone = '名单请单独给我发送“/学习”查看。'

export const noSuchPerson = (name: string): string => `花名册中没有查到“${name}”，未登记。请核对姓名。`
export const whichPerson = (name: string, places: readonly string[]): string =>
  `有${places.length}位${name}：${places.join('、')}。请在姓名后写明选区或小组，如：${name}（${places[0] ?? ''}）`
export const notDeputy = (name: string): string => `${name}不是本级人大代表，未登记。`
export const needsNames = '请写明述职代表的姓名，如：/述职 5 张三、李四'
export const votesOfOne = '测评票数请一名代表一条登记，如：/述职 5 张三 满意30 基本满意5 不满意1'
export const leftOver = (rest: string): string =>
  `没有读懂“${shortened(rest, 30)}”，未登记。请只写姓名、口头或书面、测评票数。`

export const reported = (
  number: number,
  names: readonly string[],
  way: ReportWay,
  votes: Votes | null,
  done: { readonly count: number; readonly least: number; readonly most: number; readonly year: number },
): string =>
  `已登记：${names.join('、')}在第${number}号${wayNames[way]}述职${votes === null ? '' : `，测评${sayVotes(votes)}`}。${soFar(done)}`
export const unreported = (number: number, names: readonly string[]): string =>
  `已撤销${names.join('、')}在第${number}号的述职登记。`
export const nothingToUndo = (number: number): string => `第${number}号没有登记过这些代表述职，没有变化。`

const soFar = ({
  year,
  count,
  least,
  most,
}: {
  readonly year: number
  readonly count: number
  readonly least: number
  readonly most: number
}): string =>
  most === 0
    ? `${year}年已有${count}名代表述职。`
    : `${year}年已有${count}名代表述职，全年安排${least}至${most}名。`

export const reportsHeading = (of: Parameters<typeof soFar>[0]): string => `【代表述职】${soFar(of)}`
export const reportLine = (
  name: string,
  number: number,
  on: Day,
  way: ReportWay,
  votes: Votes | null,
  today: Day,
): string =>
  `${name}：${sayOn(on, today)}，第${number}号，${wayNames[way]}${votes === null ? '' : `，${sayVotes(votes)}`}`
export const never = (count: number, names: readonly string[], rest: number): string =>
  count === 0
    ? '本届代表都述过职。'
    : `本届还没有述过职的${count}名${names.length === 0 ? '。' : `：${names.join('、')}${rest > 0 ? `等${count}名` : ''}。`}`
export const ownReport = (year: number, lines: readonly string[]): string =>
  lines.length === 0 ? `${year}年没有您述职的登记。` : `您${year}年的述职：\n${lines.join('\n')}`
export const clerksEnter = '登记述职由主席、副主席和联络员办理。如有需要，请与联络员联系。'
