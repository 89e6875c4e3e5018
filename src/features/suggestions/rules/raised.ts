import { type Day, daysBetween } from '../../../calendar/day.ts'
import type { SuggestionRules } from '../settings.ts'
import type { Raised } from '../types.ts'

/** A session of a town takes days: an end further ahead is a plan, and it is not meeting yet. */
const sessionDays = 7

/** When something is raised of which the words do not say it: at the session whose last day is set and near, else between. */
export function raisedOn(today: Day, { sessionEndedOn }: Pick<SuggestionRules, 'sessionEndedOn'>): Raised {
  const left = sessionEndedOn === null ? -1 : daysBetween(today, sessionEndedOn)
  return left >= 0 && left < sessionDays ? 'session' : 'between'
}

/** Under which name numbers are counted. */
export const seriesOn = (today: Day, { series }: Pick<SuggestionRules, 'series'>): string =>
  series.by === 'year' ? String(today.year) : series.name
