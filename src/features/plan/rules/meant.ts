import type { Day } from '../../../calendar/day.ts'
import type { Plan, PlanEvent } from '../types.ts'
import { standingOf } from './standing.ts'

/**
 * The years of which an item is meant that is named without its year, the latest first; of several the person is asked.
 * The plan of this year is meant, and one that is made for the next. What the last one left undone is spoken of in
 * January, and is meant in that month, too.
 */
export const yearsMeant = (
  plans: readonly Plan[],
  number: number,
  today: Day,
  leftOver: ReadonlySet<number>,
): number[] =>
  plans
    .filter(({ year, items }) =>
      year < today.year ? leftOver.has(number) : items.some(item => item.number === number),
    )
    .map(({ year }) => year)

/** Whether what a year's plan left undone is still spoken of without the year. */
export const speaksOfLastYear = (today: Day): boolean => today.month === 1

/** The numbers of what a plan that was decided on left undone, unexplained. */
export const leftOverIn = (plan: Plan, events: readonly PlanEvent[], today: Day): ReadonlySet<number> =>
  new Set(
    plan.isFinal
      ? standingOf(plan, events, today)
          .items.filter(({ state }) => state === 'missed')
          .map(({ item }) => item.number)
      : [],
  )
