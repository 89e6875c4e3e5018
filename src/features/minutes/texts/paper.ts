/** 会议记录 and 会议纪要 in words, from what is recorded; what is not recorded is a blank to be filled in. */
import { hanNumber } from '../../../calendar/numerals.ts'
import { sayClock, sayDate, sayPeriod } from '../../../calendar/say.ts'
import { dayOf, wallClock } from '../../../calendar/zone.ts'
import { sayVote } from '../../agenda/texts/words.ts'
import type { DayLine } from '../../attendance/types.ts'
import { whoOf } from '../../decisions/texts/words.ts'
import type { Decision } from '../../decisions/types.ts'
import { leaveKindNames } from '../../meetings/texts/answers.ts'
import { townName } from '../../reception/texts/levels.ts'
import type { FormRow } from '../../suggestions/texts/form.ts'
import type { Recorded } from '../store/paper.ts'
import type { MinutesPart } from '../types.ts'
import { blank, whatHappened } from './sentences.ts'

export interface Block {
  /** Empty: the paragraphs stand by themselves. */
  readonly heading: string
  readonly paragraphs: readonly string[]
}

export interface RecordPaper {
  readonly title: string
  readonly rows: readonly FormRow[]
  readonly blocks: readonly Block[]
  readonly signs: readonly [left: string, right: string]
  readonly organ: string
}

export interface MinutesPaper {
  readonly title: string
  readonly issue: string
  readonly organ: string
  readonly date: string
  readonly opening: string
  readonly blocks: readonly Block[]
  /** 出席, 请假, 列席. */
  readonly lists: readonly { readonly label: string; readonly text: string }[]
  readonly sentTo: string
  readonly printed: string
}

const organs = { township: '人大主席团', street: '人大工委' } as const
const fullOrgans = { township: '人民代表大会主席团', street: '人大工委' } as const

/** 云溪镇人大主席团会议: the town in front, where the title has it not. */
export function fullTitle({ congress, title }: Pick<Recorded, 'congress' | 'title'>): string {
  const town = townName(congress)
  if (title.includes(town)) return title
  if (/人大|人民代表大会/u.test(title)) return town + title
  return `${town}${congress.kind === 'street' ? organs.street : '人大'}${title}`
}

const organOf = ({ congress }: Recorded): string => townName(congress) + fullOrgans[congress.kind]

