/**
 * Taking the next messages of conversations that nobody is sending to.
 *
 * Invariant: of one conversation there is at most one claim in flight, over all replicas, and it holds the
 * oldest waiting messages. So the lease stands at the conversation (`outbox_target`), not at its messages:
 * a claim writes one row a conversation, and the messages are written only when they are settled.
 *
 * How the one statement works:
 * - `spot` hops through the index of waiting messages from conversation to conversation (a loose index scan,
 *   one probe each). Ten thousand messages of a paused conversation cost one probe, not ten thousand rows.
 *   It starts behind the cursor, so that under a backlog every conversation has its turn.
 * - `pick` reads the oldest messages of each free one: as many as its burst and its pace allow. A message that
 *   was tried before or must not be sent twice travels alone, so that a crash tells exactly which one it was
 *   (`recover.ts`); only fresh `at_least_once` ones go together.
 * - `mine` locks the conversations with SKIP LOCKED: replicas never wait for each other here, so they cannot
 *   deadlock either. The lock may be granted after another replica has claimed, settled and released; then
 *   what `pick` has read is stale although the conversation is free again. The version tells: PostgreSQL
 *   checks `version` once more on the newest row, and the CTEs are fences that keep the parts in this order.
 * - A conversation that was never written to has no row yet: `made` inserts it with its lease. Losing that
 *   race is `on conflict do nothing`; inserts go in key order so that two claims cannot wait in a ring. The
 *   first version is the time in microseconds, so that a row that was purged does not come back as itself.
 *
 * A message that has become due and was not put in line yet (`promote.ts`) comes before what was enqueued after
 * its moment, so its conversation is left alone: `due`. What this claim can see in line was enqueued before it asks
 * the time, so whatever is to go before it is due by then, and nothing is overtaken between two promotions.
 *
 * The lease is in database time; the sandbox's clock moves only what is due, paused or expired.
 *
 * Measured (2 cores, PostgreSQL 18): 100 conversations in 3 ms, 100 messages of one in 1.7 ms; beside 200 000
 * sent, 20 000 future and 5 000 dead rows the same as in an empty table; 12 ms beside 20 000 index entries that
 * a long transaction keeps from being removed. Claim and settle together take 75 µs of the server's time for a
 * message that travels alone and 25 µs in bursts; graphile-worker takes 600.
 */
import type { Clock } from '../clock.ts'
import { openPayload } from '../db/sealed-json.ts'
import type { Sql } from '../db/sql.ts'
import { UnknownKey, Unreadable, type Vault } from '../db/vault.ts'
import { hour, margin, minute } from './pace.ts'
import type { SendPromise } from './retry.ts'

/** What a claim must know of a channel. */
export interface ChannelTerms {
  readonly channel: string
  readonly burst: number
  readonly perMinute: number | null
  readonly perHour: number | null
}

export interface ClaimedMessage {
  readonly id: number
  readonly promise: SendPromise
  /** Not yet parsed; null when somebody has changed what is sealed in it. */
  readonly payload: unknown
  /** The name of the key that it is sealed with, when this process does not have it: another one may. */
  readonly missingKey: string | null
  readonly subject: string | null
  /** Attempts before this one. */
  readonly attempts: number
  /** Milliseconds of service time from the claim until it expires; null: never. */
  readonly expiresInMs: number | null
}

/** One conversation's turn: its oldest messages, leased to one claim. */
export interface Turn {
  readonly channel: string
  readonly target: string
  readonly lease: string
  readonly messages: readonly ClaimedMessage[]
}

export interface Claim {
  readonly turns: readonly Turn[]
  /** Free conversations that were found; more than the turns when other replicas were quicker. */
  readonly found: number
  /** The last one of them, where the next claim may go on. */
  readonly last: Cursor
  /** Milliseconds of service time until the first of the paused conversations that were passed; null: none. */
  readonly nextInMs: number | null
  /** Something has become due and is not in line yet: its conversation waits for `promote`. */
  readonly isBehind: boolean
}

export interface Cursor {
  readonly channel: string
  readonly target: string
}

export const fromTheStart: Cursor = { channel: '', target: '' }

export interface ClaimRequest {
  readonly terms: readonly ChannelTerms[]
  readonly after: Cursor
  /** Conversations at most. */
  readonly max: number
  /** New for every claim. */
  readonly lease: string
  readonly leaseMs: number
}

interface ClaimRow {
  found: number
  last_channel: string | null
  last_target: string | null
  next_in_ms: number | null
  is_behind: boolean
  channel: string | null
  target: string
  id: number
  promise: SendPromise
  payload: unknown
  subject: string | null
  attempts: number
  expires_in_ms: number | null
}

