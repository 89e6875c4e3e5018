/** What the app has said about a matter, and can take back (wecom-protocol 4.4). Service time. */
import type { Sql } from '../db/sql.ts'
import { appLimits } from '../wecom/limits.ts'

/** So long a message can be taken back. */
export const recallWithinMs = appLimits.recallWithinMs

export interface MessageOut {
  /** The platform's. */
  readonly messageId: string
  /** The rows of the outbox that it went out for: they know the matter. */
  readonly outboxIds: readonly number[]
  readonly at: Date
}

/** One statement, right after it went out. What belongs to no matter is not kept. */
export async function rememberMessage(sql: Sql, { messageId, outboxIds, at }: MessageOut): Promise<void> {
  await sql`
    insert into app_message (id, subject, outbox_id, sent_at)
    select ${messageId}, subject, id, ${at} from outbox
    where id = any(${outboxIds}::bigint[]) and subject is not null
    order by id limit 1
    on conflict (id) do nothing`
}

/** What was said about the matter before the row `beforeId` was written, as far as it can still be taken back. */
export async function recallable(
  sql: Sql,
  { subject, beforeId, now }: { readonly subject: string; readonly beforeId: number; readonly now: Date },
): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from app_message
    where subject = ${subject} and outbox_id < ${beforeId} and recalled_at is null
      and sent_at > ${new Date(now.getTime() - recallWithinMs)}
    order by outbox_id`
  return rows.map(row => row.id)
}

export async function markRecalled(sql: Sql, messageId: string, now: Date): Promise<void> {
  await sql`update app_message set recalled_at = ${now} where id = ${messageId}`
}

/** @returns how many went */
export async function purgeAppMessages(sql: Sql, before: Date, limit: number): Promise<number> {
  const { count } = await sql`
    delete from app_message where id in (
      select id from app_message where sent_at < ${before} limit ${limit}::int for update skip locked)`
  return count
}
