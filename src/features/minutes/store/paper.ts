/** All that is recorded of a meeting, for its papers. Read without locks: nobody who answers waits for a paper. */
import type { Tx } from '../../../db/tx.ts'
import { readAgenda } from '../../agenda/store/items.ts'
import { latestVotes } from '../../agenda/store/votes.ts'
import type { ShownItem, Vote } from '../../agenda/types.ts'
import { type Day, readDay } from '../../attendance/store/day.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import { decisionsOfMeeting } from '../../decisions/store/decisions.ts'
import type { Decision } from '../../decisions/types.ts'
import { lookAtMeetings, type MeetingOfCongress } from '../../meetings/store/answers.ts'
import { titleOf } from '../../meetings/texts/notice.ts'
import type { Facts, MinutesPart } from '../types.ts'
import { factsOf, partsOf } from './parts.ts'

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
  const [meeting] = await lookAtMeetings(
    tx,
    tx.sql.part`m.id = ${meetingId} and m.congress_id = ${congress.id}`,
  )
  if (meeting === undefined) return null
  const items = await readAgenda(tx, meeting)
  const votes = await latestVotes(
    tx,
    items.flatMap(({ id }) => (id === null ? [] : [id])),
  )
  const day = await readDay(tx, meeting)
  return {
    congress,
    meeting,
    title: titleOf(meeting.notice, settingsOf(congress).labels),
    day,
    isChecked: day.lines.some(({ arrivedAt }) => arrivedAt !== null),
    items: items.map(item => ({ ...item, vote: item.id === null ? null : (votes.get(item.id) ?? null) })),
    parts: (await partsOf(tx, meetingId)).filter(({ isRemoved }) => !isRemoved),
    decisions: (await decisionsOfMeeting(tx, meetingId)).filter(({ state }) => state !== 'dropped'),
    facts: await factsOf(tx, meetingId),
  }
}
