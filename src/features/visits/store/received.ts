import { type Day, isoDay } from '../../../calendar/day.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Scope, Visit } from '../types.ts'
import { selectVisits } from './visits.ts'

export interface Received {
  readonly matters: number
  /** 人次 */
  readonly people: number
}

/** What was brought by people who came, by the day (ISO) on which they came; a day without any is not there. */
export async function receivedBetween(
  tx: Tx,
  congressId: number,
  from: Day,
  until: Day,
): Promise<ReadonlyMap<string, Received>> {
  const rows = await tx.sql<(Received & { day: string })[]>`
    select received_on as day, count(*)::int as matters, sum(people)::int as people from visit
    where congress_id = ${congressId} and kind = 'visit' and status <> 'void'
      and received_on between ${isoDay(from)}::date and ${isoDay(until)}::date
    group by 1`
  return new Map(rows.map(({ day, matters, people }) => [day, { matters, people }]))
}

/** The matters themselves, of those that somebody is shown. */
export const visitsReceivedOn = (tx: Tx, { congressId, deputyId }: Scope, day: Day): Promise<Visit[]> =>
  selectVisits(
    tx,
    tx.sql
      .part`where v.congress_id = ${congressId} and (${deputyId}::int is null or v.deputy_id = ${deputyId}::int)
      and v.kind = 'visit' and v.status <> 'void' and v.received_on = ${isoDay(day)}::date order by v.year, v.number`,
  )
