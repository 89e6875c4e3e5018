/** What the pages show of notices, read without locking anything. */
import type { Tx } from '../../../db/tx.ts'
import { addUp } from '../rules/sheet.ts'
import type { Counts, Line, Meeting } from '../types.ts'
import { lookAtMeetings, type MeetingOfCongress, readLines, readTallies } from './answers.ts'

export interface Listed {
  readonly meeting: Meeting
  readonly counts: Counts
}

const aDayMs = 24 * 3_600_000

/** The congress's notices, newest first, with their counts. @param before only those with a smaller number */
export async function listNotices(
  tx: Tx,
  congressId: number,
  before: number | null,
  limit: number,
): Promise<(Listed & { readonly meeting: MeetingOfCongress })[]> {
  const meetings = await lookAtMeetings(
    tx,
    tx.sql.part`m.congress_id = ${congressId} and (${before}::int is null or m.number < ${before}::int)
      order by m.number desc limit ${limit}`,
  )
  return withCounts(tx, meetings)
}

/** Those that are announced and not over, soonest first, with their counts. */
export async function comingNotices(
  tx: Tx,
  congressId: number,
  now: Date,
): Promise<(Listed & { readonly meeting: MeetingOfCongress })[]> {
  const meetings = await lookAtMeetings(
    tx,
    tx.sql.part`m.congress_id = ${congressId} and m.status in ('open', 'closed')
      and (m.starts_at is null or m.starts_at > ${new Date(now.getTime() - aDayMs)}) order by m.starts_at, m.number`,
  )
  return withCounts(tx, meetings)
}

async function withCounts<M extends Meeting>(
  tx: Tx,
  meetings: readonly M[],
): Promise<{ readonly meeting: M; readonly counts: Counts }[]> {
  const tallies = await readTallies(
    tx,
    meetings.map(meeting => meeting.id),
  )
  return meetings.map(meeting => ({
    meeting,
    counts: addUp(
      meeting,
      tallies.filter(tally => tally.meetingId === meeting.id),
    ),
  }))
}

export async function seeNotice(
  tx: Tx,
  congressId: number,
  number: number,
): Promise<MeetingOfCongress | null> {
  const [meeting] = await lookAtMeetings(
    tx,
    tx.sql.part`m.congress_id = ${congressId} and m.number = ${number}`,
  )
  return meeting ?? null
}

export interface OwnNotice {
  readonly meeting: Meeting
  readonly line: Line
}

/** What is addressed to the person and not over, soonest first. */
export async function ownNotices(tx: Tx, personId: number, now: Date): Promise<OwnNotice[]> {
  const meetings = await lookAtMeetings(
    tx,
    tx.sql.part`m.status in ('open', 'closed') and m.starts_at > ${new Date(now.getTime() - aDayMs)}
      and exists (select from invitee v where v.meeting_id = m.id and v.person_id = ${personId})
      order by m.starts_at, m.number`,
  )
  const lines = await readLines(
    tx,
    personId,
    meetings.map(meeting => meeting.id),
  )
  return meetings.flatMap(meeting => {
    const line = lines.get(meeting.id)
    return line === undefined ? [] : [{ meeting, line }]
  })
}
