/**
 * Writing down what became of claimed messages, and letting their conversations go. One statement for all
 * turns that ended at about the same time.
 *
 * Invariant: only the holder of the lease settles. `mine` frees the conversations whose lease is still the one
 * that was claimed; when it ran out and was taken back, nothing of that turn is written: somebody else owns
 * the messages now. No order of locks is kept (sorting and locking first cost a tenth): two holders could wait
 * in a ring only if each were late for what the other holds, and then the one that is refused tries again.
 *
 * A message that was replaced and the one in its place are written together: neither is ever without the other.
 *
 * A message that is to be tried again keeps its place: its conversation is blocked until then, which keeps the
 * later ones behind it. The pace is reckoned here, when it is known how many requests were made (`pace.ts`).
 */
import type { Instead } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import type { Part, Sql } from '../db/sql.ts'
import type { ChannelTerms } from './claim.ts'
import { hour, margin, minute } from './pace.ts'
import type { Reason } from './reason.ts'

export interface MessageOutcome {
  readonly id: number
  /** `waiting`: to be tried again. Messages that were not begun have no outcome. */
  readonly state: 'sent' | 'replaced' | 'dead' | 'expired' | 'waiting'
  /** Whether this attempt counts. */
  readonly counted: boolean
  readonly reason: Reason | null
  /** With `replaced`: what is said in its place, for the same congress and subject. */
  readonly instead?: Instead
}

/** What became of one turn. */
export interface Outcome {
  readonly terms: ChannelTerms
  readonly target: string
  readonly lease: string
  readonly messages: readonly MessageOutcome[]
  /** Requests that may have reached the platform. */
  readonly requests: number
  /** How long the conversation is to wait for a retry or because the platform said so; 0: not at all. */
  readonly blockMs: number
}

/** @returns how many of the turns were still ours. */
export async function settle(sql: Sql, clock: Clock, outcomes: readonly Outcome[]): Promise<number> {
  const turns = outcomes.map(({ terms, target, lease, requests, blockMs }, n) => ({
    n,
    channel: terms.channel,
    target,
    lease,
    requests,
    block_ms: blockMs,
    per_minute: terms.perMinute,
    per_hour: terms.perHour,
  }))
  const messages = outcomes.flatMap((outcome, n) =>
    outcome.messages.map(({ id, state, counted, reason }) => ({ n, id, state, counted, reason })),
  )
  const [row] = await sql<{ owned: number }[]>`
    with clock as materialized (
      select clock_timestamp() + ${clock.offsetMs}::float8 * interval '1 ms' as now
    ),
    mine as (
      update outbox_target t
      set lease_by = null, lease_until = null, lease_ids = null, version = t.version + 1,
          (recent, blocked_until) = (
            select p.recent, greatest(
              case when turn.block_ms > 0 then now + turn.block_ms * interval '1 ms' end,
              p.recent[cardinality(p.recent) - turn.per_minute + 1] + ${minute + margin}::float8 * interval '1 ms',
              p.recent[cardinality(p.recent) - turn.per_hour + 1] + ${hour + margin}::float8 * interval '1 ms')
            from (
              select case when turn.per_minute is not null or turn.per_hour is not null then array(
                select seen from (
                  select least(r, now) as seen from unnest(t.recent) r where r < now + interval '2 s'
                  union all
                  select now from generate_series(1, turn.requests)
                ) s
                where seen > now - case when turn.per_hour is null then ${minute + margin}::float8
                                        else ${hour + margin}::float8 end * interval '1 ms'
                order by seen
              ) end as recent
              offset 0
            ) p
          )
      from clock, jsonb_to_recordset(${sql.json(turns)}) as turn (
        n int, channel text, target text, lease text, requests int, block_ms float8,
        per_minute int, per_hour int
      )
      where t.channel = turn.channel and t.target = turn.target and t.lease_by = turn.lease
      returning turn.n
    ),
    written as (
      update outbox o
      set state = m.state, attempts = o.attempts + m.counted::int, last_error = m.reason,
          settled_at = case when m.state = 'waiting' then null else now end
      from clock, mine, jsonb_to_recordset(${sql.json(messages)})
             as m (n int, id bigint, state text, counted boolean, reason text)
      where mine.n = m.n and o.id = m.id
    )${insteads(sql, outcomes)}
    select count(*) as owned from mine`
  return row?.owned ?? 0
}

/** @returns a further `with` query; nothing in the common case, which so keeps its plan. */
function insteads(sql: Sql, outcomes: readonly Outcome[]): Part {
  const written = outcomes.flatMap((outcome, n) =>
    outcome.messages.flatMap(({ id, instead }) =>
      instead === undefined ? [] : [{ n, id, ...instead, due_at: instead.dueAt }],
    ),
  )
  if (written.length === 0) return sql.part``
  return sql.part`,
    instead as (
      insert into outbox (congress_id, channel, target, promise, payload, subject, person_ids, state, due_at, created_at)
      select o.congress_id, m.channel, m.target, m.promise, m.payload, o.subject, o.person_ids,
             case when m.due_at > now then 'scheduled' else 'waiting' end, greatest(m.due_at, date_trunc('milliseconds', now)), now
      from clock, mine, outbox o, jsonb_to_recordset(${sql.json(written)})
             as m (n int, id bigint, channel text, target text, promise text, payload jsonb, due_at timestamptz)
      where mine.n = m.n and o.id = m.id
      order by m.id
    )`
}
