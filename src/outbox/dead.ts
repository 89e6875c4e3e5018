import type { Tx } from '../db/tx.ts'
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

/** What could not be sent for a congress, the latest first, at most 100. */
export async function listDead(tx: Tx, congressId: number): Promise<DeadMessage[]> {
  return await tx.sql<DeadMessage[]>`
    select id, channel, target, subject, payload, last_error as reason, attempts, settled_at as "diedAt"
    from outbox where congress_id = ${congressId} and state = 'dead'
    order by id desc limit 100`
}

/**
 * Gives dead messages of a congress all their attempts again. They go out in their old place: before what was
 * enqueued later. What has expired meanwhile will not be sent.
 * @returns how many of them were dead
 */
export async function requeue(tx: Tx, congressId: number, ids: readonly number[]): Promise<number> {
  const { count } = await tx.sql`
    update outbox set state = 'waiting', attempts = 0, last_error = null, settled_at = null
    where id = any(${ids}::bigint[]) and congress_id = ${congressId} and state = 'dead'`
  if (count > 0) tx.hint(outboxHint)
  return count
}
