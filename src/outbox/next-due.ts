import type { Clock } from '../clock.ts'
import type { Sql } from '../db/sql.ts'

/**
 * When the dispatcher will next have something to do, in service time: the sandbox runs its clock forward
 * from one such moment to the next. It may lie in the past: then there is something to do now.
 *
 * Conversations are visited as in `claim.ts`, one probe each. A leased one counts from the end of its lease.
 * @param channels those that are served; messages of others never become due
 */
export async function findNextDue(sql: Sql, clock: Clock, channels: readonly string[]): Promise<Date | null> {
  const [row] = await sql<{ next: Date | null }[]>`
    with recursive
    clock as materialized (
      select t as db, t + ${clock.offsetMs}::float8 * interval '1 ms' as now from clock_timestamp() as t
    ),
    spot as (
      select ''::text as channel, ''::text as target, null::timestamptz as at
      union all
      select head.channel, head.target,
             greatest(head.due_at, t.blocked_until, clock.now + (t.lease_until - clock.db))
      from spot
      cross join clock
      cross join lateral (
        select o.channel, o.target, o.due_at from outbox o
        where o.state = 'waiting' and (o.channel, o.target) > (spot.channel, spot.target)
        order by o.channel, o.target limit 1
      ) head
      left join outbox_target t on t.channel = head.channel and t.target = head.target
    )
    select least(
      (select min(at) from spot where channel = any(${channels}::text[])),
      (select min(o.due_at) from outbox o
       where o.state = 'scheduled' and o.channel = any(${channels}::text[]))
    ) as next`
  return row?.next ?? null
}
