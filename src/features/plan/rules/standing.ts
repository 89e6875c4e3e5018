/** Where an item stands: plan against done. */
import { type Day, dayNumber } from '../../../calendar/day.ts'
import type { Plan, PlanEvent, PlanItem } from '../types.ts'
import { matchEvents } from './match.ts'

/**
 * `done`: as many as it wants, or said by hand; `explained`: not done, and why; `missed`: its time is over and nobody said
 * why; `due`: its time is now; `coming`; `dropped`: taken out.
 */
export type State = 'done' | 'explained' | 'missed' | 'due' | 'coming' | 'dropped'

export interface Held {
  readonly item: PlanItem
  readonly events: readonly PlanEvent[]
  readonly state: State
}

export interface PlanStanding {
  readonly items: readonly Held[]
  /** Of what was held; people who did their part beyond what was asked are no events. */
  readonly unplanned: readonly PlanEvent[]
  readonly counts: Readonly<Record<State, number>>
}

export function standingOf(plan: Plan, events: readonly PlanEvent[], today: Day): PlanStanding {
  const { byItem, unplanned } = matchEvents(plan, events)
  const items = plan.items.map((item): Held => {
    const own = byItem.get(item.number) ?? []
    return { item, events: own, state: stateOf(item, own.length, today) }
  })
  const count = (state: State) => items.filter(each => each.state === state).length
  return {
    items,
    unplanned: unplanned.filter(({ kind }) => kind !== 'duty_report' && kind !== 'contact'),
    counts: {
      done: count('done'),
      explained: count('explained'),
      missed: count('missed'),
      due: count('due'),
      coming: count('coming'),
      dropped: count('dropped'),
    },
  }
}

function stateOf(item: PlanItem, held: number, today: Day): State {
  if (item.dropped !== null) return 'dropped'
  if (item.doneByHand !== null || held >= item.count) return 'done'
  if (item.explained !== null) return 'explained'
  if (dayNumber(item.until) < dayNumber(today)) return 'missed'
  return dayNumber(item.from) <= dayNumber(today) ? 'due' : 'coming'
}