export async function claim(sql: Sql, clock: Clock, request: ClaimRequest): Promise<Claim> {
  const { terms, after, max, lease, leaseMs } = request
  const rows = await sql<ClaimRow[]>`
    with recursive
    clock as materialized (
      select t as db, t + ${clock.offsetMs}::float8 * interval '1 millisecond' as now
      from clock_timestamp() as t
    ),
    terms as materialized (
      select * from jsonb_to_recordset(${sql.json(terms)})
        as (channel text, burst int, "perMinute" int, "perHour" int)
    ),
    due as materialized (
      -- Nothing is, nearly always: then it costs the one probe of min(), whatever the planner makes of the rest.
      select o.channel, o.target from outbox o
      where o.state = 'scheduled' and o.due_at <= (select now from clock)
        and (select min(s.due_at) from outbox s where s.state = 'scheduled') <= (select now from clock)
    ),
    spot as (
      select ${after.channel}::text as channel, ${after.target}::text as target, null::bigint as version,
             null::timestamptz[] as recent, false as free, 0 as found, null::timestamptz as blocked
      union all
      select next.channel, next.target, t.version, t.recent, f.free, spot.found + f.free::int,
             case when not f.free then t.blocked_until end
      from spot
      cross join lateral (
        select o.channel, o.target from outbox o
        where o.state = 'waiting' and (o.channel, o.target) > (spot.channel, spot.target)
        order by o.channel, o.target limit 1
      ) next
      left join outbox_target t on t.channel = next.channel and t.target = next.target
      cross join lateral (
        select t.lease_by is null
           and (t.blocked_until is null or t.blocked_until <= (select now from clock)
                or t.blocked_until > (select now from clock) + ${hour + 2 * minute}::float8 * interval '1 ms')
           and exists (select from terms where terms.channel = next.channel)
           and not exists (select from due where due.channel = next.channel and due.target = next.target) as free
      ) f
      where spot.found < ${max}::int
    ),
    pick as materialized (
      select s.channel, s.target, s.version, m.*
      from spot s
      join terms on terms.channel = s.channel
      cross join clock
      cross join lateral (
        select oldest.*,
               row_number() over (order by due_at, id) as place,
               bool_and(promise = 'at_least_once' and attempts = 0) over (order by due_at, id) as together
        from (
          select o.id, o.due_at, o.promise, o.attempts, o.expires_at, o.payload, o.subject from outbox o
          where o.state = 'waiting' and o.channel = s.channel and o.target = s.target
          order by o.due_at, o.id
          limit case
            when terms."perMinute" is null and terms."perHour" is null then terms.burst
            else greatest(0, (
              select least(terms.burst,
                terms."perMinute" - count(*) filter (where r > clock.now - ${minute + margin}::float8 * interval '1 ms'),
                terms."perHour" - count(*) filter (where r > clock.now - ${hour + margin}::float8 * interval '1 ms'))
              from unnest(s.recent) r where r < clock.now + interval '2 s'))
          end
        ) oldest
      ) m
      where s.free and (m.place = 1 or m.together)
    ),
    turn as materialized (
      select channel, target, version, array_agg(id) as ids from pick group by channel, target, version
    ),
    mine as materialized (
      select t.channel, t.target, turn.ids
      from turn join outbox_target t on t.channel = turn.channel and t.target = turn.target
      where t.version = turn.version
      for update of t skip locked
    ),
    leased as (
      update outbox_target t
      set lease_by = ${lease}, lease_until = clock.db + ${leaseMs}::float8 * interval '1 ms',
          lease_ids = mine.ids, version = t.version + 1
      from mine, clock
      where t.channel = mine.channel and t.target = mine.target
      returning t.channel, t.target
    ),
    made as (
      insert into outbox_target (channel, target, version, lease_by, lease_until, lease_ids)
      select turn.channel, turn.target, (extract(epoch from clock.db) * 1000000)::bigint, ${lease}, clock.db + ${leaseMs}::float8 * interval '1 ms', turn.ids
      from turn, clock where turn.version is null
      order by turn.channel, turn.target
      on conflict do nothing
      returning channel, target
    ),
    won as (select * from leased union all select * from made)
    select e.found, e.channel as last_channel, e.target as last_target,
           (select extract(epoch from min(blocked) - clock.now)::float8 * 1000
            from spot, clock where blocked > clock.now group by clock.now) as next_in_ms,
           exists (select from due) as is_behind,
           j.channel, j.target, j.id, j.promise, j.payload, j.subject, j.attempts, j.expires_in_ms
    from (select found, channel, target from spot order by found desc, free desc limit 1) e
    left join (
      select pick.channel, pick.target, pick.place, pick.id, pick.promise, pick.attempts, pick.payload, pick.subject,
             extract(epoch from pick.expires_at - clock.now)::float8 * 1000 as expires_in_ms
      from won join pick on pick.channel = won.channel and pick.target = won.target
      cross join clock
    ) j on true
    order by j.channel, j.target, j.place`
  return collect(rows, lease, sql.vault)
}

/** Rows come ordered by conversation. */
function collect(rows: readonly ClaimRow[], lease: string, vault: Vault): Claim {
  const turns: { channel: string; target: string; lease: string; messages: ClaimedMessage[] }[] = []
  for (const row of rows) {
    if (row.channel === null) continue
    const { channel, target } = row
    let turn = turns.at(-1)
    if (turn?.channel !== channel || turn.target !== target) {
      turn = { channel, target, lease, messages: [] }
      turns.push(turn)
    }
    turn.messages.push({
      id: row.id,
      promise: row.promise,
      ...opened(vault, row.payload),
      subject: row.subject,
      attempts: row.attempts,
      expiresInMs: row.expires_in_ms,
    })
  }
  const [first] = rows
  return {
    turns,
    found: first?.found ?? 0,
    last: { channel: first?.last_channel ?? '', target: first?.last_target ?? '' },
    nextInMs: first?.next_in_ms ?? null,
    isBehind: first?.is_behind ?? false,
  }
}

function opened(vault: Vault, stored: unknown): Pick<ClaimedMessage, 'payload' | 'missingKey'> {
  try {
    return { payload: openPayload(vault, stored), missingKey: null }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { payload: null, missingKey: error instanceof UnknownKey ? error.keyId : null }
  }
}
