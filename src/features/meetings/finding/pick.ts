import { isClerk } from '../../../bot/actor.ts'
import type { Context } from '../../../bot/command.ts'
import { beginsWithNoNumber, takeNumber } from '../../../bot/grammar.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import type { LockedMeeting } from '../store/answers.ts'
import { findByNumber, findCurrent } from '../store/meetings.ts'
import { noMeeting, noMeetingYet, noSuchMeeting, whichNumber } from '../texts/sheet.ts'
import type { MeetingStatus } from '../types.ts'
import { named } from './named.ts'

export type Picked =
  | { readonly meeting: LockedMeeting; readonly rest: string; readonly reply: null }
  | { readonly meeting: null; readonly reply: Reply }

/**
 * The notice that a command is about. The number may be left out where only one fits; in a group, where only
 * one was announced there. A number that no notice has may be the beginning of the words (`/改 15号下午3点`).
 * @param isGrave what follows cannot be undone unseen: such a number is a mistake, and nothing is done
 */
export async function pickMeeting(
  context: Context,
  words: string,
  statuses: readonly MeetingStatus[],
  usage: string,
  { isGrave = false }: { readonly isGrave?: boolean } = {},
): Promise<Picked> {
  const { tx, tenant, now } = context
  const isMistaken = isGrave && beginsWithNoNumber(words)
  const { number, rest } = takeNumber(words)
  if (number !== null && !isMistaken) {
    const meeting = await findByNumber(tx, tenant.id, number)
    if (meeting !== null) return { meeting, rest, reply: null }
    if (rest === '' || isGrave) return { meeting: null, reply: say(noSuchMeeting(number)) }
  }
  const all = await findCurrent(tx, tenant.id, statuses, now)
  const here = all.filter(meeting => context.chat !== null && meeting.chatId === context.chat.id)
  const fitting = here.length === 1 ? here : all
  const [only] = fitting
  if (only === undefined)
    return { meeting: null, reply: say(isClerk(context.actor) ? noMeetingYet : noMeeting) }
  if (fitting.length === 1 && !isMistaken) return { meeting: only, rest: words.trim(), reply: null }
  const items = fitting.slice(0, 10).map(meeting => ({ number: meeting.number, ...named(context, meeting) }))
  return { meeting: null, reply: say(whichNumber(items, usage)) }
}
