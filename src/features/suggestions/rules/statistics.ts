/**
 * The figures of a year, as they stand in the chat, on the register and in the report. Made here and nowhere else.
 *
 * - 件数: every item handed in, by the day of handing in; rejected and withdrawn ones too. Either it waits to be
 *   examined, or was rejected, withdrawn or admitted: the four together are all.
 * - 交办: with offices now, or until its end; not what was given back or withdrawn. The denominator of both rates below.
 * - 面商率（见面率）: of those, the items about which the offices have met the signers at least once.
 * - 答复率: of those, the items that all offices in charge have answered in some round; the last such round counts, and
 *   whether it was in time (each office by its own answer and the day that it was due then).
 * - 办理结果: the class of each answered item, together as many as are answered (`classOf`).
 * - 满意率: of the items that somebody rated, those of which nobody who rated says less; the last round with a rating
 *   counts. What nobody rated (不返回) is in neither part of the rate.
 */
import type { Day } from '../../../calendar/day.ts'
import type { ResultClass, SuggestionRules } from '../settings.ts'
import type { Answer, Party, Raised, Suggestion, SuggestionKind, Verdict } from '../types.ts'
import { isAfter } from './bench.ts'
import {
  classOf,
  type GivenClass,
  isAssigned,
  isInTime,
  isOver,
  isOverdue,
  isRejected,
  isWithdrawn,
  verdictOf,
  wasConsultedTwice,
  wasInTime,
} from './outcome.ts'
import { answering } from './reminders.ts'

export interface OfficeFigures {
  readonly officeId: number
  readonly leads: number
  readonly assists: number
  /** Of those that it leads: answered by it, in some round. */
  readonly answered: number
  /** Of these: its last answer came by the day that it was due then, whatever the others did. */
  readonly inTime: number
  readonly overdue: number
  readonly result: Readonly<Record<Verdict, number>>
}

export interface Statistics {
  readonly total: number
  readonly kinds: Readonly<Record<SuggestionKind, number>>
  readonly raised: Readonly<Record<Raised, number>>
  /** In the congress's order, then what it has given up; null: none is set. Only what there is. */
  readonly categories: readonly { readonly name: string | null; readonly count: number }[]
  readonly waiting: number
  readonly rejected: number
  readonly withdrawn: number
  readonly admitted: number
  readonly assigned: number
  readonly consulted: number
  /** Both talks of the last answered round were held (S8). */
  readonly consultedTwice: number
  readonly answered: number
  readonly inTime: number
  readonly overdue: number
  /** All classes of the congress, and those that it had when something was answered. */
  readonly classes: readonly { readonly code: string; readonly name: string | null; readonly count: number }[]
  readonly rated: number
  readonly attitude: Readonly<Record<Verdict, number>>
  readonly result: Readonly<Record<Verdict, number>>
  /** Handled in more than one round. */
  readonly redone: number
  readonly closed: number
  readonly promises: { readonly all: number; readonly kept: number; readonly late: number }
  /** Those with anything, by how much they lead. */
  readonly offices: readonly OfficeFigures[]
}

type Rules = Pick<SuggestionRules, 'categories' | 'classes'>

