/**
 * One-time links into the pages. Here is only the token's hash. The token itself stands in the stored answer to the
 * message that asked for it, as that of a download does, for the ten minutes in which it opens anything.
 */
import type { Link } from '../../../bot/reply.ts'
import type { Tx } from '../../../db/tx.ts'
import { type Arrival, lives } from '../types.ts'
import { hashOf, isToken, newToken } from './secrets.ts'

/** The path that the console answers; the token follows. */
export const enterPath = '/console/enter/'

/** So many links of one person are good at a time; the oldest of more is over. */
const mostOpen = 5

/** For the answer to this person in his single chat: signs him in, and shows him the page `back`. */
export async function offerPage(tx: Tx, { account, back }: Arrival, words: string, now: Date): Promise<Link> {
  const token = newToken()
  await endLinksOf(tx, account, now, mostOpen - 1)
  await tx.sql`
    insert into sign_in_link (token_hash, account, back, expires_at)
    values (${hashOf(token)}, ${account.toLowerCase()}, ${back}, ${new Date(now.getTime() + lives.linkMs)})`
  return { words, path: enterPath + token }
}

/** Whoever has one of them cannot use it any more. @param but so many of the latest stay good */
export async function endLinksOf(tx: Tx, account: string, now: Date, but = 0): Promise<void> {
  await tx.sql`
    update sign_in_link set used_at = ${now} where token_hash in (
      select token_hash from sign_in_link where account = ${account.toLowerCase()} and used_at is null
      order by expires_at desc, token_hash offset ${but}::int)`
}

export type LinkState = 'good' | 'unknown' | 'over'

/** Looks without using it up. */
export async function lookAtLink(tx: Tx, token: string, now: Date): Promise<LinkState> {
  if (!isToken(token)) return 'unknown'
  const [row] = await tx.sql<{ isGood: boolean }[]>`
    select used_at is null and expires_at > ${now} as "isGood" from sign_in_link where token_hash = ${hashOf(token)}`
  if (row === undefined) return 'unknown'
  return row.isGood ? 'good' : 'over'
}

/** Uses it up: of two at the same moment one signs in. */
export async function takeLink(tx: Tx, token: string, now: Date): Promise<Arrival | 'unknown' | 'over'> {
  if (!isToken(token)) return 'unknown'
  const [row] = await tx.sql<Arrival[]>`
    update sign_in_link set used_at = ${now}
    where token_hash = ${hashOf(token)} and used_at is null and expires_at > ${now}
    returning account, back`
  if (row !== undefined) return row
  return (await lookAtLink(tx, token, now)) === 'unknown' ? 'unknown' : 'over'
}
