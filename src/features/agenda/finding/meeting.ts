/** The meeting that a word about its agenda, its votes or its minutes is about. Unlike a notice, it may be over for long. */
import { isClerk } from '../../../bot/actor.ts'
import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { named } from '../../meetings/finding/named.ts'
import { isRestorable } from '../../meetings/finding/restorable.ts'
import {
  type LockedMeeting,
  lockMeetings,
  lookAtMeetings,
  type MeetingOfCongress,
} from '../../meetings/store/answers.ts'
import { findByNumber } from '../../meetings/store/meetings.ts'
import { noSuchMeeting, whichNumber } from '../../meetings/texts/sheet.ts'
import { meantOf, type Purpose } from '../rules/meant.ts'
import { takePlaces } from '../rules/places.ts'
import { isCancelled, isDraft, noMeetingHeld } from '../texts/meeting.ts'

export type PickedMeeting =
  | { readonly meeting: LockedMeeting; readonly reply: null }
  | { readonly meeting: null; readonly reply: Reply }

/**
 * @param number as it was said; a number that there is none of is a mistake, and nothing is done
 * @returns the meeting, locked: whatever is written about it has its place in one order
 */
export async function pickHeld(
  context: Context,
  number: number | null,
  purpose: Purpose,
  usage: string,
): Promise<PickedMeeting> {
  const { tx, tenant, now, chat, actor } = context
  if (number !== null) {
    const meeting = await findByNumber(tx, tenant.id, number)
    if (meeting === null || (meeting.status === 'draft' && !isClerk(actor)))
      return { meeting: null, reply: say(noSuchMeeting(number)) }
    if (meeting.status === 'draft') return { meeting: null, reply: say(isDraft(number)) }
    if (meeting.status === 'cancelled') {
      const restorable = isClerk(actor) && (await isRestorable(context, meeting))
      return { meeting: null, reply: say(isCancelled(number, restorable)) }
    }
    return { meeting, reply: null }
  }
  const fitting = meantOf(await announced(context), purpose, chat?.id ?? null, now)
  const [only] = fitting
  if (only === undefined) return { meeting: null, reply: say(noMeetingHeld) }
  if (fitting.length > 1) {
    const items = fitting
      .slice(0, 10)
      .map(meeting => ({ number: meeting.number, ...named(context, meeting) }))
    return { meeting: null, reply: say(whichNumber(items, usage)) }
  }
  const [locked] = await lockMeetings(tx, [only.id])
  if (locked === undefined) throw new Error(`no meeting ${only.id}`)
  // Called off while its lock was waited for.
  if (locked.status === 'draft' || locked.status === 'cancelled')
    return { meeting: null, reply: say(noMeetingHeld) }
  return { meeting: locked, reply: null }
}

/** Of a person's congresses those that have the meeting whose number is said, or, where none is, any. */
export const whereHeld =
  (purpose: Purpose) =>
  async (contexts: readonly Context[], words: string): Promise<readonly Context[]> => {
    const { meeting: number } = takePlaces(words)
    const found: Context[] = []
    for (const context of contexts) {
      const meetings = await announced(context)
      const fits =
        number === null
          ? meantOf(meetings, purpose, null, context.now).length > 0
          : meetings.some(meeting => meeting.number === number)
      if (fits) found.push(context)
    }
    return found
  }

/** The congress's meetings of the last two years and those to come. */
async function announced({ tx, tenant, now }: Context): Promise<readonly MeetingOfCongress[]> {
  const since = new Date(now.getTime() - 2 * 366 * 86_400_000)
  return lookAtMeetings(
    tx,
    tx.sql.part`m.congress_id = ${tenant.id} and m.status in ('open', 'closed') and m.starts_at > ${since}`,
  )
}
