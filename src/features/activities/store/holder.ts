import { isClerk, type Member } from '../../../bot/actor.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Held, Holder } from '../../attachments/types.ts'
import { type LockedMeeting, lockMeetings } from '../../meetings/store/answers.ts'
import { takeMeeting } from '../rules/numbers.ts'
import { cancelled, meetingName } from '../texts/words.ts'
import { lockNumbered } from './meetings.ts'

/**
 * Meetings and activities with their photos: 活动3, 会议3. Never by a number alone, which has always been one of the
 * registers'. Whoever was called may add; what others have sent is for clerks.
 */
export const meetingHolder: Holder = {
  kind: 'meeting',
  readNumber(words) {
    const { number, isNamed, rest } = takeMeeting(words)
    if (number === null || !isNamed) return null
    return {
      isNamed,
      rest,
      async find(tx: Tx, member: Member) {
        const meeting = await lockNumbered(tx, member.congressId, number)
        const held = meeting === null ? null : await heldOf(tx, meeting)
        return held === null || !(held.maySee(member) || held.mayAdd(member)) ? [] : [held]
      },
    }
  },
  async lock(tx, id) {
    const [meeting] = await lockMeetings(tx, [id])
    return meeting === undefined ? null : heldOf(tx, meeting)
  },
}

async function heldOf(tx: Tx, { id, congressId, number, status }: LockedMeeting): Promise<Held | null> {
  if (status === 'draft') return null
  const rows = await tx.sql<{ personId: number }[]>`
    select person_id as "personId" from invitee where meeting_id = ${id}`
  const called = new Set(rows.map(({ personId }) => personId))
  return {
    subject: { kind: 'meeting', id },
    congressId,
    name: meetingName(number),
    over: status === 'cancelled' ? cancelled : null,
    mayAdd: member => isClerk(member) || called.has(member.personId),
    maySee: isClerk,
  }
}
