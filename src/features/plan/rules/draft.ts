/** A year's plan as it is proposed: by the rules, then what the last year had besides. Nothing in it is decided by it. */
import type { Day } from '../../../calendar/day.ts'
import type { CongressKind } from '../../congress/types.ts'
import type { YearRules } from '../settings.ts'
import type { Plan, PlanEvent, PlanFields, PlanItem } from '../types.ts'
import { isActivity } from './match.ts'
import { halfOf, monthOf, type Period, quarterOf, yearOf } from './period.ts'

/** What items are called; the words are the caller's. */
interface DraftTitles {
  readonly session: (nth: number) => string
  readonly presidium: (quarter: number) => string
  readonly reception: string
  readonly presidiumStudy: string
  readonly deputyStudy: string
  readonly activities: (group: string) => string
  readonly dutyReports: string
  readonly contacts: (times: number) => string
}

export interface DraftFacts {
  readonly year: number
  readonly kind: CongressKind
  readonly rules: YearRules
  /** How often a year each deputy is to be in contact with his voters. */
  readonly contactsPerYear: number
  readonly deputies: number
  readonly groups: readonly { readonly id: number; readonly name: string }[]
  readonly lastPlan: Plan | null
  /** What was held in the last year. */
  readonly lastEvents: readonly PlanEvent[]
  readonly titles: DraftTitles
}

/** Of the year and nothing else; the same facts give the same draft. */
export function draftOf(facts: DraftFacts): PlanFields[] {
  const ruled = byRules(facts)
  const last = fromLastPlan(facts)
  const seen = new Set(last.map(sameness))
  return [...ruled, ...last, ...fromLastYear(facts).filter(item => !seen.has(sameness(item)))].toSorted(
    byPeriod,
  )
}

/** What a plan does not have yet: what was proposed once, and taken out, is not proposed again. */
export function missingFrom(plan: Plan, draft: readonly PlanFields[]): PlanFields[] {
  const known = new Set(plan.items.map(({ origin }) => origin))
  return draft.filter(({ origin }) => !known.has(origin))
}

const item = (
  origin: string,
  { from, until }: Period,
  fields: Pick<PlanFields, 'kind' | 'title'> & Partial<PlanFields>,
): PlanFields => ({ whose: null, count: 1, ...fields, from, until, origin })

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1)
const quarters = [1, 2, 3, 4] as const
const studyHalf = 2

function byRules(facts: DraftFacts): PlanFields[] {
  const { year, kind, rules, groups, deputies, contactsPerYear, titles } = facts
  const isTown = kind === 'township'
  const times = (count: number) => (count === 0 ? [] : [{ count }])
  return [
    ...(isTown ? sessions(facts) : []),
    ...quarters.flatMap(quarter =>
      isTown
        ? times(rules.presidiumPerQuarter).map(count =>
            item(`presidium.${quarter}`, quarterOf(year, quarter), {
              ...({ kind: 'presidium', title: titles.presidium(quarter) } as const),
              ...count,
            }),
          )
        : [],
    ),
    ...upTo(12).flatMap(month =>
      times(rules.receptionPerMonth).map(count =>
        item(`reception.${month}`, monthOf(year, month), {
          ...({ kind: 'reception', title: titles.reception } as const),
          ...count,
        }),
      ),
    ),
    ...quarters.flatMap(quarter =>
      isTown
        ? times(rules.presidiumStudiesPerQuarter).map(count =>
            item(`study.presidium.${quarter}`, quarterOf(year, quarter), {
              ...({ kind: 'study', whose: 'presidium', title: titles.presidiumStudy } as const),
              ...count,
            }),
          )
        : [],
    ),
    ...upTo(rules.deputyStudiesPerYear).map(nth =>
      item(
        `study.deputies.${nth}`,
        rules.deputyStudiesPerYear === studyHalf ? halfOf(year, nth) : yearOf(year),
        { kind: 'study', whose: 'deputies', title: titles.deputyStudy },
      ),
    ),
    ...groups.flatMap(group =>
      times(rules.groupActivitiesPerYear).map(count =>
        item(`activity.${group.id}`, yearOf(year), {
          ...({ kind: 'activity', title: titles.activities(group.name) } as const),
          whose: `group:${group.id}`,
          ...count,
        }),
      ),
    ),
    ...times(rules.dutyReportsLeast).map(count =>
      item('duty_reports', yearOf(year), {
        ...({ kind: 'duty_report', title: titles.dutyReports } as const),
        ...count,
      }),
    ),
    ...(contactsPerYear > 0 ? times(deputies) : []).map(count =>
      item('contacts', yearOf(year), {
        ...({ kind: 'contact', title: titles.contacts(contactsPerYear) } as const),
        ...count,
      }),
    ),
  ]
}

/** In the months of the last year's, else one in each half of the year, or anywhere in it. */
function sessions({ year, rules, lastEvents, titles }: DraftFacts): PlanFields[] {
  const months = lastEvents.filter(({ kind }) => kind === 'session').map(({ on }) => on.month)
  return upTo(rules.sessionsPerYear).map(nth => {
    const month = months[nth - 1]
    const period =
      month !== undefined
        ? monthOf(year, month)
        : rules.sessionsPerYear === 2
          ? halfOf(year, nth)
          : yearOf(year)
    return item(`session.${nth}`, period, { kind: 'session', title: titles.session(nth) })
  })
}

/** What somebody had put into the last year's plan by hand, or it had from the year before. */
function fromLastPlan({ year, groups, lastPlan }: DraftFacts): PlanFields[] {
  const isHere = ({ whose }: PlanItem) =>
    whose === null || !whose.startsWith('group:') || groups.some(({ id }) => whose === `group:${id}`)
  return (lastPlan?.items ?? [])
    .filter(each => each.dropped === null && !isByRule(each) && isHere(each))
    .map(({ number, kind, title, from, until, whose, count }) =>
      item(`plan.${year - 1}.${number}`, inYear({ from, until }, year), { kind, title, whose, count }),
    )
}

const isByRule = ({ origin }: PlanItem): boolean => origin !== null && !/^(?:plan|held)\./.test(origin)

/** Activities that a group need not have had, and the whole had: what was held once is proposed once. */
function fromLastYear({ year, lastEvents }: DraftFacts): PlanFields[] {
  return lastEvents
    .filter(({ kind, whose }) => isActivity(kind) && !(whose?.startsWith('group:') ?? false))
    .map(({ key, kind, label, on, whose }) =>
      item(`held.${key}`, monthOf(year, on.month), { kind, title: label, whose }),
    )
}

const inYear = ({ from, until }: Period, year: number): Period => ({
  from: dayIn(year, from),
  until: dayIn(year, until),
})

/** The 29th of February is the 28th where there is none; a month's last day stays one. */
function dayIn(year: number, { month, day }: Day): Day {
  const last = monthOf(year, month).until.day
  return { year, month, day: Math.min(day, last) }
}

const sameness = ({ kind, from, title }: PlanFields): string => `${kind} ${from.month} ${title}`

const dayKey = ({ month, day }: Day): number => month * 100 + day
const byPeriod = (a: PlanFields, b: PlanFields): number =>
  dayKey(a.until) - dayKey(b.until) || dayKey(a.from) - dayKey(b.from)