export function statisticsOf(items: readonly Suggestion[], rules: Rules, today: Day): Statistics {
  const count = (is: (item: Suggestion) => boolean) => items.filter(is).length
  const assigned = items.filter(isAssigned)
  const answered = assigned.filter(({ reply }) => reply !== null)
  const rejected = count(isRejected)
  const withdrawn = count(isWithdrawn)
  const waiting = count(({ state }) => state === 'submitted')
  const promised = items.flatMap(({ promise }) => promise ?? [])
  return {
    total: items.length,
    kinds: {
      suggestion: count(({ kind }) => kind === 'suggestion'),
      criticism: count(({ kind }) => kind === 'criticism'),
      opinion: count(({ kind }) => kind === 'opinion'),
      motion: count(({ kind }) => kind === 'motion'),
    },
    raised: {
      session: count(({ raised }) => raised === 'session'),
      between: count(({ raised }) => raised === 'between'),
    },
    categories: inOrder(
      rules.categories,
      items.map(({ category }) => category),
    ).filter(each => each.count > 0),
    waiting,
    rejected,
    withdrawn,
    admitted: items.length - waiting - rejected - withdrawn,
    assigned: assigned.length,
    consulted: assigned.filter(({ consultations }) => consultations.length > 0).length,
    consultedTwice: answered.filter(wasConsultedTwice).length,
    answered: answered.length,
    inTime: answered.filter(item => wasInTime(item) === true).length,
    overdue: count(item => isOverdue(item, today)),
    classes: classesOf(answered, rules.classes),
    rated: answered.filter(({ ratings }) => ratings.length > 0).length,
    attitude: verdictsOf(answered, 'attitude'),
    result: verdictsOf(answered, 'result'),
    redone: assigned.filter(({ round }) => round > 1).length,
    closed: assigned.filter(isOver).length,
    promises: {
      all: promised.length,
      kept: promised.filter(({ keptOn }) => keptOn !== null).length,
      late: promised.filter(({ keptOn, until }) => keptOn === null && isAfter(today, until)).length,
    },
    offices: officesOf(assigned, today),
  }
}

/** How often each value is there: the known ones in their order, then others, then null. */
function inOrder(known: readonly string[], values: readonly (string | null)[]): Statistics['categories'] {
  const counts = new Map<string | null, number>(known.map(name => [name, 0]))
  for (const value of values.filter(each => each !== null)) counts.set(value, (counts.get(value) ?? 0) + 1)
  counts.set(null, values.filter(each => each === null).length)
  return [...counts].map(([name, count]) => ({ name, count }))
}

/** The congress's classes in their order, then what was answered when they were others. */
function classesOf(answered: readonly Suggestion[], classes: readonly ResultClass[]): Statistics['classes'] {
  const given = answered.flatMap(item => classOf(item, classes) ?? [])
  const kinds: GivenClass[] = classes.map(({ code, name }) => ({ code, name }))
  const isOne = (a: GivenClass) => (b: GivenClass) => a.code === b.code && a.name === b.name
  for (const one of given) if (!kinds.some(isOne(one))) kinds.push(one)
  return kinds.map(kind => ({ ...kind, count: given.filter(isOne(kind)).length }))
}

function verdictsOf(items: readonly Suggestion[], about: 'attitude' | 'result'): Record<Verdict, number> {
  const said = items.map(item => verdictOf(item, about))
  const count = (verdict: Verdict) => said.filter(each => each === verdict).length
  return {
    satisfied: count('satisfied'),
    basically: count('basically'),
    dissatisfied: count('dissatisfied'),
  }
}

function officesOf(assigned: readonly Suggestion[], today: Day): OfficeFigures[] {
  const ids = new Set(assigned.flatMap(({ parties }) => parties.map(({ officeId }) => officeId)))
  const figures = [...ids].map(officeId => {
    const as = (role: Party['role']) =>
      assigned.filter(({ parties }) => parties.some(one => one.officeId === officeId && one.role === role))
    const led = as('lead')
    return {
      officeId,
      leads: led.length,
      assists: as('assist').length,
      answered: led.filter(item => answersBy(item, officeId).length > 0).length,
      inTime: led.filter(item => answersBy(item, officeId).slice(-1).some(isInTime)).length,
      overdue: led.filter(item => isOverdue(item, today) && answering(item).includes(officeId)).length,
      result: verdictsOf(
        led.filter(({ reply }) => reply !== null),
        'result',
      ),
    }
  })
  return figures.toSorted((a, b) => b.leads - a.leads || b.assists - a.assists || a.officeId - b.officeId)
}

/** In their order, the last round's last. */
const answersBy = ({ answers }: Suggestion, officeId: number): Answer[] =>
  answers.filter(answer => answer.officeId === officeId && answer.resultClass !== null)
