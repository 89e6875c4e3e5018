import type { Tx } from '../../db/tx.ts'
import type { RegisterKey } from './types.ts'

/**
 * The first year of which each book has a line; none where it is empty. A book goes on to this year.
 * @param isForClerks what is confidential has no line in the book of anybody else
 */
export async function firstYears(
  tx: Tx,
  { id, zone }: { readonly id: number; readonly zone: string },
  isForClerks: boolean,
): Promise<ReadonlyMap<RegisterKey, number>> {
  const rows = await tx.sql<{ key: RegisterKey; year: number | null }[]>`
    select 'visits' as key, extract(year from min(received_on))::int as year from visit where congress_id = ${id}
    union all
    select 'incoming', min(year) from incoming_paper where congress_id = ${id}
    union all
    select 'suggestions', extract(year from min(submitted_on))::int from suggestion
    where congress_id = ${id} and (${isForClerks}::bool or not confidential)
    union all
    select 'presidium', extract(year from min(starts_at) at time zone ${zone})::int from meeting
    where congress_id = ${id} and status in ('open', 'closed') and notice->>'kind' = 'presidium'
    union all
    select 'activities', extract(year from min(starts_at) at time zone ${zone})::int from meeting
    where congress_id = ${id} and status in ('open', 'closed') and notice->>'kind' not in ('presidium', 'session')`
  return new Map(rows.flatMap(({ key, year }) => (year === null ? [] : [[key, year] as const])))
}
