import type { Tx } from '../../../db/tx.ts'
import type { MeetingStatus } from '../types.ts'

/**
 * Whose business something is, for people who stand in several rosters. Nothing is locked: several congresses are
 * asked at once, and locks of one after the other's would be out of order.
 */

export interface Answerable {
  readonly personId: number
  readonly number: number
  readonly isLate: boolean
}

/** Notices that these people can answer, as `findAnswerable` has them for one. */
export async function answerableOf(
  tx: Tx,
  personIds: readonly number[],
  now: Date,
): Promise<readonly Answerable[]> {
  return tx.sql<Answerable[]>`
    select v.person_id as "personId", m.number, (m.status = 'closed' or m.closes_at <= ${now}) as "isLate"
    from invitee v join meeting m on m.id = v.meeting_id
    where v.person_id = any(${[...personIds]}::int[]) and m.status in ('open', 'closed') and m.starts_at > ${dayBefore(now)}`
}

/**
 * Which of the congresses have a notice of this number; without a number, one in these states that is not over.
 * @returns their ids
 */
export async function congressesWith(
  tx: Tx,
  congressIds: readonly number[],
  notice: { readonly number: number } | { readonly statuses: readonly MeetingStatus[] },
  now: Date,
): Promise<Set<number>> {
  const number = 'number' in notice ? notice.number : null
  const statuses = 'statuses' in notice ? [...notice.statuses] : []
  const rows = await tx.sql<{ id: number }[]>`
    select distinct congress_id as id from meeting
    where congress_id = any(${[...congressIds]}::int[])
      and (number = ${number}
        or status = any(${statuses}::text[]) and (starts_at is null or starts_at > ${dayBefore(now)}))`
  return new Set(rows.map(row => row.id))
}

/** @param id as it stands in a button or an option; null where it is none */
export async function congressOfMeeting(tx: Tx, id: string | undefined): Promise<number | null> {
  if (!/^\d{1,9}$/.test(id ?? '')) return null
  const [row] = await tx.sql<{ id: number }[]>`select congress_id as id from meeting where id = ${Number(id)}`
  return row?.id ?? null
}

const dayBefore = (now: Date): Date => new Date(now.getTime() - 24 * 3_600_000)
