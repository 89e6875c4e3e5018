import type { Day } from '../../../calendar/day.ts'
import type { Plan, PlanEvent } from '../types.ts'
import { standingOf } from './standing.ts'

interface Looked {
  readonly plan: Plan
  readonly events: readonly PlanEvent[]
}

/**
 * The years of which an item is meant that is named without its year, the latest first; of several the person is asked.
 * The plan of this year is meant, and one that is made for the next. What the last one left undone is spoken of in
 * January, and is meant in that month, too.
 */
export const yearsMeant = (plans: readonly Looked[], number: number, today: Day): number[] =>
  plans
    .filter(({ plan, events }) => {
      const held = standingOf(plan, events, today).items.find(({ item }) => item.number === number)
      if (held === undefined) return false
      return plan.year >= today.year || (today.month === 1 && plan.isFinal && held.state === 'missed')
    })
    .map(({ plan }) => plan.year)
