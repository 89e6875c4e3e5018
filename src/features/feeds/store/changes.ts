/** When things were changed last, and how often: from the rows that record it, never from the clock. */
import type { Tx } from '../../../db/tx.ts'

export interface Change {
  readonly times: number
  readonly at: Date
}

type Changes = ReadonlyMap<number, Change>

const byId = (rows: readonly (Change & { readonly id: number })[]): Changes =>
  new Map(rows.map(({ id, times, at }) => [id, { times, at }]))

/** A cancelled and restored meeting keeps its version, so its log is counted. */
export async function changesOfMeetings(
  tx: Tx,
  congressId: number,
  ids: readonly number[],
): Promise<Changes> {
  return byId(
    await tx.sql<(Change & { id: number })[]>`
      select m.id, count(d.id) filter (where d.action <> 'meeting.publish')::int as times,
             greatest(m.published_at, max(d.at)) as at
      from meeting m
      left join deed d on d.congress_id = ${congressId} and d.subject = 'meeting:' || m.id and d.outcome = 'done'
        and d.action in ('meeting.publish', 'meeting.amend', 'meeting.cancel', 'meeting.restore', 'meeting.recall')
      where m.id = any(${[...ids]}::int[]) and m.published_at is not null
      group by m.id`,
  )
}

/** @param personId whose answer counts as a change; null: nobody's */
export async function changesOfDays(
  tx: Tx,
  ids: readonly number[],
  personId: number | null,
): Promise<Changes> {
  return byId(
    await tx.sql<(Change & { id: number })[]>`
      select d.id, d.version - 1 as times, greatest(d.planned_at, u.answered_at) as at
      from reception_day d
      left join reception_duty u on u.day_id = d.id and u.person_id = ${personId}::int
      where d.id = any(${[...ids]}::int[])`,
  )
}

export async function changesOfSuggestions(tx: Tx, ids: readonly number[]): Promise<Changes> {
  return byId(
    await tx.sql<(Change & { id: number })[]>`
      select suggestion_id as id, max(nth) - 1 as times, max(at) as at from suggestion_entry
      where suggestion_id = any(${[...ids]}::int[]) group by suggestion_id`,
  )
}

export async function changesOfDecisions(tx: Tx, ids: readonly number[]): Promise<Changes> {
  return byId(
    await tx.sql<(Change & { id: number })[]>`
      select decision_id as id, max(nth) - 1 as times, max(at) as at from decision_entry
      where decision_id = any(${[...ids]}::int[]) group by decision_id`,
  )
}

/** By year. */
export async function changesOfPlans(tx: Tx, congressId: number, years: readonly number[]): Promise<Changes> {
  return byId(
    await tx.sql<(Change & { id: number })[]>`
      select year as id, max(nth) - 1 as times, max(at) as at from plan_entry
      where congress_id = ${congressId} and year = any(${[...years]}::int[]) group by year`,
  )
}
