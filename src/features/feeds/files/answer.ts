/** What a calendar program gets for an address: the file, that it has it already, or that there is none. */
import { createHash } from 'node:crypto'
import type { Tx } from '../../../db/tx.ts'
import { countAttempt } from '../../sessions/store/attempts.ts'
import { subscriberOf } from '../store/feeds.ts'
import { readFeed } from '../store/read-feed.ts'
import { writeCalendar } from './write-calendar.ts'

export interface CalendarRequest {
  readonly token: string
  /** Where it came from, for the count of attempts in vain. */
  readonly address: string
}

export type CalendarAnswer =
  | { readonly kind: 'calendar'; readonly text: string; readonly etag: string }
  | { readonly kind: 'none' }
  /** Too many attempts in vain from this address. */
  | { readonly kind: 'wait' }

/** Who may is asked anew each time: a leaver, a clerk who is none any more and a changed secret have none at once. */
export async function answerCalendar(
  tx: Tx,
  { token, address }: CalendarRequest,
  now: Date,
): Promise<CalendarAnswer> {
  const subscriber = await subscriberOf(tx, token)
  const feed = subscriber === null ? null : await readFeed(tx, subscriber, now)
  if (feed === null) return { kind: (await countAttempt(tx, address, 'failed', now)) ? 'none' : 'wait' }
  const text = writeCalendar(feed)
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  return { kind: 'calendar', text, etag }
}
