import type { Tx } from '../../../db/tx.ts'
import { type LockedMeeting, lookAtMeetings, type MeetingOfCongress } from '../../meetings/store/answers.ts'
import { idOfNumber, lockOne } from '../../meetings/store/meetings.ts'

/** The notice of this number, locked; null when the congress has none. */
export async function lockNumbered(
  tx: Tx,
  congressId: number,
  number: number,
): Promise<LockedMeeting | null> {
  const id = await idOfNumber(tx, congressId, number)
  return id === null ? null : lockOne(tx, id)
}

const aWeekMs = 7 * 24 * 3_600_000

/**
 * What has begun within the last week, the latest first: what is meant where no number is said.
 * @param kind null: whatever it is
 */
export async function lately(
  tx: Tx,
  congressId: number,
  kind: string | null,
  now: Date,
): Promise<MeetingOfCongress[]> {
  return lookAtMeetings(
    tx,
    tx.sql.part`m.congress_id = ${congressId} and m.status in ('open', 'closed')
      and m.starts_at <= ${now} and m.starts_at > ${new Date(now.getTime() - aWeekMs)}
      and (${kind}::text is null or m.notice->>'kind' = ${kind})
      order by m.starts_at desc, m.number desc limit 10`,
  )
}
