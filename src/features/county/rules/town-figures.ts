/** What a town comes to, by the rules that the town's own papers and lists are made by: so the figures are the same. */
import { type Day, dayOfIso, daysBetween } from '../../../calendar/day.ts'
import { activitiesAmong } from '../../activities/rules/by-group.ts'
import type { HeldMeeting } from '../../activities/types.ts'
import type { Congress } from '../../congress/types.ts'
import type { Decision } from '../../decisions/types.ts'
import { quarterOn } from '../../plan/rules/behind.ts'
import { contains, quarterOf } from '../../plan/rules/period.ts'
import { standingOf } from '../../plan/rules/standing.ts'
import type { Plan, PlanEvent } from '../../plan/types.ts'
import { overviewOf } from '../../suggestions/rules/overview.ts'
import { statisticsOf } from '../../suggestions/rules/statistics.ts'
import type { SuggestionRules } from '../../suggestions/settings.ts'
import type { Suggestion } from '../../suggestions/types.ts'
import type { Overdue, TownFigures } from '../types.ts'

export interface TownFacts {
  readonly town: Pick<Congress, 'id' | 'name' | 'kind'>
  readonly today: Day
  readonly deputies: number
  readonly held: readonly HeldMeeting[]
  readonly events: readonly PlanEvent[]
  readonly plan: Plan | null
  /** Handed in this year. */
  readonly handedIn: readonly Suggestion[]
  /** All that are not in the archive. */
  readonly items: readonly Suggestion[]
  readonly rules: Pick<SuggestionRules, 'categories' | 'classes'>
  readonly openDecisions: readonly Decision[]
  readonly matters: {
    readonly visits: number
    readonly letters: number
    readonly overdue: number
    readonly overdueSince: string | null
  }
}

export function townFigures(facts: TownFacts): TownFigures {
  const { town, today, deputies, held, events, plan, handedIn, items, rules, openDecisions, matters } = facts
  const of = (kind: HeldMeeting['kind']) => held.filter(each => each.kind === kind)
  const quarter = quarterOf(today.year, quarterOn(today))
  const year = statisticsOf(handedIn, rules, today)
  const { states, watched } = overviewOf(items, today, 0)
  const ages = (about: 'answer' | 'promise') =>
    watched.filter(one => one.about === about && one.left < 0).map(({ left }) => -left)
  const lateDecisions = openDecisions
    .flatMap(({ dueOn }) => (dueOn === null ? [] : [daysBetween(dueOn, today)]))
    .filter(days => days > 0)
  const since = matters.overdueSince === null ? null : dayOfIso(matters.overdueSince)
  // What nobody has decided is a proposal, and no plan of the town's.
  const counts = plan?.isFinal === true ? standingOf(plan, events, today).counts : null
  const presidium = of('presidium')
  return {
    town: { id: town.id, name: town.name, kind: town.kind },
    deputies,
    sessions: of('session').length,
    presidium:
      town.kind === 'township'
        ? { year: presidium.length, quarter: presidium.filter(({ on }) => contains(quarter, on)).length }
        : null,
    activities: activitiesAmong(held).length,
    studies: of('study').length,
    receptionDays: events.filter(({ kind }) => kind === 'reception').length,
    matters: matters.visits + matters.letters,
    suggestions: { handedIn: year.total, answered: year.answered, closed: year.closed, open: states },
    plan:
      counts === null
        ? null
        : { done: counts.done, all: Object.values(counts).reduce((a, b) => a + b, 0) - counts.dropped },
    overdue: [
      ...oldest('answer', ages('answer')),
      ...oldest('promise', ages('promise')),
      ...oldest('decision', lateDecisions),
      ...(matters.overdue === 0 || since === null
        ? []
        : [{ kind: 'matter' as const, count: matters.overdue, days: daysBetween(since, today) }]),
    ],
  }
}

const oldest = (kind: Overdue['kind'], days: readonly number[]): Overdue[] =>
  days.length === 0 ? [] : [{ kind, count: days.length, days: Math.max(...days) }]

/** What a county warns of: no meeting of the presidium in the quarter that is running. */
export const hasNotMet = ({ presidium }: Pick<TownFigures, 'presidium'>): boolean => presidium?.quarter === 0
