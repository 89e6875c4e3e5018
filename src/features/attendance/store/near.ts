import type { Tx } from '../../../db/tx.ts'

const halfDayMs = 12 * 3_600_000

/** Announced meetings that begin within half a day before or after. @param personId only those that he is called to */
export async function idsNear(
  tx: Tx,
  congressId: number,
  personId: number | null,
  now: Date,
): Promise<number[]> {
  const [from, until] = [new Date(now.getTime() - halfDayMs), new Date(now.getTime() + halfDayMs)]
  const rows = await tx.sql<{ id: number }[]>`
    select m.id from meeting m
    where m.congress_id = ${congressId} and m.status in ('open', 'closed')
      and m.starts_at > ${from} and m.starts_at < ${until}
      and (${personId}::int is null or exists (
        select from invitee v where v.meeting_id = m.id and v.person_id = ${personId}))`
  return rows.map(row => row.id)
}
