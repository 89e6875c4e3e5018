import type { Tx } from '../../../db/tx.ts'
import { readSessionName, type SessionName } from '../../../language/session-name.ts'
import { isHeld, wasAsked } from '../../attendance/rules/day.ts'
import { type Day, readDays } from '../../attendance/store/day.ts'
import { lookAtMeetings, type MeetingOfCongress } from '../../meetings/store/answers.ts'
import type { SessionSitting } from '../types.ts'

/** A meeting of a session as it was announced and as it went. */
export interface ReadSitting {
  readonly meeting: MeetingOfCongress
  readonly day: Day
  readonly name: SessionName | null
}

/** All the congress's sessions' meetings that were announced and not cancelled, oldest first. */
export async function readSessionMeetings(tx: Tx, congressId: number): Promise<readonly ReadSitting[]> {
  const meetings = await lookAtMeetings(
    tx,
    tx.sql.part`m.congress_id = ${congressId} and m.notice->>'kind' = 'session'
      and m.status in ('open', 'closed') and m.starts_at is not null order by m.starts_at, m.id`,
  )
  const ids = meetings.map(meeting => meeting.id)
  const days = await readDays(tx, meetings)
  const said = await tx.sql<(SessionName & { meetingId: number })[]>`
    select meeting_id as "meetingId", term, session from session_meeting where meeting_id = any(${ids}::int[])`
  const names = new Map(said.map(({ meetingId, ...name }) => [meetingId, name]))
  return meetings.flatMap(meeting => {
    const day = days.get(meeting.id)
    const name = names.get(meeting.id) ?? readSessionName(meeting.notice.title ?? '')
    return day === undefined ? [] : [{ meeting, day, name }]
  })
}

export const toSitting = ({ meeting, day, name }: ReadSitting, now: Date): SessionSitting => ({
  meetingId: meeting.id,
  number: meeting.number,
  startsAt: meeting.startsAt ?? now,
  name,
  isHeld: isHeld(meeting, day.sitting, day.figures, now),
  members: day.lines.filter(wasAsked).map(({ personId, standing }) => ({ personId, standing })),
})
