import { newTaskId } from '../../../bot/task-id.ts'
import { isoInZone } from '../../../calendar/zone.ts'
import type { Clock } from '../../../clock.ts'
import type { Tx } from '../../../db/tx.ts'
import { noticeCard } from '../cards/notice.ts'
import { readFacts } from '../commands/facts.ts'
import { whereOf } from '../finding/named.ts'
import { standingOf } from '../rules/sheet.ts'
import type { LockedMeeting } from '../store/answers.ts'
import { markNudged } from '../store/reminders.ts'
import { readSheet } from '../store/sheet.ts'
import { nudge, nudgeOnCard } from '../texts/outreach.ts'
import { canSpeak, tellPeople } from './people.ts'

export interface Nudged {
  /** How many are silent. */
  readonly silent: number
  /** How many of them are called now. */
  readonly called: number
  /** How many of them cannot be called: their account is not known. */
  readonly unbound: number
  /** False when nothing can be said by itself (`Told`). */
  readonly speaks: boolean
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
  if (!(await canSpeak(tx, meeting, reachable, now))) return { ...facts, called: 0, speaks: false }
  const day = isoInZone(times.dueAt, meeting.zone).slice(0, 10)
  const fresh = await markNudged(
    tx,
    meeting.id,
    reachable.map(line => line.personId),
    day,
  )
  const called = reachable.filter(line => fresh.has(line.personId))
  const draw = async () => ({
    ...noticeCard(
      newTaskId(`meeting-${meeting.id}`),
      await readFacts(tx, whereOf(meeting, now), meeting, true),
    ),
    body: nudgeOnCard(said.deadline),
  })
  await tellPeople(tx, clock, now, meeting, [
    {
      kind: 'nudge',
      people: called,
      text: nudge({ ...said, number: meeting.number, silent: silent.length }),
      card: draw,
      promise: 'at_most_once',
      ...(times.dueAt > now ? { dueAt: times.dueAt } : {}),
      ...(times.expiresAt === null ? {} : { expiresAt: times.expiresAt }),
    },
  ])
  return { ...facts, called: called.length, speaks: true }
}
