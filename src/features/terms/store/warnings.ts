import type { Tx } from '../../../db/tx.ts'

/** Which sessions were looked at for who was absent, and who was told of it. */

/** A session that nobody looked at for longer than this is history: nobody is warned of it any more. */
const latestMs = 30 * 24 * 3_600_000

export interface DueReview {
  readonly meetingId: number
  readonly congressId: number
}

/** Takes sessions' sittings that began a day ago; another replica takes others. */
export async function takeReviews(tx: Tx, now: Date, limit: number): Promise<readonly DueReview[]> {
  return tx.sql<DueReview[]>`
    select s.meeting_id as "meetingId", m.congress_id as "congressId"
    from sitting s join meeting m on m.id = s.meeting_id
    where s.review_at <= ${now} and m.starts_at > ${new Date(now.getTime() - latestMs)}
      and m.notice->>'kind' = 'session' and m.status in ('open', 'closed')
    order by s.review_at limit ${limit} for update of s skip locked`
}

/** @param at when it is looked at again; null: not any more */
export async function putOffReview(tx: Tx, meetingId: number, at: Date | null): Promise<void> {
  await tx.sql`update sitting set review_at = ${at} where meeting_id = ${meetingId}`
}

/** What was cancelled or is history is looked at no more. */
export async function dropReviews(tx: Tx, now: Date): Promise<void> {
  await tx.sql`
    update sitting s set review_at = null from meeting m
    where s.review_at <= ${now} and m.id = s.meeting_id
      and (m.status not in ('open', 'closed') or m.starts_at <= ${new Date(now.getTime() - latestMs)})`
}

/** Null when nothing is to be looked at. */
export async function nextReviewAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.sql<{ at: Date | null }[]>`
    select min(review_at) as at from sitting where review_at is not null`
  return row?.at ?? null
}

/** @returns those who had not been told of this session yet */
export async function addWarnings(
  tx: Tx,
  warned: readonly {
    readonly personId: number
    readonly term: number
    readonly session: number
    readonly absences: number
  }[],
  now: Date,
): Promise<Set<number>> {
  const rows = await tx.sql<{ id: number }[]>`
    insert into seat_warning (person_id, term, session, absences, at)
    select "personId", term, session, absences, ${now}
    from jsonb_to_recordset(${tx.sql.json(warned)}) as t("personId" int, term int, session int, absences int)
    on conflict do nothing returning person_id as id`
  return new Set(rows.map(row => row.id))
}
