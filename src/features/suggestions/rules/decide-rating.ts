import type { Day } from '../../../calendar/day.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import type { SuggestionRules } from '../settings.ts'
import type { Suggestion } from '../types.ts'
import type { Act } from './acts.ts'
import { type Bench, type Decision, done, isAfter, refuse } from './bench.ts'
import { sumOf } from './clock.ts'
import type { SuggestionEvent } from './events.ts'
import { isSigner } from './standing.ts'

/**
 * Every signer rates attitude and result. 不满意 with the result opens the next round at once, with a clock of its own,
 * until there were as many as the rule has; then the clerks decide. When all who are in office have rated it is settled.
 */
export function decideRating(item: Suggestion, act: Extract<Act, { act: 'rate' }>, bench: Bench): Decision {
  const personId = act.personId ?? bench.who.personId
  if (personId === null || !isSigner(item, personId)) return refuse({ why: 'no_signer' })
  if (personId !== bench.who.personId && !bench.who.isClerk) return refuse({ why: 'not_his', act: 'rate' })
  const { attitude, result, words, gone = [] } = act
  const earlier = item.ratings.find(rating => rating.round === item.round && rating.personId === personId)
  if (earlier?.attitude === attitude && earlier.result === result && earlier.words === words)
    return refuse({ why: 'already', act: 'rate' })
  const rated: SuggestionEvent = { type: 'rated', personId, attitude, result, words }
  if (result === 'dissatisfied' && item.round < bench.rules.rounds)
    return done(rated, anotherRound(words ?? null, bench))
  const others = new Set(
    item.ratings.filter(({ round }) => round === item.round).map(rating => rating.personId),
  ).add(personId)
  const isComplete = item.signers.every(
    signer => others.has(signer.personId) || gone.includes(signer.personId),
  )
  return isComplete ? done(rated, { type: 'ratings_settled' }) : done(rated)
}

/** Missing ratings are waited for no longer; they stay out of the rate. */
export function settleRatings({ ratingUntil }: Suggestion, { today }: Bench): Decision {
  if (ratingUntil !== null && !isAfter(today, ratingUntil))
    return refuse({ why: 'not_over', until: ratingUntil })
  return done({ type: 'ratings_settled' })
}

export const decideRedo = (reason: string, bench: Bench): Decision => done(anotherRound(reason, bench))

interface Round {
  readonly rules: SuggestionRules
  readonly today: Day
  readonly table: HolidayTable
}

function anotherRound(reason: string | null, { rules, today, table }: Round): SuggestionEvent {
  const clock = {
    from: today,
    why: 'redo',
    months: rules.secondRoundMonths,
    onHoliday: rules.onHoliday,
  } as const
  const { dueOn } = sumOf({ ...clock, changes: [] }, table)
  return { type: 'redone', reason, clock, dueOn: dueOn ?? today }
}

/** Nothing is closed without both consultations of its last round and an answer (S8). */
export function decideClose(item: Suggestion, outcome: string): Decision {
  const talks = item.consultations.filter(({ round }) => round === item.round)
  const hasBoth = talks.some(({ nth }) => nth === 1) && talks.some(({ nth }) => nth === 2)
  return hasBoth ? done({ type: 'closed', outcome }) : refuse({ why: 'wrong_state', act: 'close' })
}
