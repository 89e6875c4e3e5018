/** What waits for somebody with an item, and by when. Of several things the most pressing. */
import { type Day, daysBetween } from '../../../calendar/day.ts'
import type { Party, Suggestion } from '../types.ts'
import { answerOf } from './answers.ts'
import { articles, withOffices } from './articles.ts'
import { leadsOf, mayTakeUp } from './parts.ts'
import { isSigner, partsOf, type Standing } from './standing.ts'

export type Chore =
  | 'examine'
  | 'assign'
  | 'assign_again'
  | 'assign_part'
  | 'decide_extension'
  | 'conclude'
  | 'accept'
  | 'consult'
  | 'answer'
  | 'consult_again'
  | 'assist'
  | 'keep_promise'
  | 'reply'
  /** The deputies who were asked have left since: a clerk speaks for them. */
  | 'reply_for_gone'
  | 'rate'
  | 'agree_withdrawal'

export interface Waiting {
  readonly item: Suggestion
  readonly chore: Chore
  readonly by: Day | null
}

/** @returns null when it is not his turn with this item */
export function choreOf(item: Suggestion, who: Standing, isInVain = false): Waiting | null {
  const parts = partsOf(item, who)
  const chore =
    (parts.has('signer') ? ofSigner(item, who.personId ?? 0) : null) ??
    (parts.has('clerk') ? ofClerk(item, isInVain) : null) ??
    (parts.has('office') ? ofOffice(item, who.officeIds) : null) ??
    (parts.has('assistant') ? ofAssistant(item, who.officeIds) : null)
  return chore === null ? null : { item, ...chore }
}

/**
 * Everything that waits for him: what is due first stands first, what has no day last.
 * @param inVain items that wait for deputies who have all left
 */
export function waitingFor(
  items: readonly Suggestion[],
  who: Standing,
  inVain: ReadonlySet<number> = new Set(),
): Waiting[] {
  return items
    .map(item => choreOf(item, who, inVain.has(item.id)))
    .filter(waiting => waiting !== null)
    .toSorted((a, b) => soonest(a.by, b.by) || a.item.id - b.item.id)
}

/** Items whose turn it is of offices for which nobody speaks, with these offices. */
export function deserted(
  items: readonly Suggestion[],
  withoutContact: ReadonlySet<number>,
): { readonly item: Suggestion; readonly officeIds: readonly number[] }[] {
  return items.flatMap(item => {
    const officeIds = item.parties
      .filter(({ officeId, role }) => withoutContact.has(officeId) && isTurnOf(item, officeId, role))
      .map(({ officeId }) => officeId)
    return officeIds.length === 0 ? [] : [{ item, officeIds }]
  })
}

const isTurnOf = (item: Suggestion, officeId: number, role: 'lead' | 'assist'): boolean =>
  (role === 'lead' ? ofOffice : ofAssistant)(item, [officeId]) !== null

function soonest(a: Day | null, b: Day | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0)
  return daysBetween(b, a)
}

type Wanted = Omit<Waiting, 'item'> | null
const wanted = (chore: Chore, by: Day | null = null): Wanted => ({ chore, by })

function ofSigner(item: Suggestion, personId: number): Wanted {
  const { withdrawal, round } = item
  if (item.waiting !== null) return wanted('reply')
  const isRated = item.ratings.some(one => one.round === round && one.personId === personId)
  if (item.state === 'consulted_again' && !isRated) return wanted('rate', item.ratingUntil)
  const isAsked =
    withdrawal !== null && withdrawal.by.length > 0 && articles.withdraw.from.includes(item.state)
  return isAsked && !withdrawal.by.includes(personId) && isSigner(item, personId)
    ? wanted('agree_withdrawal')
    : null
}

function ofClerk(item: Suggestion, isInVain: boolean): Wanted {
  if (item.extension !== null) return wanted('decide_extension', item.dueOn)
  if (item.openParts.length > 0) return wanted('assign_part')
  if (isInVain) return wanted('reply_for_gone')
  switch (item.state) {
    case 'submitted':
      return wanted('examine')
    case 'admitted':
      return wanted('assign')
    case 'returned':
      return wanted('assign_again')
    case 'rated':
      return wanted('conclude')
    default:
      return null
  }
}

function ofOffice(item: Suggestion, officeIds: readonly number[]): Wanted {
  const { promise, dueOn } = item
  const isOver = item.state === 'archived' || item.state === 'rejected' || item.state === 'withdrawn'
  const promised =
    promise !== null && promise.keptOn === null && !isOver ? wanted('keep_promise', promise.until) : null
  if (item.waiting !== null) return null
  const untaken = leadsOf(item).find(one => officeIds.includes(one.officeId) && mayTakeUp(item, one.officeId))
  if (untaken !== undefined) return wanted('accept', untaken.returnBy)
  switch (item.state) {
    case 'assigned':
    case 'handling':
    case 'redo':
      return wanted('consult', dueOn)
    case 'consulted':
      return isAnswerMissing(item, 'lead', officeIds) ? wanted('answer', dueOn) : promised
    case 'answered':
      return wanted('consult_again')
    default:
      return promised
  }
}

/** In 分办 each office answers for itself; whoever has done so waits for the others. */
const isAnswerMissing = (item: Suggestion, asked: Party['role'], officeIds: readonly number[]): boolean =>
  item.parties.some(
    ({ officeId, role }) =>
      role === asked && officeIds.includes(officeId) && answerOf(item, officeId) === undefined,
  )

const ofAssistant = (item: Suggestion, officeIds: readonly number[]): Wanted =>
  withOffices.includes(item.state) && isAnswerMissing(item, 'assist', officeIds)
    ? wanted('assist', item.dueOn)
    : null
