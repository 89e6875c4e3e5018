import type { Tx } from '../../../db/tx.ts'
import { lives } from '../types.ts'
import { hashOf, isToken, newToken } from './secrets.ts'

/** What somebody is sent to the platform with, and what his browser keeps until he is back. */
export interface Trip {
  readonly state: string
  readonly browser: string
}

export async function beginTrip(tx: Tx, back: string, now: Date): Promise<Trip> {
  const trip = { state: newToken(), browser: newToken() }
  await tx.sql`
    insert into sign_in_trip (state_hash, browser_hash, back, expires_at)
    values (${hashOf(trip.state)}, ${hashOf(trip.browser)}, ${back}, ${new Date(now.getTime() + lives.tripMs)})`
  return trip
}

/** Once, by the browser that began it, within its time. @returns the page that was wanted, or null */
export async function endTrip(tx: Tx, { state, browser }: Trip, now: Date): Promise<string | null> {
  if (!isToken(state) || !isToken(browser)) return null
  const [row] = await tx.sql<{ back: string }[]>`
    delete from sign_in_trip
    where state_hash = ${hashOf(state)} and browser_hash = ${hashOf(browser)} and expires_at > ${now}
    returning back`
  return row?.back ?? null
}
