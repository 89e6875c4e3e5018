import type { Clock } from '../clock.ts'
import type { Sql } from '../db/sql.ts'

/**
 * Deletes one batch of messages that were sent, replaced or expired longer ago than `keepMs` (service time). Dead ones
 * stay until somebody has looked at them. Oldest first along the key, so no index is kept for it. A dedupe key
 * goes with its message: keep them longer than their causes can come again.
 * @returns how many were deleted; less than `batch` means that it is done
 */
export async function purgeSettled(sql: Sql, clock: Clock, keepMs: number, batch = 1000): Promise<number> {
  const { count } = await sql`
    delete from outbox where id in (
      select id from outbox
      where state in ('sent', 'replaced', 'expired')
        and settled_at < clock_timestamp() + ${clock.offsetMs - keepMs}::float8 * interval '1 ms'
      order by id limit ${batch}::int for update skip locked)`
  return count
}

/**
 * Forgets conversations that have nothing to remember: no lease, no pause and no request of the last day.
 * Their rows come back with their next message. They must be a day old themselves (a version begins with the
 * time in microseconds): a claim that did not see a row may believe that there was none (`claim.ts`).
 */
export async function purgeTargets(sql: Sql, clock: Clock): Promise<number> {
  const { count } = await sql`
    delete from outbox_target t
    using (select clock_timestamp() + ${clock.offsetMs}::float8 * interval '1 ms' - interval '1 day' as yesterday) as clock
    where t.lease_by is null and t.version < extract(epoch from clock_timestamp() - interval '1 day') * 1000000
      and (t.blocked_until is null or t.blocked_until < yesterday)
      and (t.recent is null or not exists (select from unnest(t.recent) r where r >= yesterday))
      and not exists (select from outbox o
                      where o.state = 'waiting' and o.channel = t.channel and o.target = t.target)`
  return count
}
