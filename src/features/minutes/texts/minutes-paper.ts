/** 会议纪要 in words: what the meeting did, and what it decided. */
import { hanNumber } from '../../../calendar/numerals.ts'
import { sayClock, sayDate } from '../../../calendar/say.ts'
import { dayOf, wallClock } from '../../../calendar/zone.ts'
import type { Decision } from '../../decisions/types.ts'
import type { Recorded } from '../store/paper.ts'
import type { MinutesPart } from '../types.ts'
import {
  type Block,
  decisionLine,
  figuresOf,
  fullTitle,
  generalParts,
  listsOf,
  organOf,
  paragraphs,
  partsOn,
  people,
} from './recorded.ts'
import { blank, whatHappened } from './sentences.ts'

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
