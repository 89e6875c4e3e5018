import type { Clock } from '../../../clock.ts'
import type { Tx } from '../../../db/tx.ts'
import { leaveWaits } from '../texts/outreach.ts'
import type { LockedMeeting } from './answers.ts'
import { clerkUserids, speakingChat, tellGroup } from './outreach.ts'

const hourMs = 3_600_000

/**
 * Calls the clerks to the leave requests that wait, once an hour for each meeting at most. The call names
 * nobody: it stands in a group.
 */
export async function callClerks(
  tx: Tx,
  clock: Clock,
  requests: readonly { readonly meeting: LockedMeeting; readonly dueAt: Date }[],
  botName: string,
): Promise<void> {
  for (const { meeting, dueAt } of requests) {
    const chatId = await speakingChat(tx, { ...meeting, audience: meeting.notice.audience })
    if (chatId === null) continue
    await tellGroup(tx, clock, {
      congressId: meeting.congressId,
      meetingId: meeting.id,
      chatId,
      text: leaveWaits(botName),
      mention: await clerkUserids(tx, meeting.congressId),
      promise: 'at_most_once',
      once: `leave-call:${meeting.id}:${Math.floor(dueAt.getTime() / hourMs)}`,
      dueAt,
      ...(meeting.startsAt === null ? {} : { expiresAt: meeting.startsAt }),
    })
  }
}
