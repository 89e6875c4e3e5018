import type { Clock } from '../clock.ts'
import type { Sql } from '../db/sql.ts'

export interface Promotion {
  /** Messages whose time has come. */
  readonly promoted: number
  /** Milliseconds of service time until the next one's; null: none. */
  readonly nextInMs: number | null
}

/**
 * Puts messages that have become due in line (`scheduled` → `waiting`), so that claims need not step over
 * those of next week, and says when to look again. Service time.
 */
export async function promote(sql: Sql, clock: Clock): Promise<Promotion> {
  const [row] = await sql<{ promoted: number; next_in_ms: number | null }[]>`
    with clock as materialized (
      select clock_timestamp() + ${clock.offsetMs}::float8 * interval '1 ms' as now
    ),
    promoted as (
      update outbox o set state = 'waiting' from clock
      where o.state = 'scheduled' and o.due_at <= clock.now
      returning 1
    )
    select (select count(*) from promoted) as promoted,
           extract(epoch from upcoming.at - clock.now)::float8 * 1000 as next_in_ms
    from clock,
      lateral (select min(o.due_at) as at from outbox o
               where o.state = 'scheduled' and o.due_at > clock.now) as upcoming`
  return { promoted: row?.promoted ?? 0, nextInMs: row?.next_in_ms ?? null }
}
