/**
 * A feed as text/calendar (RFC 5545). `ics` writes the events; what it does not do is done here: it folds by characters
 * where the standard counts octets, passes a lone carriage return and other control characters through, leaves the
 * calendar's name unescaped, and knows no REFRESH-INTERVAL and NAME (docs/decisions.md).
 */
import { createEvents, type DateArray, type EventAttributes } from 'ics'
import { addDays, type Day } from '../../../calendar/day.ts'
import type { CalendarEvent, Feed } from '../types.ts'
import { foldLine } from './fold.ts'

const product = '-//Liaison//Calendar feed//ZH'
/** How often a calendar program may ask again: phones ask when they like, this is the most that helps. */
const refresh = 'PT1H'

/** @throws Error when an event is none that the format can say */
export function writeCalendar({ name, events }: Feed): string {
  const { error, value } = createEvents(events.map(attributesOf), { productId: product })
  if (error !== null || value === null) throw new Error('a calendar could not be written', { cause: error })
  const lines = value.split('\r\n\t').join('').split('\r\n').slice(0, -1)
  const called = escaped(oneLine(name))
  const header = [
    `NAME:${called}`,
    `X-WR-CALNAME:${called}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${refresh}`,
    `X-PUBLISHED-TTL:${refresh}`,
  ]
  return (
    lines
      // A subscription is no scheduling message: METHOD would have to stand in the content type, too.
      .filter(line => !line.startsWith('METHOD:'))
      .flatMap(line => (line.startsWith('X-PUBLISHED-TTL:') ? header : [line]))
      .map(line => `${foldLine(line)}\r\n`)
      .join('')
  )
}

function attributesOf(event: CalendarEvent): EventAttributes {
  const { uid, sequence, changedAt, title, place, notes, isCancelled, isFree } = event
  const at = changedAt.getTime()
  return {
    uid,
    sequence,
    title: oneLine(title),
    ...(place === null || oneLine(place) === '' ? {} : { location: oneLine(place) }),
    ...(notes === null ? {} : { description: plain(notes) }),
    status: isCancelled ? 'CANCELLED' : 'CONFIRMED',
    transp: isFree || isCancelled ? 'TRANSPARENT' : 'OPAQUE',
    // Neither says when it was written: an unchanged state has the same bytes.
    ...{ timestamp: at },
    lastModified: at,
    ...timesOf(event),
  }
}

const timesOf = ({ when }: CalendarEvent): { start: number | DateArray; end: number | DateArray } =>
  when.kind === 'hours'
    ? { start: when.from.getTime(), end: when.until.getTime() }
    : // The end of whole days is the first that is none any more.
      { start: dateOf(when.from), end: dateOf(addDays(when.until, 1)) }

const dateOf = ({ year, month, day }: Day): DateArray => [year, month, day]

/** Only line breaks of one kind, and nothing else that ends a line or cannot be shown. */
export const plain = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')

export const oneLine = (text: string): string =>
  plain(text)
    .replace(/\s*\n\s*/gu, ' ')
    .trim()

/** RFC 5545 3.3.11 */
const escaped = (text: string): string => text.replace(/[\\;,]/gu, mark => `\\${mark}`)
