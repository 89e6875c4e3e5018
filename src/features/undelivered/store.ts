import type { Tx } from '../../db/tx.ts'
import type { Reason } from '../../outbox/reason.ts'

export interface Receivers {
  /** Of the people whom it is for; none where that is not known. */
  readonly names: readonly string[]
  /** The group that it goes to; null: to each alone, or that is not known. */
  readonly group: {
    readonly purpose: 'presidium' | 'deputies' | 'group'
    readonly name: string | null
  } | null
}

/** Whom messages are for, by their ids. */
export async function receiversOf(
  tx: Tx,
  congressId: number,
  outboxIds: readonly number[],
): Promise<ReadonlyMap<number, Receivers>> {
  const rows = await tx.sql<(Receivers & { id: number })[]>`
    select o.id,
      array(select p.name from person p
            where p.id = any(o.person_ids) and p.congress_id = ${congressId} order by p.id) as names,
      (select jsonb_build_object('purpose', c.purpose, 'name', g.name)
       from chat c left join deputy_group g on g.id = c.group_id
       where c.congress_id = ${congressId} and o.target in ('chat:' || c.id, 'group:' || c.chatid)) as group
    from outbox o where o.id = any(${[...outboxIds]}::bigint[]) and o.congress_id = ${congressId}`
  return new Map(rows.map(({ id, names, group }) => [id, { names, group }]))
}

export interface UnderWay {
  readonly id: number
  readonly dueAt: Date
  readonly subject: string | null
  readonly attempts: number
  /** Why the last attempt was none; null: there was none. */
  readonly reason: Reason | null
}

/** What should have gone out by now, oldest first. */
export async function listUnderWay(tx: Tx, congressId: number, limit: number): Promise<readonly UnderWay[]> {
  return tx.sql<UnderWay[]>`
    select id, due_at as "dueAt", subject, attempts, last_error as reason
    from outbox where congress_id = ${congressId} and state = 'waiting' order by due_at, id limit ${limit}`
}

export interface SentOfDay {
  /** ISO. */
  readonly day: string
  readonly sent: number
  readonly dead: number
  readonly expired: number
}

/** There is no index for this: so many of the newest rows of all congresses are looked at, and a day that is not whole is left out. */
const lookedAt = 20_000

/** What went out on the last days, the latest first; fetching of photos and of the address book is no sending. */
export async function sentByDay(
  tx: Tx,
  congress: { readonly id: number; readonly zone: string },
  days: number,
): Promise<readonly SentOfDay[]> {
  return tx.sql<SentOfDay[]>`
    with newest as materialized (
      select id, congress_id, channel, state, settled_at from outbox order by id desc limit ${lookedAt}::int
    ), ended as (
      select (settled_at at time zone ${congress.zone})::date as day, congress_id, channel, state
      from newest where settled_at is not null and state <> 'replaced'
    ), edge as (
      select case when (select count(*) from newest) = ${lookedAt}::int then (select min(day) from ended) end as day
    )
    select e.day::text as day, count(*) filter (where e.state = 'sent')::int as sent,
           count(*) filter (where e.state = 'dead')::int as dead,
           count(*) filter (where e.state = 'expired')::int as expired
    from ended e cross join edge
    where e.congress_id = ${congress.id} and e.channel not in ('media', 'book') and (edge.day is null or e.day > edge.day)
    group by e.day order by e.day desc limit ${days}::int`
}

/** What the subjects `meeting:<id>` are called, by number. */
export async function meetingNumbers(
  tx: Tx,
  congressId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await tx.sql<{ id: number; number: number }[]>`
    select id, number from meeting where congress_id = ${congressId} and id = any(${[...ids]}::int[])`
  return new Map(rows.map(({ id, number }) => [id, number]))
}
