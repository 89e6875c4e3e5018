/** What is recorded of a meeting, in words that both of its papers use; what is not recorded is a blank to be filled in. */
import { hanNumber } from '../../../calendar/numerals.ts'
import { sayDate, sayPeriod } from '../../../calendar/say.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { DayLine } from '../../attendance/types.ts'
import { whoOf } from '../../decisions/texts/words.ts'
import type { Decision } from '../../decisions/types.ts'
import { leaveKindNames } from '../../meetings/texts/answers.ts'
import { townName } from '../../reception/texts/levels.ts'
import type { Recorded } from '../store/paper.ts'
import type { MinutesPart } from '../types.ts'
import { blank } from './sentences.ts'

export interface Block {
  /** Empty: the paragraphs stand by themselves. */
  readonly heading: string
  readonly paragraphs: readonly string[]
}

const organs = { township: '人大主席团', street: '人大工委', county: '人大常委会' } as const
const fullOrgans = { township: '人民代表大会主席团', street: '人大工委', county: '人大常委会' } as const

/** 云溪镇人大主席团会议: the town in front, where the title has it not. */
export function fullTitle({ congress, title }: Pick<Recorded, 'congress' | 'title'>): string {
  const town = townName(congress)
  if (title.includes(town)) return title
  if (/人大|人民代表大会/u.test(title)) return town + title
  return `${town}${congress.kind === 'street' ? organs.street : '人大'}${title}`
}

export const organOf = ({ congress }: Recorded): string => townName(congress) + fullOrgans[congress.kind]

/** 2026年3月18日（星期三）上午9:05至11:20: when it was, where that is recorded, else when it was called for. */
export function sayTime({ meeting, day, congress: { zone } }: Recorded): string {
  const { startsAt, endsAt, endsDayOnly } = meeting.notice
  const from = day.sitting?.calledAt ?? startsAt
  const until = day.sitting?.endedAt ?? endsAt
  if (from === null) return blank
  return `${dayOf(from, zone).year}年${sayPeriod(from, until, from, zone, endsDayOnly && (day.sitting?.endedAt ?? null) === null)}`
}

const names = (lines: readonly DayLine[]): string => lines.map(({ name }) => name).join('、')
const orNone = (text: string): string => (text === '' ? '无' : text)

export interface Lists {
  readonly present: string
  readonly leave: string
  /** With the kind of each leave: for the record alone. */
  readonly leaveWithKinds: string
  readonly absent: string
  readonly guests: string
}

/** Who was there is a blank while nobody was checked in; leave is granted before. */
export function listsOf({ day, isChecked }: Recorded): Lists {
  const members = day.lines.filter(({ isMember }) => isMember)
  const of = (standing: DayLine['standing']) => members.filter(line => line.standing === standing)
  const guests = day.lines.filter(({ isMember, arrivedAt }) => !isMember && arrivedAt !== null)
  const withKind = ({ name, leaveKind }: DayLine) =>
    leaveKind === null ? name : `${name}（${leaveKindNames[leaveKind]}）`
  const seen = (text: string) => (isChecked ? orNone(text) : blank)
  return {
    present: seen(names(of('present'))),
    leave: orNone(names(of('leave'))),
    leaveWithKinds: orNone(of('leave').map(withKind).join('、')),
    absent: seen(names(of('absent'))),
    guests: seen(names(guests)),
  }
}

/** 9人, or a blank. */
export const people = (count: number | null): string => (count === null ? blank : `${count}人`)

export function figuresOf({ day, isChecked }: Recorded) {
  const { should, present, onLeave, absent, guestsPresent } = day.figures
  const seen = (count: number) => (isChecked ? count : null)
  return { should, present: seen(present), onLeave, absent: seen(absent), guests: seen(guestsPresent) }
}

/** 一、听取上半年工作报告（报告人：李明） */
export const agendaLines = ({ items }: Recorded): string[] =>
  items.map(({ title, reporter }, i) => `${hanNumber(i + 1)}、${withReporter(title, reporter)}`)

export const withReporter = (title: string, reporter: string | null): string =>
  reporter === null || title.includes(reporter) ? title : `${title}（报告人：${reporter}）`

/** 修复排灌渠（承办：农业农村办；期限：2026年6月30日）。 */
export function decisionLine(decision: Decision): string {
  const { officeId, personId, dueOn, words } = decision
  const who = officeId === null && personId === null ? blank : whoOf(decision)
  const due = dueOn === null ? blank : sayDate(dueOn)
  return `${words.replace(/[。；;，,\s]+$/u, '')}（承办：${who}；期限：${due}）。`
}

/** Words about an item; while it has no row there are none. */
export const partsOn = ({ parts }: Recorded, itemId: number | null): readonly MinutesPart[] =>
  itemId === null ? [] : parts.filter(part => part.itemId === itemId)

/** Words about the meeting as a whole, and about what is not on the agenda any more. */
export const generalParts = ({ parts, items }: Recorded): readonly MinutesPart[] =>
  parts.filter(part => part.itemId === null || !items.some(({ id }) => id === part.itemId))

export const paragraphs = (words: string): string[] =>
  words
    .split(/\n+/u)
    .map(line => line.trim())
    .filter(line => line !== '')

/** How many speeches stand in the record alone. */
export const speechesIn = ({ parts }: Recorded): number =>
  parts.filter(({ speaker }) => speaker !== null).length

/** What is left blank. */
export function missingIn(recorded: Recorded, isRecord: boolean): string[] {
  const { facts, meeting, isChecked, items } = recorded
  return [
    ...(facts.chair === null ? ['主持人'] : []),
    ...(isRecord && facts.recorder === null ? ['记录人'] : []),
    ...(!isRecord && facts.issue === null ? ['期号'] : []),
    ...(meeting.notice.place === null ? ['地点'] : []),
    ...(isChecked ? [] : ['到会情况']),
    ...(items.length === 0 ? ['议程'] : []),
    ...items.flatMap(({ kind, vote }, i) =>
      kind === 'decide' && vote === null ? [`第${i + 1}项表决结果`] : [],
    ),
  ]
}
