import type { Sql } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { earlierLivesMs, type Rotating, stepOf } from '../rules/rotation.ts'
import { type Device, lives } from '../types.ts'
import { hashOf, isToken, newToken } from './secrets.ts'

declare const live: unique symbol

/**
 * A session that a request has proved to be its own. Only this file makes one, so that whatever asks for one cannot be
 * reached without; who its account is today, `desk/access.ts` says.
 */
export interface Session {
  readonly [live]: true
  readonly id: number
  /** In small letters. */
  readonly account: string
  /** What its forms have to bring. */
  readonly formToken: string
}

/** So many devices of one person; of more the one that was used longest ago is signed out. */
const mostDevices = 10

/** @returns the id, for the browser alone */
export async function openSession(
  tx: Tx,
  { account, device }: { readonly account: string; readonly device: string },
  now: Date,
): Promise<string> {
  const id = newToken()
  await tx.sql`
    delete from page_session where id in (
      select id from page_session where account = ${account.toLowerCase()}
      order by seen_at desc, id desc offset ${mostDevices - 1}::int)`
  await tx.sql`
    insert into page_session (account, id_hash, rotated_at, form_token, device, created_at, seen_at, expires_at)
    values (${account.toLowerCase()}, ${hashOf(id)}, ${now}, ${newToken()}, ${device}, ${now}, ${now},
            ${new Date(now.getTime() + lives.sessionMs)})`
  return id
}

type Row = Omit<Session, typeof live> & Rotating

/**
 * The session of this id, and what using it does to it.
 * @returns `newId`: what the browser is to keep from now on; null: what it has
 */
export async function useSession(
  tx: Tx,
  id: string,
  now: Date,
): Promise<{ readonly session: Session; readonly newId: string | null } | null> {
  const found = await find(tx, id, now)
  if (found === null) return null
  const newId = await take(tx, found.session.id, hashOf(id), found.rotating, now)
  return { session: found.session, newId }
}

/** The same for what a browser asks by itself while nobody need be there: the session grows no younger by it, and keeps its id. */
export async function lookAtSession(tx: Tx, id: string, now: Date): Promise<Session | null> {
  const found = await find(tx, id, now)
  return found?.session ?? null
}

async function find(
  tx: Tx,
  id: string,
  now: Date,
): Promise<{ readonly session: Session; readonly rotating: Rotating } | null> {
  if (!isToken(id)) return null
  const hash = hashOf(id)
  const [row] = await tx.sql<Row[]>`
    select id, account, form_token as "formToken", rotated_at as "rotatedAt", next_at as "nextAt", seen_at as "seenAt",
           case when id_hash = ${hash} then 'current' when next_hash = ${hash} then 'next' else 'earlier' end as held
    from page_session
    where (id_hash = ${hash} or next_hash = ${hash} or earlier_hash = ${hash} and earlier_until > ${now})
      and expires_at > ${now} and seen_at > ${new Date(now.getTime() - lives.idleMs)}`
  if (row === undefined) return null
  const { id: sessionId, account, formToken, ...rotating } = row
  return { session: { id: sessionId, account, formToken } as Session, rotating }
}

/** Of several requests at once one takes the step; the others find it taken and change nothing. */
async function take(tx: Tx, id: number, hash: string, rotating: Rotating, now: Date): Promise<string | null> {
  switch (stepOf(rotating, now)) {
    case 'promote':
      await tx.sql`
        update page_session set id_hash = next_hash, next_hash = null, next_at = null, earlier_hash = id_hash,
          earlier_until = ${new Date(now.getTime() + earlierLivesMs)}, rotated_at = ${now}, seen_at = ${now}
        where id = ${id} and next_hash = ${hash}`
      return null
    case 'issue': {
      const next = newToken()
      const { count } = await tx.sql`
        update page_session set next_hash = ${hashOf(next)}, next_at = ${now}, seen_at = ${now}
        where id = ${id} and id_hash = ${hash} and next_at is not distinct from ${rotating.nextAt}`
      return count === 1 ? next : null
    }
    case 'touch':
      await tx.sql`update page_session set seen_at = ${now} where id = ${id} and seen_at < ${now}`
      return null
    case 'nothing':
      return null
  }
}

/** Whatever id of it somebody has, he is signed out with all of them. */
export async function endSession(tx: Tx, id: string): Promise<void> {
  if (!isToken(id)) return
  const hash = hashOf(id)
  await tx.sql`delete from page_session where id_hash = ${hash} or next_hash = ${hash} or earlier_hash = ${hash}`
}

/** On all devices of the account. */
export async function endSessionsOf(tx: Tx, { account }: Session): Promise<void> {
  await tx.sql`delete from page_session where account = ${account}`
}

/**
 * To be said wherever an account is taken from somebody or given to somebody: whoever sits at a browser that was signed in for
 * its earlier holder is out, and what he was sent to sign in by opens nothing.
 */
export async function endHeldBefore(tx: Tx, accounts: readonly (string | null)[]): Promise<void> {
  const held = accounts.flatMap(account => (account === null ? [] : [account.toLowerCase()]))
  if (held.length === 0) return
  await tx.sql`delete from page_session where account = any(${held}::text[])`
  await tx.sql`delete from sign_in_link where account = any(${held}::text[])`
}

interface Seated {
  readonly sessionId: number
  readonly account: string
  readonly personId: number
  /** He looks by a clerk's office. */
  readonly asClerk: boolean
}

/**
 * Of those who look at something that goes on: whose session has not been ended, and who is in office with its account,
 * as a clerk where he looks as one.
 */
export async function stillHere<S extends Seated>(sql: Sql, seats: readonly S[]): Promise<ReadonlySet<S>> {
  const found = await sql<{ sessionId: number; personId: number; isClerk: boolean }[]>`
    select s.id as "sessionId", p.id as "personId", exists (
      select from person_role r where r.person_id = p.id
        and r.role in ('chair', 'vice_chair', 'liaison')) as "isClerk"
    from page_session s
    join person p on lower(p.userid) = s.account and p.active
    where s.id = any(${seats.map(seat => seat.sessionId)}::int[]) and p.id = any(${seats.map(seat => seat.personId)}::int[])`
  const here = new Map(found.map(row => [`${row.sessionId} ${row.personId}`, row]))
  return new Set(
    seats.filter(({ sessionId, personId, asClerk }) => {
      const row = here.get(`${sessionId} ${personId}`)
      return row !== undefined && (row.isClerk || !asClerk)
    }),
  )
}

/** Where the account is signed in, the latest used first. */
export async function devicesOf(tx: Tx, { account }: Session, now: Date): Promise<Device[]> {
  return tx.sql<Device[]>`
    select id, device, created_at as "createdAt", seen_at as "seenAt" from page_session
    where account = ${account} and expires_at > ${now} and seen_at > ${new Date(now.getTime() - lives.idleMs)}
    order by seen_at desc, id desc`
}
