/**
 * Links that are good for one person, once, for a quarter of an hour.
 *
 * Here is only the token's hash. The token itself stands in the link, and so in the stored answer to the message that
 * asked for it, which a repetition of the message is given: within the quarter of an hour in which it opens anything.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Member } from '../../bot/actor.ts'
import type { Link } from '../../bot/reply.ts'
import type { Tx } from '../../db/tx.ts'
import { type Document, documentSchema, type Taken } from './types.ts'

const lifeMs = 15 * 60_000
const tokenBytes = 32

/** The path that `http/download-route.ts` answers. */
export const downloadPath = '/download/'

/** For the answer to this person in his single chat; `wecom/passive-reply.ts` shows no link in a group. */
export async function offerDownload(
  tx: Tx,
  { personId, congressId }: Pick<Member, 'personId' | 'congressId'>,
  document: Document,
  words: string,
  now: Date,
): Promise<Link> {
  const token = randomBytes(tokenBytes).toString('base64url')
  await tx.sql`
    insert into download (token_hash, congress_id, person_id, account, document, created_at, expires_at)
    values (${hashOf(token)}, ${congressId}, ${personId}, (select lower(userid) from person where id = ${personId}),
            ${tx.sql.json(document)}, ${now}, ${new Date(now.getTime() + lifeMs)})`
  return { words, path: downloadPath + token }
}

/**
 * Uses the link up. Of two at the same moment one gets the document, the other waits for that transaction and finds
 * it over; when making the document fails, the transaction takes back the use.
 */
export async function takeDownload(tx: Tx, token: string, now: Date): Promise<Taken | 'unknown' | 'over'> {
  if (!/^[\w-]{43}$/.test(token)) return 'unknown'
  const tokenHash = hashOf(token)
  const [row] = await tx.sql<{ personId: number; congressId: number; document: unknown }[]>`
    update download set used_at = ${now}
    where token_hash = ${tokenHash} and used_at is null and expires_at > ${now}
      and (account is null or account = (select lower(userid) from person where id = download.person_id))
    returning person_id as "personId", congress_id as "congressId", document`
  if (row !== undefined) return { ...row, document: documentSchema.parse(row.document) }
  const known = await tx.sql`select from download where token_hash = ${tokenHash}`
  return known.count === 0 ? 'unknown' : 'over'
}

/** Forgets links that ran out so long ago that nobody comes back to them. @returns how many went */
export async function purgeDownloads(tx: Tx, before: Date, limit: number): Promise<number> {
  const { count } = await tx.sql`
    delete from download where token_hash in (
      select token_hash from download where expires_at < ${before} limit ${limit} for update skip locked)`
  return count
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
