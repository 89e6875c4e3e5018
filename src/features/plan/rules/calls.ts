/** When the service speaks of a year's plan by itself: a draft in January, the month's items, what is behind. */
import { addDays, addMonths, type Day, dayNumber, isoDay } from '../../../calendar/day.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import { afterQuiet, nextQuiet, type QuietHours } from '../../../calendar/quiet-hours.ts'
import { workingDayFrom } from '../../../calendar/shift.ts'
import { dayOf, endOfDay, instantOf } from '../../../calendar/zone.ts'
import type { YearRules } from '../settings.ts'
import { monthOf, overlaps } from './period.ts'
import type { Held, PlanStanding } from './standing.ts'

export interface PlanCall {
  readonly kind: 'draft' | 'month' | 'behind'
  readonly slot: string
  readonly dueAt: Date
  /** Later than this it helps nobody. */
  readonly notAfter: Date
}

export interface Wall {
  readonly zone: string
  readonly quietHours: QuietHours
  readonly rules: Pick<YearRules, 'minute' | 'behindDay'>
}

/** After this day of a month its plan is no news. */
const monthUsefulDay = 20

/** 元旦 is off, also in a year whose table nobody has yet. */
const firstOfJanuary = 2

/** The calls of a month; on which working day they are said shows when they are due. */
export function callsOfMonth({ year, month }: Month, wall: Wall): PlanCall[] {
  const first = at({ year, month, day: month === 1 ? firstOfJanuary : 1 }, wall)
  const draft: PlanCall = {
    kind: 'draft',
    slot: String(year),
    dueAt: first,
    notAfter: endOfDay({ year, month: 2, day: 28 }, wall.zone),
  }
  const items: PlanCall = {
    kind: 'month',
    slot: slotOf({ year, month }),
    dueAt: first,
    notAfter: endOfDay({ year, month, day: monthUsefulDay }, wall.zone),
  }
  const behind: PlanCall = {
    kind: 'behind',
    slot: `${year}-${month / 3}`,
    dueAt: at({ year, month, day: wall.rules.behindDay }, wall),
    notAfter: endOfDay(monthOf(year, month).until, wall.zone),
  }
  return [...(month === 1 ? [draft] : []), items, ...(month % 3 === 0 ? [behind] : [])]
}

export interface Month {
  readonly year: number
  readonly month: number
}

/** `2027-03` */
export const slotOf = ({ year, month }: Month): string => isoDay({ year, month, day: 1 }).slice(0, 7)

/**
 * The months whose calls are to be there: this one and the next, and the last, of which something may still be of use to a
 * service that was down.
 */
export function monthsAround(today: Pick<Day, 'year' | 'month'>): Month[] {
  return [-1, 0, 1].map(months => addMonths({ ...today, day: 1 }, months))
}

const spreadMinutes = 60

/**
 * Within how many minutes of this instant the country's congresses are spread, at least one: all at once they would keep
 * everybody else waiting. Never into the quiet hours.
 */
export function spreadFrom(instant: Date, { zone, quietHours }: Pick<Wall, 'zone' | 'quietHours'>): number {
  const quiet = nextQuiet(instant, zone, quietHours)
  const free = quiet === null ? spreadMinutes : Math.floor((quiet.getTime() - instant.getTime()) / 60_000)
  return Math.min(spreadMinutes, Math.max(1, free))
}

/** The congress's own minute of them. */
export const ownMinute = (instant: Date, congressId: number, wall: Wall): Date =>
  new Date(instant.getTime() + (congressId % spreadFrom(instant, wall)) * 60_000)

/** When something that is due may be said: in the hours of a working day. */
export function sayableFrom(now: Date, wall: Wall, table: HolidayTable): Date {
  const today = dayOf(now, wall.zone)
  const day = workingDayFrom(today, table)
  if (dayNumber(day) > dayNumber(today)) return at(day, wall)
  return afterQuiet(now, wall.zone, wall.quietHours)
}

const at = (day: Day, { zone, quietHours, rules: { minute } }: Wall): Date =>
  afterQuiet(
    instantOf({ ...day, hour: Math.floor(minute / 60), minute: minute % 60 }, zone),
    zone,
    quietHours,
  )

export interface MonthItems {
  /** Of this month. */
  readonly own: readonly Held[]
  /** Of a longer time: a quarter that is under way, or what ends with this month. */
  readonly longer: readonly Held[]
  /** What ended with the last month and is neither done nor explained. */
  readonly leftUndone: readonly Held[]
}

export function monthItems({ items }: PlanStanding, month: Month): MonthItems {
  const now = monthOf(month.year, month.month)
  const before = monthOf(...lastMonth(month))
  const isOpen = ({ state }: Held) => state === 'missed' || state === 'due' || state === 'coming'
  const isWithin = ({ item }: Held) =>
    dayNumber(item.from) >= dayNumber(now.from) && dayNumber(item.until) <= dayNumber(now.until)
  const endsNow = ({ item }: Held) => isoDay(item.until) === isoDay(now.until)
  const isShort = ({ item }: Held) => dayNumber(addDays(item.from, quarterDays)) > dayNumber(item.until)
  const open = items.filter(isOpen)
  return {
    own: open.filter(isWithin),
    longer: open.filter(
      held => !isWithin(held) && overlaps(held.item, now) && (endsNow(held) || isShort(held)),
    ),
    leftUndone: items.filter(
      held =>
        held.state === 'missed' &&
        dayNumber(held.item.until) >= dayNumber(before.from) &&
        dayNumber(held.item.until) <= dayNumber(before.until),
    ),
  }
}

const quarterDays = 92

function lastMonth({ year, month }: Month): [year: number, month: number] {
  const before = addMonths({ year, month, day: 1 }, -1)
  return [before.year, before.month]
}

/** `2027-03`, `2027-03:final` */
export const monthOfSlot = (slot: string): Month => ({
  year: Number(slot.slice(0, 4)),
  month: Number(slot.slice(5, 7)),
})

const final = ':final'
/** The slot of a month's second call: its plan was finalised after the first. */
export const finalSlotOf = (slot: string): string => `${slot}${final}`
export const isFinalSlot = (slot: string): boolean => slot.endsWith(final)
