/**
 * Files that somebody sent and that could not be fetched, or taken. Their rows are nobody's message but the sender's own; once he
 * was told, they stand with his congress, for its clerks to see, and are sent again by nobody but him.
 */
import { mediaChannel } from '../channels/media.ts'
import type { Tx } from '../db/tx.ts'
import type { Reason } from './reason.ts'

export interface LostFile {
  readonly id: number
  /** e.g. `template:12`. */
  readonly subject: string | null
  readonly senderName: string
  readonly reason: Reason
  readonly diedAt: Date
}

/** Those of which nobody was told: from now on they stand with their senders' congress. */
export async function bookLostFiles(
  tx: Tx,
  most: number,
): Promise<readonly { readonly subject: string | null; readonly personId: number | null }[]> {
  return tx.sql<{ subject: string | null; personId: number | null }[]>`
    with lost as (
      select id, substring(target from '^person:([0-9]{1,9})$')::int as person_id from outbox
      where congress_id is null and channel = ${mediaChannel} and state = 'dead'
      order by id limit ${most}::int for update skip locked
    ), known as (
      select lost.id, p.id as person_id, p.congress_id from lost left join person p on p.id = lost.person_id
    )
    update outbox o
    set congress_id = known.congress_id, person_ids = array[known.person_id],
        state = case when known.congress_id is null then 'expired' else 'dead' end
    from known where o.id = known.id
    returning o.subject, known.person_id as "personId"`
}

/** When the first of which nobody was told was lost. */
export async function nextLostFileAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.sql<{ at: Date | null }[]>`
    select min(settled_at) as at from outbox
    where congress_id is null and channel = ${mediaChannel} and state = 'dead'`
  return row?.at ?? null
}

/** They are no news any more. */
export async function forgetLostFiles(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx.sql`
    update outbox set state = 'expired'
    where congress_id is not null and channel = ${mediaChannel} and state = 'dead' and settled_at < ${before}`
  return count
}

/** The latest first. */
export async function listLostFiles(tx: Tx, congressId: number, most: number): Promise<readonly LostFile[]> {
  return tx.sql<LostFile[]>`
    select o.id, o.subject, p.name as "senderName", o.last_error as reason, o.settled_at as "diedAt"
    from outbox o join person p on p.id = o.person_ids[1]
    where o.congress_id = ${congressId} and o.channel = ${mediaChannel} and o.state = 'dead'
    order by o.id desc limit ${most}::int`
}
