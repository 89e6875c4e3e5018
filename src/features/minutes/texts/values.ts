import { sayDate } from '../../../calendar/say.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Recorded } from '../store/paper.ts'
import type { PaperKind } from '../types.ts'
import { minutesBlocks, minutesPaper } from './minutes-paper.ts'
import type { BlockKey, InlineKey } from './placeholders.ts'
import { recordBlocks } from './record-paper.ts'
import {
  agendaLines,
  type Block,
  decisionLine,
  figuresOf,
  fullTitle,
  listsOf,
  people,
  sayTime,
} from './recorded.ts'
import { blank } from './sentences.ts'

export interface Values {
  readonly inline: Readonly<Record<InlineKey, string>>
  readonly blocks: Readonly<Record<BlockKey, readonly string[]>>
}

/** What is filled into a congress's own form. */
export function valuesOf(recorded: Recorded, kind: PaperKind): Values {
  const { facts, meeting, congress, day, decisions } = recorded
  const paper = minutesPaper(recorded)
  const lists = listsOf(recorded)
  const figures = figuresOf(recorded)
  const held = day.sitting?.calledAt ?? meeting.notice.startsAt
  const blocks = kind === 'record' ? recordBlocks(recorded) : minutesBlocks(recorded)
  return {
    inline: {
      title: fullTitle(recorded),
      issue: paper.issue,
      time: sayTime(recorded),
      date: held === null ? blank : sayDate(dayOf(held, congress.zone)),
      place: meeting.notice.place ?? blank,
      chair: facts.chair ?? blank,
      recorder: facts.recorder ?? blank,
      organ: paper.organ,
      should: people(figures.should),
      presentCount: people(figures.present),
      leaveCount: people(figures.onLeave),
      absentCount: people(figures.absent),
      guestCount: people(figures.guests),
      present: lists.present,
      leave: kind === 'record' ? lists.leaveWithKinds : lists.leave,
      absent: lists.absent,
      guests: lists.guests,
      opening: paper.opening,
    },
    blocks: {
      agenda: orBlank(agendaLines(recorded)),
      text: orBlank(blocks.flatMap(linesOf)),
      decisions: orBlank(decisions.map((one, i) => `${i + 1}. ${decisionLine(one)}`)),
    },
  }
}

const linesOf = ({ heading, paragraphs }: Block): string[] => [
  ...(heading === '' ? [] : [heading]),
  ...paragraphs,
]
const orBlank = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [blank] : lines)

/** To try a form out with. */
export const sampleValues: Values = {
  inline: {
    title: '1',
    issue: '1',
    time: '1',
    date: '1',
    place: '1',
    chair: '1',
    recorder: '1',
    organ: '1',
    should: '1',
    presentCount: '1',
    leaveCount: '1',
    absentCount: '1',
    guestCount: '1',
    present: '1',
    leave: '1',
    absent: '1',
    guests: '1',
    opening: '1',
  },
  blocks: { agenda: ['1', '2'], text: ['1', '2'], decisions: ['1', '2'] },
}
