import type { Clock } from '../../../clock.ts'
import type { Tx } from '../../../db/tx.ts'
import { settingsOf } from '../../congress/settings.ts'
import { named, subjectOf, whereOf } from '../../meetings/finding/named.ts'
import type { LockedMeeting } from '../../meetings/store/answers.ts'
import { tellPrivately } from '../../notes/outreach.ts'
import { asClerk } from '../../notes/rules.ts'
import { clerkIds } from '../../roster/store/clerks.ts'
import { compare, isAsSaid } from '../rules/compare.ts'
import type { Day } from '../store/day.ts'
import { compared, sayCompared, sayFigures } from '../texts/day.ts'

interface Speaking {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Date
  readonly botName: string
}

/**
 * Calls out to the clerks, each alone, whose answer and whose being there do not fit. Where nobody has checked in at
 * all nothing is said: such a meeting is not kept this way.
 */
export async function reviewDay(
  { tx, clock, now, botName }: Speaking,
  meeting: LockedMeeting,
  { lines, figures, quorum }: Day,
): Promise<void> {
  const found = compare(lines)
  if (isAsSaid(found) || figures.present + figures.guestsPresent === 0) return
  const { title } = named(whereOf(meeting, now), meeting)
  const text = compared(
    meeting.number,
    title,
    sayFigures(figures, quorum),
    sayCompared(meeting.number, found),
  )
  await tellPrivately(
    tx,
    clock,
    now,
    {
      congressId: meeting.congressId,
      personIds: await clerkIds(tx, meeting.congressId),
      text,
      rights: asClerk,
      subject: subjectOf(meeting),
    },
    { zone: meeting.zone, quietHours: settingsOf(meeting).quietHours, botName },
  )
}
