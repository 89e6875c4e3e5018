/**
 * How the answer to a click is kept: what its card was drawn from, without the notice that all cards of a meeting have in
 * common. Clicks come in crowds and their messages are hardly ever repeated, so a card is rather drawn again than stored.
 * None of it is anybody's own words.
 */
import { z } from 'zod'
import { type Reply, silent } from '../../../bot/reply.ts'
import type { Tx } from '../../../db/tx.ts'
import { answeredCard, type CardFacts } from '../cards/notice.ts'
import { factsFor } from '../commands/facts.ts'
import { whereOf } from '../finding/named.ts'
import { shownOf } from '../rules/sheet.ts'
import { lookAtMeetings, type MeetingOfCongress } from '../store/answers.ts'
import type { Line } from '../types.ts'

const count = z.int().nonnegative()

const keptClickSchema = z.object({
  kind: z.literal('answered'),
  taskId: z.string(),
  meetingId: z.int(),
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
  { id }: Pick<MeetingOfCongress, 'id'>,
  { now, isAlone, counts }: CardFacts,
  line: Line,
): KeptClick {
  return {
    kind: 'answered',
    taskId,
    meetingId: id,
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

/** The same card once more. Of a notice that has changed since, what stands in it is what it says today. */
export function drawAgain(kept: KeptClick, meeting: MeetingOfCongress): Reply {
  const facts = factsFor(whereOf(meeting, new Date(kept.at)), meeting, kept.counts, kept.isAlone)
  return { kind: 'update', audience: 'clicker', card: answeredCard(kept.taskId, facts, kept.line) }
}

/** The same, for whoever has not read the meeting. */
export async function lookAndDraw(tx: Tx, kept: KeptClick): Promise<Reply> {
  const [meeting] = await lookAtMeetings(tx, tx.sql.part`m.id = ${kept.meetingId}`)
  return meeting === undefined ? silent : drawAgain(kept, meeting)
}
