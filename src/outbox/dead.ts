import { mediaChannel } from '../channels/media.ts'
import { openPayload } from '../db/sealed-json.ts'
import type { Tx } from '../db/tx.ts'
import { Unreadable, type Vault } from '../db/vault.ts'
import { outboxHint } from './enqueue.ts'
import type { Reason } from './reason.ts'

export interface DeadMessage {
  readonly id: number
  readonly channel: string
  readonly target: string
  readonly subject: string | null
  /** As it stands in the outbox, not parsed: it may be what killed it. */
  readonly payload: unknown
  /** Say it with `texts.ts`. */
  readonly reason: Reason
  readonly attempts: number
  readonly diedAt: Date
}

/** What could not be sent for a congress, the latest first, at most 100. Files that could not be fetched: `lost-files.ts`. */
export async function listDead(tx: Tx, congressId: number): Promise<DeadMessage[]> {
  const rows = await tx.sql<DeadMessage[]>`
    select id, channel, target, subject, payload, last_error as reason, attempts, settled_at as "diedAt"
    from outbox where congress_id = ${congressId} and state = 'dead' and channel <> ${mediaChannel}
    order by id desc limit 100`
  return rows.map(row => ({ ...row, payload: readable(tx.sql.vault, row.payload) }))
}

/** @returns null for what cannot be opened: everything else of it is shown */
function readable(vault: Vault, stored: unknown): unknown {
  try {
    return openPayload(vault, stored)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

/** How many there are of them. */
export async function countDead(tx: Tx, congressId: number): Promise<number> {
  const [row] = await tx.sql<{ dead: number }[]>`
    select count(*)::int as dead from outbox where congress_id = ${congressId} and state = 'dead' and channel <> ${mediaChannel}`
  return row?.dead ?? 0
}

/**
 * Gives dead messages of a congress all their attempts again. They go out in their old place: before what was
 * enqueued later. What has expired meanwhile will not be sent. What is for one person alone goes to the account that he has
 * today, since a wrong one may be why it died; while he has none, it stays dead: the old one may be somebody else's.
 * @param ids null: every one of them, in one statement however many there are
 * @returns how many of them were dead and are sent again
 */
export async function requeue(tx: Tx, congressId: number, ids: readonly number[] | null): Promise<number> {
  const { count } = await tx.sql`
    with asked as (
      select o.id, p.userid, o.channel in ('app', 'connection') and starts_with(o.target, 'user:')
        and cardinality(o.person_ids) is not distinct from 1 as "isPersonal"
      from outbox o
      left join person p on p.id = o.person_ids[1] and p.congress_id = o.congress_id and p.active
      where (${ids === null}::bool or o.id = any(${ids ?? []}::bigint[])) and o.congress_id = ${congressId} and o.state = 'dead'
        and o.channel <> ${mediaChannel}
    )
    update outbox o set state = 'waiting', attempts = 0, last_error = null, settled_at = null,
      target = case when a."isPersonal" then 'user:' || lower(a.userid) else o.target end
    from asked a
    where o.id = a.id and o.state = 'dead' and (a.userid is not null or not a."isPersonal")`
  if (count > 0) tx.hint(outboxHint)
  return count
}
