import {
  addDays,
  addMonths,
  type Day,
  dayOfIso,
  daysInMonth,
  isoDay,
  weekdayOf,
} from '../../../calendar/day.ts'
import { dayOf, endOfDay, instantOf } from '../../../calendar/zone.ts'

/**
 * How far reception is planned. Days: at first to the end of the next month, so that what is near is there at once
 * for everybody; then for a year and a month, so that a rota can be made for a year. What is said about them: for
 * as long as the plan is good, which is a week.
 */
export interface Horizon {
  /** The last day for which days are planned. */
  readonly lastDay: Day
  /** The plan has to be made again from this day on: a Monday. */
  readonly goodUntil: Day
}

export type Reach = 'near' | 'far'

/** A plan is the same for all congresses, wherever they are. */
const planZone = 'Asia/Shanghai'
const monthsAhead = { near: 1, far: 13 } as const
const weekMs = 7 * 86_400_000

export function horizonAt(now: Date, reach: Reach): Horizon {
  const today = dayOf(now, planZone)
  const { year, month } = addMonths(today, monthsAhead[reach])
  return {
    lastDay: { year, month, day: daysInMonth(year, month) },
    goodUntil: addDays(today, 8 - weekdayOf(today)),
  }
}

/** What is due before this instant is planned: two days more than the plan is good, for zones and clocks that differ. */
export const callsUntil = ({ goodUntil }: Horizon): Date => endOfDay(addDays(goodUntil, 1), planZone)

/** With what a congress was planned: `2026-03-16 far 2027-04 <revision of the holiday tables>`. */
export interface Plan {
  readonly goodUntil: string
  readonly reach: string
  /** The month to whose end days are planned. */
  readonly month: string
  readonly revision: string
}

export function planFor(now: Date, reach: Reach, revision: string): Plan {
  const { goodUntil, lastDay } = horizonAt(now, reach)
  return { goodUntil: isoDay(goodUntil), reach, month: isoDay(lastDay).slice(0, 7), revision }
}

export const planText = ({ goodUntil, reach, month, revision }: Plan): string =>
  `${goodUntil} ${reach} ${month} ${revision}`

/** @returns a plan of nothing when there was none */
export function readPlan(text: string | null): Plan {
  const [goodUntil = '', reach = '', month = '', revision = ''] = (text ?? '').split(' ')
  return { goodUntil, reach, month, revision }
}

/** Whether both have the same days, so that they need not be looked at again. */
export const haveSameDays = (a: Plan, b: Plan): boolean => a.month === b.month && a.revision === b.revision

/**
 * Which of the plans that there are has to be made next: one that is none or out of date, then one that is near only.
 * Next week's plans are good too: a replica whose clock is ahead has made them. Those of a later week come from a
 * clock that was wrong.
 * @returns undefined when all hold
 */
export function nextToPlan(
  plans: readonly (string | null)[],
  now: Date,
  revision: string,
): string | null | undefined {
  const good = (reach: Reach) =>
    [now, new Date(now.getTime() + weekMs)].map(at => planText(planFor(at, reach, revision)))
  const near = good('near')
  const holding = new Set<string | null>([...near, ...good('far')])
  const [stale] = plans.filter(text => !holding.has(text))
  return stale === undefined ? plans.find(text => text !== null && near.includes(text)) : stale
}

/** When a plan has to be made again or to be made longer: in the past when it is now. */
export function planEndsAt({ goodUntil, reach, revision }: Plan, revisionNow: string): Date {
  const day = dayOfIso(goodUntil)
  const isWhole = reach === 'far' && revision === revisionNow
  return day === null || !isWhole ? new Date(0) : instantOf(day, planZone)
}
