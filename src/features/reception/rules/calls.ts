/**
 * What is said by itself about a reception day, and when. Pure; by the wall clock of the congress.
 *
 * What falls into the quiet hours waits for their end, and is left out when that is too late to help. Those on duty
 * are not told of their week, nor the public of the day, on a statutory holiday: it is said on the last working day
 * before. The month's plan waits for the first working day instead. Plain weekends are no hindrance.
 */
import { addDays, type Day, isoDay } from '../../../calendar/day.ts'
import { type HolidayTable, kindOf } from '../../../calendar/holidays.ts'
import { afterQuiet } from '../../../calendar/quiet-hours.ts'
import { workingDayFrom, workingDayUntil } from '../../../calendar/shift.ts'
import { endOfDay, instantOf } from '../../../calendar/zone.ts'
import type { CongressSettings } from '../../congress/types.ts'
import type { CallKind, ReceptionDay } from '../types.ts'
import { atMinute, type WantedDay } from './wanted.ts'

export interface PlannedCall {
  readonly kind: CallKind
  readonly dueAt: Date
  /** Later than this it helps nobody. */
  readonly notAfter: Date
}

/** A call that is about no single day. */
export interface PeriodCall extends PlannedCall {
  /** The month (`2026-03`) or the year (`2027`). */
  readonly slot: string
}

/** When and where the congress lives. */
export interface Habits extends Pick<CongressSettings, 'quietHours' | 'reception'> {
  readonly zone: string
  readonly table: HolidayTable
}

const minuteMs = 60_000
/** Who is called in the morning needs as long to get there. */
const morningAheadMs = 15 * minuteMs
const afterUntilMinute = 21 * 60
/** A month's plan that comes later than the 10th is none. */
const lastPlanDay = 10

export function dayCalls(
  { day, startsAt, endsAt }: Pick<ReceptionDay, 'day' | 'startsAt' | 'endsAt'>,
  habits: Habits,
): PlannedCall[] {
  const { zone, table, quietHours, reception: times } = habits
  const plan = (kind: CallKind, wanted: Date, notAfter: Date): PlannedCall => ({
    kind,
    dueAt: afterQuiet(wanted, zone, quietHours),
    notAfter,
  })
  const ahead = (days: number) => beforeHoliday(addDays(day, -days), table)
  const noticeDay = ahead(times.publicNoticeDays)
  const morning = earlier(
    atMinute(day, times.morningMinute, zone),
    new Date(startsAt.getTime() - morningAheadMs),
  )
  const inTime = new Date(startsAt.getTime() - morningAheadMs + 1)
  const planned = [
    plan('duty_week', atMinute(ahead(times.dutyWeekDays), times.dayMinute, zone), startsAt),
    plan('public_notice', atMinute(noticeDay, times.dayMinute, zone), startsAt),
    plan('uncovered', atMinute(noticeDay, times.uncoveredMinute, zone), startsAt),
    plan('duty_eve', atMinute(addDays(day, -1), times.eveMinute, zone), startsAt),
    plan('duty_morning', morning, inTime),
    plan('duty_after', endsAt, atMinute(addDays(day, 1), afterUntilMinute, zone)),
  ]
  return planned
    .filter(call => call.dueAt < call.notAfter)
    .map(call => (call.kind === 'duty_morning' ? { ...call, notAfter: startsAt } : call))
}

/** Each month's plan on its 1st, from the days as the rule has them. */
export function monthCalls(days: readonly WantedDay[], habits: Habits): PeriodCall[] {
  const lastStart = new Map<string, WantedDay>()
  for (const day of days) if (day.status === 'planned') lastStart.set(isoDay(day.day).slice(0, 7), day)
  return [...lastStart].flatMap(([slot, last]) => {
    const call = monthCall(slot, { ...last.day, day: 1 }, last.startsAt, habits)
    return call.dueAt < call.notAfter ? [call] : []
  })
}

function monthCall(slot: string, first: Day, lastStart: Date, habits: Habits): PeriodCall {
  const { zone, table, quietHours, reception } = habits
  const day = kindOf(first, table).why === 'holiday' ? workingDayFrom(first, table) : first
  const dueAt = afterQuiet(atMinute(day, reception.dayMinute, zone), zone, quietHours)
  const notAfter = earlier(lastStart, endOfDay({ ...first, day: lastPlanDay }, zone))
  return { kind: 'month_plan', slot, dueAt, notAfter }
}

/**
 * For each year that has no table of its holidays: on 1 December before it, by when the notice is usually out.
 * @param until only years that begin by then
 */
export function tableCalls(
  from: Day,
  until: Day,
  { zone, table, quietHours, reception }: Habits,
): PeriodCall[] {
  const calls: PeriodCall[] = []
  for (let year = from.year; year <= until.year; year++) {
    if (table.has(year)) continue
    const asked = atMinute({ year: year - 1, month: 12, day: 1 }, reception.dayMinute, zone)
    const notAfter = instantOf({ year: year + 1, month: 1, day: 1 }, zone)
    calls.push({ kind: 'no_table', slot: String(year), dueAt: afterQuiet(asked, zone, quietHours), notAfter })
  }
  return calls
}

const beforeHoliday = (day: Day, table: HolidayTable): Day =>
  kindOf(day, table).why === 'holiday' ? workingDayUntil(day, table) : day

const earlier = (a: Date, b: Date): Date => (a.getTime() < b.getTime() ? a : b)
