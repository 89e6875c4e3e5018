import type { Clock } from '../clock.ts'
import type { Tx } from '../db/tx.ts'

/**
 * What is not due yet about a matter will not be said: its cause is gone. What is in line already goes out, before whatever
 * is enqueued from now on.
 * @param subject e.g. `meeting:12`
 */
export async function withdrawScheduled(
  tx: Tx,
  clock: Clock,
  congressId: number,
  subject: string,
): Promise<void> {
  await tx.sql`
    update outbox
    set state = 'expired', settled_at = clock_timestamp() + ${clock.offsetMs}::float8 * interval '1 ms'
    where state = 'scheduled' and congress_id = ${congressId} and subject = ${subject}`
}