/** 2026年3月18日（星期三）上午9:05至11:20: when it was, where that is recorded, else when it was called for. */
export function sayTime({ meeting, day, congress: { zone } }: Recorded): string {
  const { startsAt, endsAt, endsDayOnly } = meeting.notice
  const from = day.sitting?.calledAt ?? startsAt
  const until = day.sitting?.endedAt ?? endsAt
  if (from === null) return blank
  return `${dayOf(from, zone).year}年${sayPeriod(from, until, from, zone, endsDayOnly && day.sitting?.endedAt === null)}`
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

const withReporter = (title: string, reporter: string | null): string =>
  reporter === null || title.includes(reporter) ? title : `${title}（报告人：${reporter}）`

/** 修复排灌渠（承办：农业农村办；期限：2026年6月30日）。 */
export function decisionLine(decision: Decision): string {
  const { officeId, personId, dueOn, words } = decision
  const who = officeId === null && personId === null ? blank : whoOf(decision)
  const due = dueOn === null ? blank : sayDate(dueOn)
  return `${words.replace(/[。；;，,\s]+$/u, '')}（承办：${who}；期限：${due}）。`
}

/** 会议记录 */
export function recordPaper(recorded: Recorded): RecordPaper {
  const { facts, meeting, decisions } = recorded
  const title = fullTitle(recorded)
  const lists = listsOf(recorded)
  const { should, present } = figuresOf(recorded)
  const pair = (left: [string, string], right: [string, string]): FormRow => ({
    cells: [left, right].map(([label, text]) => ({ label, text })),
  })
  const one = (label: string, text: string): FormRow => ({ cells: [{ label, text }] })
  return {
    title: `${title}记录`,
    rows: [
      one('会议名称', title),
      one('时间', sayTime(recorded)),
      one('地点', meeting.notice.place ?? blank),
      pair(['主持人', facts.chair ?? ''], ['记录人', facts.recorder ?? '']),
      pair(['应到', people(should)], ['实到', people(present)]),
      one('出席', lists.present),
      one('请假', lists.leaveWithKinds),
      one('缺席', lists.absent),
      one('列席', lists.guests),
      one('议程', agendaLines(recorded).join('\n') || blank),
    ],
    blocks: [
      ...recordBlocks(recorded),
      ...(decisions.length === 0
        ? []
        : [{ heading: '决定事项', paragraphs: decisions.map((one, i) => `${i + 1}. ${decisionLine(one)}`) }]),
    ],
    signs: [`主持人（签名）：${blank}`, `记录人（签名）：${blank}`],
    organ: organOf(recorded),
  }
}

/** Who said what, item by item. */
export function recordBlocks(recorded: Recorded): Block[] {
  const { items } = recorded
  const said = ({ speaker, words }: MinutesPart): string[] =>
    paragraphs(speaker === null ? words : `${speaker}：${words}`)
  const ofItems = items.map(
    ({ id, title, reporter, vote }, i): Block => ({
      heading: `${hanNumber(i + 1)}、${withReporter(title, reporter)}`,
      paragraphs: [
        ...partsOn(recorded, id).flatMap(said),
        ...(vote === null
          ? []
          : [
              `表决结果：应到${vote.members}人，实到${people(vote.present)}，${sayVote(vote)}${notVoted(vote)}${vote.quorumMet === false ? '（表决时未达到法定人数）' : ''}。`,
            ]),
      ],
    }),
  )
  const general = generalParts(recorded).flatMap(said)
  return [
    ...ofItems,
    ...(general.length === 0
      ? []
      : [{ heading: items.length === 0 ? '会议内容' : '其他', paragraphs: general }]),
  ]
}

function notVoted({
  present,
  inFavour,
  against,
  abstained,
}: { readonly present: number | null } & Record<'inFavour' | 'against' | 'abstained', number>): string {
  const left = present === null ? 0 : present - inFavour - against - abstained
  return left > 0 ? `，未投票${left}人` : ''
}

/** Words about an item; while it has no row there are none. */
const partsOn = ({ parts }: Recorded, itemId: number | null): readonly MinutesPart[] =>
  itemId === null ? [] : parts.filter(part => part.itemId === itemId)

/** Words about the meeting as a whole, and about what is not on the agenda any more. */
const generalParts = ({ parts, items }: Recorded): readonly MinutesPart[] =>
  parts.filter(part => part.itemId === null || !items.some(({ id }) => id === part.itemId))

const paragraphs = (words: string): string[] =>
  words
    .split(/\n+/u)
    .map(line => line.trim())
    .filter(line => line !== '')

/** 会议纪要 */
export function minutesPaper(recorded: Recorded): MinutesPaper {
  const { congress, meeting, facts } = recorded
  const organ = organOf(recorded)
  const lists = listsOf(recorded)
  const held = recorded.day.sitting?.calledAt ?? meeting.notice.startsAt
  return {
    title: `${fullTitle(recorded)}纪要`,
    issue: facts.issue ?? `第${blank}期`,
    organ,
    date: held === null ? blank : sayDate(dayOf(held, congress.zone)),
    opening: opening(recorded),
    blocks: minutesBlocks(recorded),
    lists: [
      { label: '出席', text: lists.present },
      { label: '请假', text: lists.leave },
      { label: '列席', text: lists.guests },
    ],
    sentTo: `分送：${blank}${blank}${blank}`,
    printed: '　　年　月　日印发',
  }
}

/** 2026年3月18日上午9:00，…在…召开…。会议由…主持。会议应到9人，实到8人，符合法定人数。 */
function opening(recorded: Recorded): string {
  const { congress, meeting, facts, day } = recorded
  const { should, present } = figuresOf(recorded)
  const from = day.sitting?.calledAt ?? meeting.notice.startsAt
  const when = from === null ? blank : sayDate(dayOf(from, congress.zone)) + clockOf(from, congress.zone)
  const quorum =
    day.quorum === null || present === null
      ? ''
      : day.quorum.met
        ? '，符合法定人数'
        : `，未达到法定人数（须${day.quorum.needed}人）`
  return `${when}，${fullTitle(recorded)}在${meeting.notice.place ?? blank}召开。会议由${facts.chair ?? blank}主持。会议应到${should}人，实到${people(present)}${quorum}。现将会议情况纪要如下：`
}

function clockOf(instant: Date, zone: string): string {
  const { hour, minute } = wallClock(instant, zone)
  return sayClock(hour, minute)
}

/** What the meeting did, item by item, and what it decided. Speeches stand in the record alone. */
export function minutesBlocks(recorded: Recorded): Block[] {
  const { items, decisions } = recorded
  const summed = (parts: readonly MinutesPart[]) =>
    parts.flatMap(({ speaker, words }) => (speaker === null ? paragraphs(words) : []))
  const isOn = ({ itemId }: Decision, id: number | null) => itemId !== null && itemId === id
  const blocks = items.map(
    (item, i): Block => ({
      heading: '',
      paragraphs: [
        `${hanNumber(i + 1)}、${whatHappened(item)}`,
        ...summed(partsOn(recorded, item.id)),
        ...decided(decisions.filter(one => isOn(one, item.id))),
      ],
    }),
  )
  const others = decisions.filter(one => !items.some(({ id }) => isOn(one, id)))
  const rest = [...summed(generalParts(recorded)), ...decided(others)]
  return rest.length === 0 ? blocks : [...blocks, { heading: '', paragraphs: rest }]
}

function decided(decisions: readonly Decision[]): string[] {
  const [first, ...others] = decisions
  if (first === undefined) return []
  if (others.length === 0) return [`会议决定：${decisionLine(first)}`]
  return ['会议决定：', ...decisions.map((one, i) => `（${hanNumber(i + 1)}）${decisionLine(one)}`)]
}

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
