import type { Clock } from '../clock.ts'
import type { Sql } from '../db/sql.ts'

/** The state of one channel's outbox: for `/readyz`, metrics and `doctor`. */
export interface ChannelSurvey {
  readonly channel: string
  /** Due and not yet settled. */
  readonly waiting: number
  readonly scheduled: number
  readonly dead: number
  /** How long the oldest waiting message has been due; 0 when none waits. */
  readonly oldestMs: number
}

/** Channels that have something waiting, scheduled or dead. Three partial indexes, no scan of what was sent. */
export async function surveyOutbox(sql: Sql, clock: Clock): Promise<ChannelSurvey[]> {
  return await sql<ChannelSurvey[]>`
    select channel, sum(waiting)::int as waiting, sum(scheduled)::int as scheduled, sum(dead)::int as dead,
           coalesce(greatest(0, extract(epoch from
             clock_timestamp() + ${clock.offsetMs}::float8 * interval '1 ms' - min(oldest)) * 1000), 0)::float8
             as "oldestMs"
    from (
      select channel, count(*) as waiting, 0 as scheduled, 0 as dead, min(due_at) as oldest
      from outbox where state = 'waiting' group by channel
      union all
      select channel, 0, count(*), 0, null from outbox where state = 'scheduled' group by channel
      union all
      select channel, 0, 0, count(*), null from outbox where state = 'dead' group by channel
    ) part
    group by channel order by channel`
}
