import { addDays, daysBetween } from '../../../calendar/day.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { settingsOf } from '../../congress/settings.ts'
import { dayCalls, type Habits, monthCalls, type PeriodCall, type PlannedCall, tableCalls } from './calls.ts'
import { groupedBy } from './grouped.ts'
import { callsUntil, type Horizon, horizonAt } from './horizon.ts'
import { readRule } from './rule.ts'
import { type WantedDay, wantedDays } from './wanted.ts'

/** How a congress receives, as it is stored. */
export interface Stored {
  readonly congressId: number
  /** Canonical (rules/rule.ts). */
  readonly rule: string
  readonly fromMinute: number
  readonly untilMinute: number
  readonly zone: string
  readonly province: string | null
  readonly settings: unknown
}

/** Congresses for which one plan holds, and the plan. */
export interface PlanGroup {
  readonly congressIds: readonly number[]
  readonly habits: Habits
  /** They receive no more. */
  readonly stopped: boolean
  /** From today to the last day of the horizon, and those behind of which it may still have to be said what was left out. */
  readonly days: readonly WantedDay[]
  /** Of the days of which something is said while the plan is good. */
  readonly said: readonly { readonly day: WantedDay; readonly calls: readonly PlannedCall[] }[]
  /** Said of months and years. */
  readonly periods: readonly PeriodCall[]
}

/** No call is further ahead of its day: the most that settings allow, and the longest holiday. */
const mostAheadDays = 45
/** What was not said for so long is not even told to have been left out. */
const lookBackDays = 45

/** What is planned for these congresses; what several have in common is computed once. */
export function planGroups(
  stored: readonly Stored[],
  horizon: Horizon,
  table: HolidayTable,
  now: Date,
): PlanGroup[] {
  const alike = groupedBy(stored, ({ congressId: _, ...rest }) => JSON.stringify(rest))
  return [...alike.values()].map(members => planGroup(members, horizon, table, now))
}

function planGroup(members: readonly Stored[], horizon: Horizon, table: HolidayTable, now: Date): PlanGroup {
  const [first] = members
  if (first === undefined) throw new RangeError('a group of nobody')
  const habits = habitsOf(first, table)
  const today = dayOf(now, first.zone)
  const rule = readRule(first.rule)
  const days = wantedDays(
    { rule, fromMinute: first.fromMinute, untilMinute: first.untilMinute },
    addDays(today, -lookBackDays),
    horizon.lastDay,
    first.zone,
    table,
  )
  const lastSaid = addDays(horizon.goodUntil, mostAheadDays)
  const isDue = (call: PlannedCall) => call.dueAt < callsUntil(horizon)
  return {
    congressIds: members.map(member => member.congressId),
    habits,
    stopped: rule.days.length === 0,
    days,
    said: days
      .filter(day => day.status === 'planned' && daysBetween(day.day, lastSaid) >= 0)
      .map(day => ({ day, calls: dayCalls(day, habits).filter(isDue) })),
    periods: [
      ...monthCalls(days, habits),
      ...tableCalls(today, horizonAt(now, 'far').lastDay, habits),
    ].filter(isDue),
  }
}

export function habitsOf(
  congress: Pick<Stored, 'zone' | 'province' | 'settings'>,
  table: HolidayTable,
): Habits {
  const { quietHours, reception } = settingsOf(congress)
  return { zone: congress.zone, table, quietHours, reception }
}
