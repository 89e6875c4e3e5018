/** Which time runs for an item now, and how it is reckoned: facts for explaining it. */
import { type Day, daysBetween } from '../../../calendar/day.ts'
import { workingDaysAfter } from '../../../calendar/shift.ts'
import type { RulePath, SuggestionRules } from '../settings.ts'
import type { Clock, State, Suggestion } from '../types.ts'
import type { Bench } from './bench.ts'
import { openPromise } from './calls.ts'
import { latestDay, type Sum, sumOf } from './clock.ts'
import { leadsOf, returnableUntil } from './parts.ts'
import { answering, promising, unrated } from './reminders.ts'

export type Term =
  /** The offices are to answer. */
  | {
      readonly kind: 'answer'
      readonly clock: Clock
      readonly sum: Sum
      /** The rule that gave the months; null: it has been changed since. */
      readonly path: RulePath | null
      readonly officeIds: readonly number[]
      /** Days until it is due, negative when overdue; null: it stands still. */
      readonly left: number | null
      /** The last day to which it may be extended; null: there is no limit, or no room. */
      readonly most: Day | null
      /** Until when an extension is asked for. */
      readonly asked: Day | null
      /** By when an office may still give it back; null: not any more. */
      readonly returnBy: Day | null
    }
  /** The clerks are to examine and assign it, again where an office has given it back. */
  | {
      readonly kind: 'assign'
      readonly again: boolean
      readonly from: Day
      readonly within: number
      readonly by: Day
      readonly left: number
    }
  | { readonly kind: 'rating'; readonly until: Day; readonly left: number; readonly missing: number }
  /** No time runs. */
  | { readonly kind: 'none'; readonly state: State }

/** What is promised until when, besides; null: nothing is open. */
export interface PromiseTerm {
  readonly until: Day
  readonly left: number
  readonly officeIds: readonly number[]
}

interface Terms {
  readonly term: Term
  readonly promise: PromiseTerm | null
}

export function termsOf(item: Suggestion, bench: Omit<Bench, 'who'>): Terms {
  const until = openPromise(item)
  const left = until === null ? 0 : daysBetween(bench.today, until)
  return {
    term: termOf(item, bench),
    promise: until === null ? null : { until, left, officeIds: promising(item) },
  }
}

function termOf(item: Suggestion, { rules, today, table }: Omit<Bench, 'who'>): Term {
  const { state, clock } = item
  switch (state) {
    case 'submitted':
    case 'admitted':
    case 'returned': {
      const from = state === 'returned' ? (item.returned?.on ?? item.submittedOn) : item.submittedOn
      const within = rules.assignWithinDays
      const by = workingDaysAfter(from, within, table)
      const again = state === 'returned'
      return { kind: 'assign', again, from, within, by, left: daysBetween(today, by) }
    }
    case 'assigned':
    case 'handling':
    case 'consulted':
    case 'redo':
      return clock === null ? { kind: 'none', state } : answerTerm(item, clock, { rules, today, table })
    case 'consulted_again':
      return item.ratingUntil === null
        ? { kind: 'none', state }
        : {
            kind: 'rating',
            until: item.ratingUntil,
            left: daysBetween(today, item.ratingUntil),
            missing: unrated(item).length,
          }
    default:
      return { kind: 'none', state }
  }
}

function answerTerm(item: Suggestion, clock: Clock, { rules, today, table }: Omit<Bench, 'who'>): Term {
  const { dueOn, extension } = item
  return {
    kind: 'answer',
    clock,
    sum: sumOf(clock, table),
    path: pathOf(clock, item, rules),
    officeIds: answering(item),
    left: dueOn === null ? null : daysBetween(today, dueOn),
    most: extensible(clock, dueOn, rules, today),
    asked: extension?.until ?? null,
    returnBy: item.state === 'redo' ? null : lastReturn(item, today),
  }
}

/** Of several offices the last that may still give back its part. */
function lastReturn(item: Suggestion, today: Day): Day | null {
  const days = leadsOf(item).flatMap(({ officeId }) => returnableUntil(item, officeId, today) ?? [])
  return days.toSorted((a, b) => daysBetween(a, b)).at(0) ?? null
}

function extensible(
  clock: Clock,
  dueOn: Day | null,
  { mostMonths }: SuggestionRules,
  today: Day,
): Day | null {
  if (mostMonths === null || dueOn === null || daysBetween(today, dueOn) < 0) return null
  const most = latestDay(clock, mostMonths)
  return daysBetween(dueOn, most) > 0 ? most : null
}

/** Which rule gave the months: a clock keeps those that it began with. */
function pathOf(clock: Clock, { breadth }: Suggestion, rules: SuggestionRules): RulePath | null {
  if (clock.why === 'redo') return clock.months === rules.secondRoundMonths ? 'secondRoundMonths' : null
  if (clock.months !== rules.months[breadth]) return null
  return breadth === 'normal' ? 'months.normal' : 'months.wide'
}
