/** Folds answers into the item: whose holds, since when, what it promises, and when all have answered. */
import { type Day, daysBetween } from '../../../calendar/day.ts'
import type { Answer, AnsweredRound, Suggestion } from '../types.ts'
import { atRest } from './at-rest.ts'
import type { SuggestionEvent } from './events.ts'

/** What an office has answered in this round, that it can mend. */
export const answerOf = ({ answers, round }: Suggestion, officeId: number): Answer | undefined =>
  answers.find(answer => answer.round === round && answer.officeId === officeId)

export function answered(
  item: Suggestion,
  event: Extract<SuggestionEvent, { type: 'answered' }>,
  on: Day,
): Partial<Suggestion> {
  const { officeId, resultClass, asClass = null, text, promisedOn, issued = null, complete } = event
  const answers = withAnswer(item, { officeId, on, resultClass, asClass, text, promisedOn, issued })
  return {
    answers,
    promise: promiseOf(answers, item.round),
    ...(complete ? { ...atRest, state: 'answered', reply: replied(item, on) } : {}),
  }
}

/** The offices whose answers of this round count no longer, because the matter was assigned anew. */
export const nullified = (before: Suggestion, item: Suggestion): number[] =>
  before.answers
    .filter(({ round }) => round === item.round)
    .map(({ officeId }) => officeId)
    .filter(id => answerOf(item, id) === undefined)

/** What the answers of a round promise; of several days the last: then all are kept. */
export function promiseOf(answers: readonly Answer[], round: number): Suggestion['promise'] {
  const promised = answers.filter(answer => answer.round === round).map(({ promisedOn }) => promisedOn)
  const until = promised.filter(day => day !== null).toSorted((a, b) => daysBetween(b, a))[0] ?? null
  return until === null ? null : { until, keptOn: null, words: null }
}

/** An answer that is mended afterwards was in time when the first one was. */
function replied({ reply, round, dueOn, parties }: Suggestion, on: Day): AnsweredRound {
  if (reply?.round === round) return reply
  const leading = parties.filter(({ role }) => role === 'lead')
  return { round, officeIds: leading.map(({ officeId }) => officeId), on, dueOn }
}

/** Answered again before the second consultation, the later one holds, and is in time when the first one was. */
export function withAnswer(item: Suggestion, added: Omit<Answer, 'round' | 'firstOn' | 'dueOn'>): Answer[] {
  const earlier = answerOf(item, added.officeId)
  const { firstOn, dueOn } = earlier ?? { firstOn: added.on, dueOn: item.dueOn }
  return [...item.answers.filter(one => one !== earlier), { ...added, round: item.round, firstOn, dueOn }]
}
