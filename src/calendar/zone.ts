import { addDays, type Day, weekdayOf } from './day.ts'

/** What the clock on the wall shows in some zone. `weekday` is 1 for Monday to 7 for Sunday. */
export interface WallClock extends Day {
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly weekday: number
}

/** A day with, or without, a clock time on it. */
export interface WallTime extends Day {
  readonly hour?: number
  readonly minute?: number
  readonly second?: number
}

/**
 * Intl is slow (about 2 µs a call, 20 µs a new formatter), and every callback asks for the congress's day.
 * All zones of today change their offset only at full quarters of an hour, so one answer holds for its quarter.
 */
interface Quarter {
  readonly offsetMs: number
  /** When it begins. */
  readonly wall: WallClock
}

const minuteMs = 60_000
const quarterMs = 15 * minuteMs
const quartersKept = 4_096
const formatters = new Map<string, Intl.DateTimeFormat>()
const quarters = new Map<string, Map<number, Quarter>>()

/** How far the zone's wall clock is ahead of UTC at this instant, in milliseconds. Throws RangeError for a zone nobody knows. */
export function offsetMs(instant: Date, zone: string): number {
  return quarterOf(instant.getTime(), zone).offsetMs
}

function quarterOf(instantMs: number, zone: string): Quarter {
  let known = quarters.get(zone)
  if (!known) {
    known = new Map()
    quarters.set(zone, known)
  }
  const nth = Math.floor(instantMs / quarterMs)
  let quarter = known.get(nth)
  if (quarter === undefined) {
    if (known.size >= quartersKept) known.clear()
    quarter = readQuarter(nth * quarterMs, zone)
    known.set(nth, quarter)
  }
  return quarter
}

function readQuarter(startMs: number, zone: string): Quarter {
  const offset = askIntl(startMs, zone)
  const wall = new Date(startMs + offset)
  const day = { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() }
  const time = { hour: wall.getUTCHours(), minute: wall.getUTCMinutes(), second: wall.getUTCSeconds() }
  return { offsetMs: offset, wall: { ...day, ...time, weekday: weekdayOf(day) } }
}

function askIntl(instantMs: number, zone: string): number {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(zone, formatter)
  }
  const read = new Map<string, number>()
  for (const part of formatter.formatToParts(instantMs)) read.set(part.type, Number(part.value))
  const part = (type: string) => read.get(type) ?? 0
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return wall - instantMs
}

/** The wall clock of the zone at an instant. */
export function wallClock(instant: Date, zone: string): WallClock {
  const instantMs = instant.getTime()
  const { wall } = quarterOf(instantMs, zone)
  const seconds = wall.second + Math.floor((((instantMs % quarterMs) + quarterMs) % quarterMs) / 1000)
  const minute = wall.minute + Math.floor(seconds / 60)
  if (minute > 59) return readQuarter(Math.floor(instantMs / 1000) * 1000, zone).wall
  return { ...wall, minute, second: seconds % 60 }
}

/**
 * The instant at which the zone's wall clock shows `wall`. Where the clock shows it twice (autumn), the first;
 * where it never does (spring), the instant as far after the jump as `wall` is. Hour 24 is the next day's midnight.
 */
export function instantOf(wall: WallTime, zone: string): Date {
  const asUtc = Date.UTC(
    wall.year,
    wall.month - 1,
    wall.day,
    wall.hour ?? 0,
    wall.minute ?? 0,
    wall.second ?? 0,
  )
  const before = offsetMs(new Date(asUtc - 86_400_000), zone)
  const after = offsetMs(new Date(asUtc + 86_400_000), zone)
  for (const offset of [before, after]) {
    const instant = new Date(asUtc - offset)
    if (offsetMs(instant, zone) === offset) return instant
  }
  return new Date(asUtc - before)
}

/** The calendar day of the zone at an instant. */
export function dayOf(instant: Date, zone: string): Day {
  const { year, month, day } = wallClock(instant, zone)
  return { year, month, day }
}

/** The first instant of the zone's day in which `instant` lies. */
export function startOfDay(instant: Date, zone: string): Date {
  return instantOf(dayOf(instant, zone), zone)
}

/** The first instant after the zone's day `day`. */
export function endOfDay(day: Day, zone: string): Date {
  return instantOf(addDays(day, 1), zone)
}

/** `2026-03-18T09:00:00+08:00` */
export function isoInZone(instant: Date, zone: string): string {
  const offset = offsetMs(instant, zone)
  const wall = new Date(instant.getTime() + offset).toISOString().slice(0, 19)
  const minutes = Math.abs(Math.round(offset / 60_000))
  const two = (n: number) => String(n).padStart(2, '0')
  return `${wall}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
