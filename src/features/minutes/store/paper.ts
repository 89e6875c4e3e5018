/** All that is recorded of a meeting, for its papers. Read without locks: nobody who answers waits for a paper. */
import type { Tx } from '../../../db/tx.ts'
import { readAgendas } from '../../agenda/store/items.ts'
import { latestVotes } from '../../agenda/store/votes.ts'
import type { ShownItem, Vote } from '../../agenda/types.ts'
import { isChecked } from '../../attendance/rules/day.ts'
import { type Day, readDays } from '../../attendance/store/day.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import { decisionsOfMeetings } from '../../decisions/store/decisions.ts'
import type { Decision } from '../../decisions/types.ts'
import { lookAtMeetings, type MeetingOfCongress } from '../../meetings/store/answers.ts'
import { titleOf } from '../../meetings/texts/notice.ts'
import type { Facts, MinutesPart } from '../types.ts'
import { factsOfMeetings, noFacts, partsOfMeetings } from './parts.ts'

export interface Recorded {
  readonly congress: Congress
  readonly meeting: MeetingOfCongress
  readonly title: string
  readonly day: Day
  /** Somebody was checked in; else nobody knows who was there. */
  readonly isChecked: boolean
  readonly items: readonly (ShownItem & { readonly vote: Vote | null })[]
  /** Without those that were removed. */
  readonly parts: readonly MinutesPart[]
  readonly decisions: readonly Decision[]
  readonly facts: Facts
}

/** @returns null when the congress has no such meeting */
export async function readRecorded(tx: Tx, congress: Congress, meetingId: number): Promise<Recorded | null> {
  const meetings = await lookAtMeetings(
    tx,
    tx.sql.part`m.id = ${meetingId} and m.congress_id = ${congress.id}`,
  )
  const [recorded] = await readAllRecorded(tx, congress, meetings)
  return recorded ?? null
}

/** Of many meetings of a congress, in their order, by a few statements. */
export async function readAllRecorded(
  tx: Tx,
  congress: Congress,
  meetings: readonly MeetingOfCongress[],
): Promise<Recorded[]> {
  const ids = meetings.map(({ id }) => id)
  const agendas = await readAgendas(tx, meetings)
  const itemIds = [...agendas.values()].flat().flatMap(({ id }) => (id === null ? [] : [id]))
  const votes = await latestVotes(tx, itemIds)
  const days = await readDays(tx, meetings)
  const parts = await partsOfMeetings(tx, ids)
  const facts = await factsOfMeetings(tx, ids)
  const decisions = await decisionsOfMeetings(tx, ids)
  const { labels } = settingsOf(congress)
  return meetings.flatMap((meeting): Recorded[] => {
    const day = days.get(meeting.id)
    if (day === undefined) return []
    return [
      {
        congress,
        meeting,
        title: titleOf(meeting.notice, labels),
        day,
        isChecked: isChecked(day.lines),
        items: (agendas.get(meeting.id) ?? []).map(item => ({
          ...item,
          vote: item.id === null ? null : (votes.get(item.id) ?? null),
        })),
        parts: (parts.get(meeting.id) ?? []).filter(({ isRemoved }) => !isRemoved),
        decisions: decisions.filter(
          ({ meetingId, state }) => meetingId === meeting.id && state !== 'dropped',
        ),
        facts: facts.get(meeting.id) ?? noFacts,
      },
    ]
  })
}
