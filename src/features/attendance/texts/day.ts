import { isoDay } from '../../../calendar/day.ts'
import { sayInstant, sayTime } from '../../../calendar/say.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Quorum } from '../../congress/types.ts'
import { leaveKindNames } from '../../meetings/texts/answers.ts'
import { quoted } from '../../meetings/texts/quotation.ts'
import type { Compared } from '../rules/compare.ts'
import type { DayFigures, DayLine, Warning } from '../types.ts'

/** The day of a meeting in words: counts for everybody, names for the clerks. */

/**
 * `应到40人，实到33人，请假5人，缺席2人；列席3人。法定人数27人，已达到。`
 * @param hasBegun before, nobody is 缺席 yet
 */
export function sayFigures(figures: DayFigures, quorum: Quorum | null, hasBegun = true): string {
  const among = [
    ...(figures.late > 0 ? [`迟到${figures.late}人`] : []),
    ...(figures.leftEarly > 0 ? [`早退${figures.leftEarly}人`] : []),
  ]
  const present = `实到${figures.present}人${among.length === 0 ? '' : `（其中${among.join('、')}）`}`
  const guests = figures.guestsCalled + figures.guestsPresent === 0 ? '' : `；列席${figures.guestsPresent}人`
  return `应到${figures.should}人，${present}，请假${figures.onLeave}人，${absentWord(hasBegun)}${figures.absent}人${guests}。${
    quorum === null ? '' : sayQuorum(quorum)
  }`
}

export const sayQuorum = ({ needed, missing, met }: Quorum): string =>
  met ? `法定人数${needed}人，已达到。` : `法定人数${needed}人，还差${missing}人。`

/** 各组到会：第一代表小组12人到11人、… */
export const sayGroups = (
  groups: readonly { readonly group: string; readonly should: number; readonly present: number }[],
): string =>
  `各组到会：${groups.map(({ group, should, present }) => `${group}应到${should}人实到${present}人`).join('、')}。`

export const dayHeading = (number: number, title: string, when: string): string =>
  `第${number}号${quoted(title)}，${when}`

export const namesAlone = (number: number): string => `姓名请单独给我发送“到会 ${number}”查看。`

export const absentWord = (hasBegun: boolean): string => (hasBegun ? '缺席' : '未到')

export interface DayColumn {
  readonly title: string
  /** Name and what is noted of it. */
  readonly people: readonly { readonly personId: number; readonly words: string }[]
  readonly isMissing: boolean
}

/** The columns of names, without empty ones. */
export function columnsOf(
  lines: readonly DayLine[],
  now: Date,
  zone: string,
  hasBegun: boolean,
): DayColumn[] {
  const column = (title: string, of: readonly DayLine[], note: (line: DayLine) => string) => ({
    title,
    people: of.map(line => ({ personId: line.personId, words: line.name + note(line) })),
    isMissing: note === absentNote,
  })
  const members = lines.filter(line => line.isMember)
  const guests = lines.filter(line => !line.isMember)
  const are = (of: readonly DayLine[], standing: DayLine['standing']) =>
    of.filter(line => line.standing === standing)
  const present = (line: DayLine) => presentNote(line, now, zone)
  return [
    column('实到', are(members, 'present'), present),
    column('请假', are(members, 'leave'), leaveNote),
    column(absentWord(hasBegun), are(members, 'absent'), absentNote),
    column('列席', are(guests, 'present'), present),
    column(
      '列席未到',
      guests.filter(line => line.standing !== 'present'),
      () => '',
    ),
  ].filter(({ people }) => people.length > 0)
}

export const dayColumns = (...of: Parameters<typeof columnsOf>): string[] =>
  columnsOf(...of).map(
    ({ title, people }) => `【${title}】${people.length}人：${people.map(one => one.words).join('、')}`,
  )

function presentNote({ isLate, arrivedAt, leftAt, leftEarly }: DayLine, now: Date, zone: string): string {
  const notes = [
    ...(isLate && arrivedAt !== null ? [`迟到，${sayAt(arrivedAt, now, zone)}到`] : []),
    ...(leftEarly && leftAt !== null ? [`早退，${sayAt(leftAt, now, zone)}离会`] : []),
  ]
  return notes.length === 0 ? '' : `（${notes.join('；')}）`
}

const leaveNote = ({ leaveKind }: DayLine): string =>
  leaveKind === null ? '' : `（${leaveKindNames[leaveKind]}）`

function absentNote({ said, isCalled }: DayLine): string {
  if (!isCalled) return '（未通知）'
  switch (said) {
    case 'attend':
      return '（回复参加）'
    case 'leavePending':
      return '（请假待批）'
    case 'leaveRefused':
      return '（请假未准）'
    default:
      return '（未回复）'
  }
}

/** The hour alone on the day itself. */
const sayAt = (at: Date, now: Date, zone: string): string =>
  isoDay(dayOf(at, zone)) === isoDay(dayOf(now, zone)) ? sayTime(at, zone) : sayInstant(at, now, zone)

const names = (lines: readonly DayLine[]): string => lines.map(line => line.name).join('、')

/** What of the answers was not kept: said to the clerks alone. Null: everything as it was answered. */
export function sayCompared(number: number, compared: Compared): string[] {
  const { promised, cameAnyway, silent, undecided, refused } = compared
  const people = (what: string, lines: readonly DayLine[]) =>
    lines.length === 0 ? [] : [`${what}${lines.length}人：${names(lines)}`]
  return [
    ...people('回复参加而未到', promised),
    ...people('已请假而到会', cameAnyway),
    ...people('未回复也未到', silent),
    ...people('请假未准而未到', refused),
    ...(undecided.length === 0
      ? []
      : [
          `请假待批${undecided.length}人：${names(undecided)}。请发送“/准假 姓名 ${number}”或“/不准 姓名 理由”。`,
        ]),
  ]
}

export const compared = (number: number, title: string, figures: string, lines: readonly string[]): string =>
  [
    `【到会核对】第${number}号${quoted(title)}：${figures}`,
    ...lines,
    `有出入的，请发送“/点名 ${number} 姓名 到”更正。`,
  ].join('\n')

export function sayWarning(warning: Warning): string {
  switch (warning.kind) {
    case 'below_quorum':
      return `到会${warning.present}人，不足法定人数${warning.needed}人（应到${warning.total}人），不能举行会议、不能表决。`
    case 'short_notice':
      return `会议通知提前${warning.days}天发出，少于规定的${warning.needed}天（${warning.province}规定）。`
    case 'papers_late':
      return `会议材料提前${warning.days}天发出，少于规定的${warning.needed}天。`
    case 'papers_not_sent':
      return '没有会议材料已发的登记。'
  }
}
