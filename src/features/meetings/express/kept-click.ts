/**
 * How the answer to a click is kept: what its card was drawn from, without the notice that all cards of a meeting have in
 * common. Clicks come in crowds and their messages are hardly ever repeated, so a card is rather drawn again than stored.
 * None of it is anybody's own words.
 */
import { z } from 'zod'
import { type Reply, silent } from '../../../bot/reply.ts'
import type { Tx } from '../../../db/tx.ts'
import type { NoticeReading } from '../../../language/notice.ts'
import { answeredCard, type CardFacts } from '../cards/notice.ts'
import { factsFor } from '../commands/facts.ts'
import { whereOf } from '../finding/named.ts'
import { shownOf } from '../rules/sheet.ts'
import { lookAtMeetings, type MeetingOfCongress, readStoredNotice } from '../store/answers.ts'
import type { Line } from '../types.ts'

const count = z.int().nonnegative()

const keptClickSchema = z.object({
  kind: z.literal('answered'),
  taskId: z.string(),
  meetingId: z.int(),
  /** What the notice was when it was answered: it may change before the message is repeated. */
  notice: z.object({
    version: z.int(),
    timeVersion: z.int(),
    status: z.enum(['draft', 'open', 'closed', 'cancelled']),
  }),
  at: z.iso.datetime(),
  isAlone: z.boolean(),
  counts: z.object({
    invited: count,
    attend: count,
    leaveApproved: count,
    leavePending: count,
    leaveRefused: count,
    silent: count,
  }),
  line: z.object({
    answer: z.enum(['attend', 'leave']).nullable(),
    decision: z.enum(['pending', 'approved', 'refused']).nullable(),
    timeVersion: z.int(),
    late: z.boolean(),
    saysWhy: z.boolean(),
  }),
})

export type KeptClick = z.infer<typeof keptClickSchema>

export function keep(
  taskId: string,
  { id, version, timeVersion, status }: Pick<MeetingOfCongress, 'id' | 'version' | 'timeVersion' | 'status'>,
  { now, isAlone, counts }: CardFacts,
  line: Line,
): KeptClick {
  return {
    kind: 'answered',
    taskId,
    meetingId: id,
    notice: { version, timeVersion, status },
    at: now.toISOString(),
    isAlone,
    counts,
    line: shownOf(line),
  }
}

/** @returns null: a reply that was stored as it was given */
export function readKept(stored: unknown): KeptClick | null {
  const read = keptClickSchema.safeParse(stored)
  return read.success ? read.data : null
}

/** The same card once more, or null when the notice is another by now than the one that was answered. */
export function drawAgain(kept: KeptClick, meeting: MeetingOfCongress): Reply | null {
  return meeting.version === kept.notice.version ? draw(kept, meeting) : null
}

/** The same, for whoever has not read the meeting, and of a notice that has changed since. */
export async function lookAndDraw(tx: Tx, kept: KeptClick): Promise<Reply> {
  const [meeting] = await lookAtMeetings(tx, tx.sql.part`m.id = ${kept.meetingId}`)
  if (meeting === undefined) return silent
  const notice = meeting.version === kept.notice.version ? meeting.notice : await earlierNotice(tx, kept)
  return notice === null ? silent : draw(kept, { ...meeting, notice })
}

function draw(kept: KeptClick, meeting: MeetingOfCongress): Reply {
  const answered = { ...meeting, ...kept.notice }
  const facts = factsFor(whereOf(answered, new Date(kept.at)), answered, kept.counts, kept.isAlone)
  return { kind: 'update', audience: 'clicker', card: answeredCard(kept.taskId, facts, kept.line) }
}

async function earlierNotice(tx: Tx, { meetingId, notice }: KeptClick): Promise<NoticeReading | null> {
  const [row] = await tx.sql<{ notice: string }[]>`
    select notice::text as notice from meeting_version where meeting_id = ${meetingId} and version = ${notice.version}`
  return row === undefined ? null : readStoredNotice(row.notice)
}
