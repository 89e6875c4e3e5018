import type { Tx } from '../../../db/tx.ts'
import { lives } from '../types.ts'

/** So long somebody who comes late is told that his link is over. */
const keepLinksMs = 86_400_000

/** Forgets what nobody can use any more. @returns how many rows went */
export async function purgeSignIns(tx: Tx, now: Date, limit: number): Promise<number> {
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const sessions = await tx.sql`
    delete from page_session where id in (
      select id from page_session where expires_at < ${now} or seen_at < ${ago(lives.idleMs)}
      limit ${limit} for update skip locked)`
  const links = await tx.sql`
    delete from sign_in_link where token_hash in (
      select token_hash from sign_in_link where expires_at < ${ago(keepLinksMs)} limit ${limit} for update skip locked)`
  const trips = await tx.sql`
    delete from sign_in_trip where state_hash in (
      select state_hash from sign_in_trip where expires_at < ${now} limit ${limit} for update skip locked)`
  const attempts = await tx.sql`
    delete from sign_in_attempt where (address, kind) in (
      select address, kind from sign_in_attempt where since < ${ago(keepLinksMs)} limit ${limit} for update skip locked)`
  return sessions.count + links.count + trips.count + attempts.count
}
