/** What is said on the tenth of a quarter's last month: what the quarter or a group still owes, while there is time. */
import type { Day } from '../../../calendar/day.ts'
import type { YearRules } from '../settings.ts'
import type { PlanEvent } from '../types.ts'
import { isActivity } from './match.ts'
import { contains, quarterOf } from './period.ts'
import type { Held } from './standing.ts'

export interface Behind {
  readonly quarter: number
  /** How many the quarter has had, of how many. */
  readonly presidium: { readonly held: number; readonly wanted: number } | null
  readonly presidiumStudies: { readonly held: number; readonly wanted: number } | null
  readonly groups: readonly { readonly id: number; readonly held: number; readonly wanted: number }[]
  /** Whose period ends with the quarter, or before, and of which nobody said why; without what is named above. */
  readonly items: readonly Held[]
}

export const quarterOn = ({ month }: Pick<Day, 'month'>): number => Math.ceil(month / 3)

interface Facts {
  readonly today: Day
  readonly rules: YearRules
  readonly isTown: boolean
  readonly groupIds: readonly number[]
  readonly events: readonly PlanEvent[]
  /** Of a plan that was finalised. */
  readonly items: readonly Held[]
}

/** @returns null when nothing is behind */
export function behindOn({ today, rules, isTown, groupIds, events, items: planned }: Facts): Behind | null {
  const quarter = quarterOn(today)
  const period = quarterOf(today.year, quarter)
  const inQuarter = events.filter(({ on }) => contains(period, on))
  const short = (held: number, wanted: number) => (held < wanted ? { held, wanted } : null)
  const presidium = isTown
    ? short(inQuarter.filter(({ kind }) => kind === 'presidium').length, rules.presidiumPerQuarter)
    : null
  const presidiumStudies = isTown
    ? short(
        inQuarter.filter(({ kind, whose }) => kind === 'study' && whose === 'presidium').length,
        rules.presidiumStudiesPerQuarter,
      )
    : null
  // What is due by the quarter's end, rounded down: a group with three a year owes none in the first.
  const wanted = Math.floor((rules.groupActivitiesPerYear * quarter) / 4)
  const groups = groupIds.flatMap(id => {
    const held = events.filter(({ kind, whose }) => isActivity(kind) && whose === `group:${id}`).length
    return held < wanted ? [{ id, held, wanted }] : []
  })
  const items = planned.filter(
    held =>
      isOpen(held) &&
      isBy(held.item.until, period.until) &&
      !isNamed(held, { presidium, presidiumStudies, groups }),
  )
  const isNothing = presidium === null && presidiumStudies === null && groups.length + items.length === 0
  return isNothing ? null : { quarter, presidium, presidiumStudies, groups, items }
}

const isOpen = ({ state }: Held): boolean => state === 'missed' || state === 'due'

const isBy = (a: Day, b: Day): boolean => a.month <= b.month && a.year <= b.year

function isNamed({ item }: Held, named: Pick<Behind, 'presidium' | 'presidiumStudies' | 'groups'>): boolean {
  if (item.kind === 'presidium') return named.presidium !== null
  if (item.kind === 'study' && item.whose === 'presidium') return named.presidiumStudies !== null
  return item.kind === 'activity' && named.groups.some(({ id }) => item.whose === `group:${id}`)
}
