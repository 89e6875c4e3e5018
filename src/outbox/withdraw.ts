import type { Clock } from '../clock.ts'
import type { Tx } from '../db/tx.ts'

/**
 * A matter is over: what is not due yet about it will not be said, what died is not there to be sent again, and cards for
 * people that stand in line are not shown, since they would ask for an answer and be changed by nothing. Other words in line
 * go out, before whatever is enqueued from now on.
 *
 * What somebody is sending stays: the conversations are locked as a claim locks them, skipping those of others, so neither
 * waits for the other; and their version changes, so that a claim that has read the cards already leaves them (`claim.ts`).
 * A conversation that was never written to has no row to lock, and its card goes out.
 * @param subject e.g. `meeting:12`
 */
export async function withdraw(tx: Tx, clock: Clock, congressId: number, subject: string): Promise<void> {
  await tx.sql`
    with cards as materialized (
      select id, channel, target from outbox
      where congress_id = ${congressId} and subject = ${subject} and person_ids is not null
        and state = 'waiting' and payload->>'kind' = 'markdown' and payload ? 'card'
    ), free as materialized (
      select t.channel, t.target from outbox_target t
      where (t.channel, t.target) in (select channel, target from cards) and t.lease_by is null
      for update skip locked
    ), mine as (
      update outbox_target t set version = t.version + 1
      from free where t.channel = free.channel and t.target = free.target
      returning t.channel, t.target
    ), over as (
      select id from cards join mine on mine.channel = cards.channel and mine.target = cards.target
      union all
      select id from outbox where state = 'scheduled' and congress_id = ${congressId} and subject = ${subject}
      union all
      select id from outbox where state = 'dead' and congress_id = ${congressId} and subject = ${subject}
    )
    update outbox o
    set state = 'expired', settled_at = clock_timestamp() + ${clock.offsetMs}::float8 * interval '1 ms'
    from over
    where o.id = over.id and o.state in ('scheduled', 'dead', 'waiting')`
}
