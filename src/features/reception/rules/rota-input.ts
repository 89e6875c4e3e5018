import { type Day, isoDay } from '../../../calendar/day.ts'

/** From what a rota is made. People and days are in the order in which they come up when nothing else decides. */

/** What people of one day have in common: their group, their village, both levels, or nothing. */
export type RotaBy = 'group' | 'village' | 'level' | 'all'

export interface RotaPerson {
  readonly id: number
  /** The group or the village that decides; null for who is in none, and where neither decides. */
  readonly circle: string | null
  /** Deputy at the county's level or above. */
  readonly upper: boolean
}

/** When somebody is not to be put on duty. */
export type Exclusion =
  | { readonly personId: number; readonly when: 'never' }
  /** 1 to 12, every year. */
  | { readonly personId: number; readonly when: 'month'; readonly month: number }
  /** ISO */
  | { readonly personId: number; readonly when: 'day'; readonly day: string }

export interface RotaDay {
  readonly id: number
  readonly day: Day
  /** Who is on duty that day whatever is made, not counting who leads. */
  readonly kept: readonly number[]
  readonly keptLeader: number | null
  /** How many are to be found besides. */
  readonly places: number
  readonly needsLeader: boolean
}

export interface RotaInput {
  readonly by: RotaBy
  /** In the order of their dates. Days that are settled count for fairness. */
  readonly days: readonly RotaDay[]
  /** Who take turns. Whoever leads is not among them. */
  readonly people: readonly RotaPerson[]
  /** Who take turns in leading, one a day. */
  readonly leaders: readonly RotaPerson[]
  /** Always on duty together; nobody is in two of them. */
  readonly pairs: readonly (readonly [number, number])[]
  readonly exclusions: readonly Exclusion[]
}

/** Whether somebody may be put on duty on a day. */
export function mayServe(exclusions: readonly Exclusion[]): (personId: number, day: Day) => boolean {
  const byPerson = new Map<number, Exclusion[]>()
  for (const one of exclusions) byPerson.set(one.personId, [...(byPerson.get(one.personId) ?? []), one])
  return (personId, day) => !(byPerson.get(personId) ?? []).some(one => holdsOn(one, day))
}

function holdsOn(exclusion: Exclusion, day: Day): boolean {
  switch (exclusion.when) {
    case 'never':
      return true
    case 'month':
      return exclusion.month === day.month
    case 'day':
      return exclusion.day === isoDay(day)
  }
}
