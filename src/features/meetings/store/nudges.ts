import { isoInZone } from '../../../calendar/zone.ts'
import type { Clock } from '../../../clock.ts'
import type { Tx } from '../../../db/tx.ts'
import { standingOf } from '../rules/sheet.ts'
import { nudge } from '../texts/outreach.ts'
import type { LockedMeeting } from './answers.ts'
import { speakingChat, tellPeople } from './outreach.ts'
import { markNudged } from './reminders.ts'
import { readSheet } from './sheet.ts'

export interface Nudged {
  /** How many are silent. */
  readonly silent: number
  /** How many of them are called now. */
  readonly called: number
  /** How many of them cannot be called: their account is not known. */
  readonly unbound: number
  /** False when no group speaks for the meeting. */
  readonly hasWebhook: boolean
}

/**
 * Calls those who have not answered, by name, each at most once a day.
 * @param times `dueAt`: when the call may go out, now or at the end of the quiet hours; `expiresAt`: when it has
 *   become useless
 */
export async function nudgeSilent(
  tx: Tx,
  clock: Clock,
  meeting: LockedMeeting,
  said: {
    readonly title: string
    readonly when: string
    readonly deadline: string
    readonly botName: string
  },
  now: Date,
  times: { readonly dueAt: Date; readonly expiresAt: Date | null },
): Promise<Nudged> {
  const sheet = await readSheet(tx, meeting.id)
  const silent = sheet.filter(line => standingOf(meeting, line) === 'silent')
  const reachable = silent.filter(line => line.userid !== null)
  const facts = { silent: silent.length, unbound: silent.length - reachable.length }
  if ((await speakingChat(tx, { ...meeting, audience: meeting.notice.audience })) === null)
    return { ...facts, called: 0, hasWebhook: false }
  const day = isoInZone(times.dueAt, meeting.zone).slice(0, 10)
  const fresh = await markNudged(
    tx,
    meeting.id,
    reachable.map(line => line.personId),
    day,
  )
  const called = reachable.filter(line => fresh.has(line.personId))
  await tellPeople(tx, clock, meeting, [
    {
      people: called,
      text: nudge({ ...said, number: meeting.number, silent: silent.length }),
      promise: 'at_most_once',
      ...(times.dueAt > now ? { dueAt: times.dueAt } : {}),
      ...(times.expiresAt === null ? {} : { expiresAt: times.expiresAt }),
    },
  ])
  return { ...facts, called: called.length, hasWebhook: true }
}
