import { isoDay } from '../../../calendar/day.ts'
import { dayOf, isoInZone } from '../../../calendar/zone.ts'
import { sayVote } from '../../agenda/texts/words.ts'
import type { Recorded } from '../store/paper.ts'
import { agendaLines, decisionLine, figuresOf, listsOf } from './recorded.ts'

/** The words of register ① on paper (domain 2, S15): the presidium's meetings that were held, a row each. */

export const registerColumns = [
  { heading: '次序', width: 5, centred: true },
  { heading: '会议名称', width: 14 },
  { heading: '时间', width: 13.5, centred: true },
  { heading: '地点', width: 11, centred: true },
  { heading: '主持人', width: 8, centred: true },
  { heading: '应到', width: 6, centred: true },
  { heading: '实到', width: 6, centred: true },
  { heading: '请假', width: 6, centred: true },
  { heading: '缺席', width: 6, centred: true },
  { heading: '列席', width: 6, centred: true },
  { heading: '请假、缺席人员', width: 14 },
  { heading: '议题', width: 27 },
  { heading: '表决', width: 20 },
  { heading: '议定事项', width: 27 },
  { heading: '记录人', width: 8, centred: true },
] as const

/** What a year's meetings come to. Where nobody was checked in nobody is counted, neither who was due. */
export interface PresidiumFigures {
  readonly meetings: number
  readonly unchecked: number
  readonly should: number
  readonly present: number
  readonly onLeave: number
  readonly absent: number
  readonly guests: number
  readonly items: number
  readonly votes: number
  readonly decisions: number
}

export function totalsLine(figures: PresidiumFigures): string {
  const { meetings, unchecked, should, present, onLeave, absent, guests, items, votes, decisions } = figures
  return [
    `合计：主席团会议${meetings}次；应到${should}人次，实到${present}人次，请假${onLeave}人次，缺席${absent}人次，列席${guests}人次；`,
    `议题${items}项，表决${votes}项，议定事项${decisions}项。`,
    ...(unchecked === 0 ? [] : [`其中${unchecked}次没有登记到会情况，应到、实到、请假、缺席、列席未计。`]),
  ].join('')
}

const known = (count: number | null): string => (count === null ? '' : String(count))

/** One row, in the order of the columns. @param nth from 1 */
export function registerRow(nth: number, recorded: Recorded): string[] {
  const { meeting, title, items, decisions, facts } = recorded
  const { should, present, onLeave, absent, guests } = figuresOf(recorded)
  return [
    String(nth),
    title,
    sayWhen(recorded),
    meeting.notice.place ?? '',
    facts.chair ?? '',
    String(should),
    known(present),
    String(onLeave),
    known(absent),
    known(guests),
    sayAway(recorded),
    agendaLines(recorded).join('\n'),
    items.flatMap(({ vote }, i) => (vote === null ? [] : [`第${i + 1}项：${sayVote(vote)}`])).join('\n'),
    decisions.map((decision, i) => `${i + 1}. ${decisionLine(decision)}`).join('\n'),
    facts.recorder ?? '',
  ]
}

/** 2026-03-18 09:05: when it was, where that is recorded, else when it was called for. */
function sayWhen({ meeting, day, congress: { zone } }: Recorded): string {
  const from = day.sitting?.calledAt ?? meeting.startsAt
  return from === null ? '' : `${isoDay(dayOf(from, zone))}\n${isoInZone(from, zone).slice(11, 16)}`
}

function sayAway(recorded: Recorded): string {
  const { leave, absent } = listsOf(recorded)
  const { onLeave, absent: missing } = figuresOf(recorded)
  return [
    ...(onLeave === 0 ? [] : [`请假：${leave}`]),
    ...(missing === null || missing === 0 ? [] : [`缺席：${absent}`]),
  ].join('\n')
}

/** The last row. */
export const totalsRow = (figures: PresidiumFigures): string[] => [
  '合计',
  `${figures.meetings}次`,
  '',
  '',
  '',
  ...[figures.should, figures.present, figures.onLeave, figures.absent, figures.guests].map(String),
  '',
  `${figures.items}项`,
  `${figures.votes}项`,
  `${figures.decisions}项`,
  '',
]
