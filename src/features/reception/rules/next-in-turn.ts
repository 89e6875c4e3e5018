import type { Day } from '../../../calendar/day.ts'
import type { Person } from '../../roster/types.ts'
import { mayServe } from './rota-input.ts'
import type { RotaSettings } from './rota-settings.ts'
import { circleOf, isDeputy, mayLead } from './rota-year.ts'

/** Whom a place that has become free on a day falls to. */
export interface FreePlace {
  readonly day: Day
  /** Those on duty that day, those on leave too: none of them is asked again. */
  readonly busy: readonly number[]
  /** Who cannot come; null when nobody was there. */
  readonly absent: Person | null
  readonly leads: boolean
}

/** How often somebody is on duty in the year, and on which day he was or will be last (`dayNumber`). */
export interface Turns {
  readonly count: number
  readonly last: number | null
}

/**
 * Who is the next in the rota: of those who may come on that day who has the fewest turns this year, of the circle of
 * him who cannot come before others, then who has waited longest.
 * @param people in the order of the roster
 * @param rota null: it is made by hand
 */
export function nextInTurn(
  place: FreePlace,
  people: readonly Person[],
  rota: RotaSettings | null,
  turnsOf: (personId: number) => Turns,
): Person | null {
  const may = mayServe(rota?.exclusions ?? [])
  const asked = people
    .filter(isDeputy)
    .filter(person => rota === null || mayLead(person, rota) === (place.leads && rota.leaders.length > 0))
    .filter(({ id }) => !place.busy.includes(id) && id !== place.absent?.id && may(id, place.day))
  const circle = (person: Person) => (rota === null ? null : circleOf(person, rota))
  const keyOf = (person: Person): number[] => {
    const { count, last } = turnsOf(person.id)
    const near = place.absent === null || circle(person) === circle(place.absent) ? 0 : 1
    return [count, near, last ?? Number.NEGATIVE_INFINITY]
  }
  const isBefore = (a: readonly number[], b: readonly number[]) => {
    const at = a.findIndex((value, index) => value !== b[index])
    return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0)
  }
  return asked.reduce<Person | null>(
    (best, person) => (best === null || isBefore(keyOf(person), keyOf(best)) ? person : best),
    null,
  )
}
