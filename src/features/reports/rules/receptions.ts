import { dayNumber } from '../../../calendar/day.ts'
import type { YearFacts } from '../types.ts'

/**
 * Whether of each reception day of the year something shows that it took place: a notice that was held, or somebody who
 * came on it. A day of the rota alone was arranged, and that is all that is known.
 */
export function areTraced({ receptions, visits }: Pick<YearFacts, 'receptions' | 'visits'>): boolean {
  const came = new Set(
    visits
      .filter(({ kind, status }) => kind === 'visit' && status !== 'void')
      .map(({ receivedOn }) => dayNumber(receivedOn)),
  )
  return receptions.every(({ day }) => came.has(dayNumber(day)))
}
