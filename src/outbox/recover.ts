/**
 * Taking back what a dispatcher held when it died: leases that ran out.
 *
 * Every attempt counts, also those that nobody lived to report: a message that kills the service is dead after
 * its attempts. What must not be sent twice travels alone and its turn begins with its claim, so an expired
 * lease means that its sending may have begun: it is dead as `maybe_sent`. (Between the claim's commit and the
 * first byte lie a few milliseconds in which a crash makes it "maybe sent" though it was not: a nudge rather
 * never than twice. A mark of its own before the first byte would leave the same gap behind that mark.
 * Measured with 60 kills under full load: 125 of 1 000 nudges given up, 93 of them had arrived, none twice.)
 *
 * A turn that was stopped in time has returned its lease by itself (`settle.ts`, no outcome for what was not
 * begun), so a restart costs no nudge. For the pace, a crashed turn counts with all its messages, at the time
 * its lease ran out: no dispatcher begins a send when its lease is nearly over.
 */
import type { Clock } from '../clock.ts'
import type { Sql } from '../db/sql.ts'
import type { ChannelTerms } from './claim.ts'
import { hour, margin, minute } from './pace.ts'
import { reason } from './reason.ts'
import { maxAttempts } from './retry.ts'

export interface Recovered {
  readonly conversations: number
  /** What was given up with them: nobody lived to report it. */
  readonly dead: readonly Lost[]
}

export interface Lost {
  readonly channel: string
  readonly target: string
  readonly id: number
  readonly reason: string
}

/** Takes back what nobody holds any more. */
export async function recover(sql: Sql, clock: Clock, terms: readonly ChannelTerms[]): Promise<Recovered> {
  const [row] = await sql<Recovered[]>`
    with clock as materialized (
      select t as db, t + ${clock.offsetMs}::float8 * interval '1 ms' as now from clock_timestamp() as t
    ),
    lost as materialized (
      select t.channel, t.target, t.lease_ids, t.recent, terms."perMinute", terms."perHour"
      from outbox_target t
      join jsonb_to_recordset(${sql.json(terms)}) as terms (channel text, "perMinute" int, "perHour" int)
        on terms.channel = t.channel
      where t.lease_by is not null and t.lease_until < (select db from clock)
      order by t.channel, t.target
      for update of t skip locked
    ),
    fate as (
      select o.id, lost.channel, lost.target, case
          when o.promise = 'at_most_once' then ${reason.maybeSent}
          when o.attempts + 1 >= ${maxAttempts}::int then ${reason.crashed}
        end as death
      from lost join outbox o on o.id = any(lost.lease_ids) where o.state = 'waiting'
    ),
    written as (
      update outbox o
      set attempts = o.attempts + 1, last_error = coalesce(fate.death, ${reason.crashed}),
          state = case when fate.death is null then 'waiting' else 'dead' end,
          settled_at = case when fate.death is not null then clock.now end
      from fate, clock
      where o.id = fate.id
    ),
    freed as (
      update outbox_target t
      set lease_by = null, lease_until = null, lease_ids = null, version = t.version + 1,
          recent = p.recent,
          blocked_until = greatest(
            p.recent[cardinality(p.recent) - lost."perMinute" + 1] + ${minute + margin}::float8 * interval '1 ms',
            p.recent[cardinality(p.recent) - lost."perHour" + 1] + ${hour + margin}::float8 * interval '1 ms')
      from lost
      cross join clock
      cross join lateral (
        select case when lost."perMinute" is not null or lost."perHour" is not null then array(
          select seen from (
            select least(r, clock.now) as seen from unnest(lost.recent) r where r < clock.now + interval '2 s'
            union all
            select clock.now from unnest(lost.lease_ids)
          ) s
          where seen > clock.now - ${hour + margin}::float8 * interval '1 ms'
          order by seen
        ) end as recent
        offset 0
      ) p
      where t.channel = lost.channel and t.target = lost.target
    )
    select (select count(*) from lost) as conversations,
           (select coalesce(json_agg(json_build_object('channel', channel, 'target', target, 'id', id, 'reason', death)
                                     order by id), '[]')
            from fate where death is not null) as dead`
  return row ?? { conversations: 0, dead: [] }
}
