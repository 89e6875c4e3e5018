/**
 * What an item has come to, for papers and figures. Of several rounds the last one counts in which the thing in
 * question happened: an item that is handled again stays answered, and not satisfied, until its next answer and
 * its next rating.
 */
import type { Day } from '../../../calendar/day.ts'
import type { ResultClass } from '../settings.ts'
import type { Answer, Consultation, Rating, Suggestion, Verdict } from '../types.ts'
import { isAfter } from './bench.ts'

/** From the best to the worst. */
export const verdicts = ['satisfied', 'basically', 'dissatisfied'] as const satisfies readonly Verdict[]

/** It was refused, taken back or ended; a promise of it may still be open. */
export const isOver = ({ state }: Pick<Suggestion, 'state'>): boolean =>
  state === 'closed' || state === 'archived' || state === 'rejected' || state === 'withdrawn'

export const isRejected = ({ rejection }: Suggestion): boolean => rejection !== null

/** Also when it is in the archive: whatever else is there was closed, or refused. */
export const isWithdrawn = ({ state, closedOn, rejection }: Suggestion): boolean =>
  state === 'withdrawn' || (state === 'archived' && closedOn === null && rejection === null)

/** It lies, or lay to the end, with offices that have to answer it. */
export const isAssigned = (item: Suggestion): boolean => item.parties.length > 0 && !isWithdrawn(item)

/** The answers of the last round that was answered in full, one of each office that had to. */
export const lastAnswers = ({ answers, reply }: Suggestion): Answer[] =>
  answers.filter(
    ({ round, officeId, resultClass }) =>
      reply !== null && round === reply.round && resultClass !== null && reply.officeIds.includes(officeId),
  )

/** A class as it was when an item was answered. */
export interface GivenClass {
  readonly code: string
  /** Null: it was not noted, and the congress has no such class any more. */
  readonly name: string | null
}

/** What an answer's class was called when it was given: a congress may call another thing A later. */
export const classNameOf = (
  { resultClass, asClass }: Pick<Answer, 'resultClass' | 'asClass'>,
  classes: readonly ResultClass[],
): string | null => asClass?.name ?? classes.find(({ code }) => code === resultClass)?.name ?? null

/**
 * The class of the whole item; where several offices answered, the least favourable of theirs: it is not solved while
 * a part of it is not. Null: not answered.
 */
export function classOf(item: Suggestion, classes: readonly ResultClass[]): GivenClass | null {
  // A class that the congress has given up since stands behind those that it has.
  const place = ({ code }: GivenClass) => {
    const found = classes.findIndex(known => known.code === code)
    return found === -1 ? classes.length : found
  }
  const given = lastAnswers(item).flatMap(answer =>
    answer.resultClass === null ? [] : [{ code: answer.resultClass, name: classNameOf(answer, classes) }],
  )
  return given.toSorted((a, b) => place(b) - place(a))[0] ?? null
}

/** Whether an office's answer came by the day that it was due then. */
export const isInTime = ({ firstOn, dueOn }: Pick<Answer, 'firstOn' | 'dueOn'>): boolean =>
  dueOn === null || !isAfter(firstOn, dueOn)

/** Whether each of the offices had answered by the day that it was due. Null: not answered. */
export const wasInTime = (item: Suggestion): boolean | null =>
  item.reply === null ? null : lastAnswers(item).every(isInTime)

/** It should have been answered before this day, and is not. */
export const isOverdue = ({ dueOn }: Suggestion, today: Day): boolean =>
  dueOn !== null && isAfter(today, dueOn)

/** The ratings of the last round in which anybody rated. */
export function lastRatings({ ratings }: Suggestion): Rating[] {
  const last = Math.max(...ratings.map(({ round }) => round))
  return ratings.filter(({ round }) => round === last)
}

/** What the signers say together: the worst that any of them says, for it is not settled with him. Null: nobody rated. */
export function verdictOf(item: Suggestion, about: 'attitude' | 'result'): Verdict | null {
  const said = lastRatings(item).map(rating => rating[about])
  return verdicts.findLast(verdict => said.includes(verdict)) ?? null
}

/** Both talks of the round that was answered last were held (二次面商, S8). */
export const wasConsultedTwice = ({ consultations, reply }: Suggestion): boolean =>
  ([1, 2] as const).every(nth => consultations.some(talk => talk.nth === nth && talk.round === reply?.round))

/** The talks of the last round in which there was a first, or a second, one. */
export function lastTalks({ consultations }: Suggestion, nth: 1 | 2): Consultation[] {
  const all = consultations.filter(talk => talk.nth === nth)
  const last = Math.max(...all.map(({ round }) => round))
  return all.filter(({ round }) => round === last)
}
