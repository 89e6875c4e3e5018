/** Which sessions somebody stayed away from without leave, by the terms that a period touches. Pure. */
import { type Day, dayNumber } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { absencesIn, termOfSitting } from '../../terms/rules/seat.ts'
import type { SessionSitting, Term } from '../../terms/types.ts'
import type { Missed, Period } from '../types.ts'
import { termPeriods } from './period.ts'

/**
 * Of a term that is registered all sessions count, as the law counts, also those of other years; of one that nobody has
 * registered only the period's own, since nobody knows how far it goes.
 */
export function missedIn(
  period: Period,
  terms: readonly Term[],
  sittings: readonly SessionSitting[],
  today: Day,
  zone: string,
): ReadonlyMap<number, readonly Missed[]> {
  const isWithin = (day: Day) =>
    dayNumber(period.from) <= dayNumber(day) && dayNumber(day) <= dayNumber(period.until)
  const own = sittings.filter(({ startsAt }) => isWithin(dayOf(startsAt, zone)))
  const missed = new Map<number, Missed[]>()
  for (const term of touched(period, terms, own, today, zone)) {
    const isRegistered = terms.some(({ number }) => number === term)
    for (const [personId, absences] of absencesIn(term, terms, isRegistered ? sittings : own))
      missed.set(personId, [...(missed.get(personId) ?? []), { term, absences }])
  }
  return missed
}

function touched(
  period: Period,
  terms: readonly Term[],
  own: readonly SessionSitting[],
  today: Day,
  zone: string,
): readonly (number | null)[] {
  if (period.kind === 'term') return [period.term]
  const overlapping = termPeriods(terms, today, zone).flatMap(one =>
    one.kind === 'term' &&
    dayNumber(one.from) <= dayNumber(period.until) &&
    dayNumber(one.until) >= dayNumber(period.from)
      ? [one.term]
      : [],
  )
  return [...new Set([...overlapping, ...own.map(sitting => termOfSitting(terms, sitting))])].toSorted(
    (a, b) => (a ?? 0) - (b ?? 0),
  )
}
