/** What is overdue or due soon, and how much of everything there is: facts for lists. */
import { type Day, daysBetween } from '../../../calendar/day.ts'
import type { State, Suggestion } from '../types.ts'
import { withOffices } from './articles.ts'
import { openPromise } from './calls.ts'
import { answering, promising } from './reminders.ts'
import { isSigner, type Standing } from './standing.ts'

/** Something an office has to do by a day. */
export interface Watched {
  readonly item: Suggestion
  readonly about: 'answer' | 'promise'
  readonly day: Day
  /** Days until then; negative when it is overdue. */
  readonly left: number
  readonly officeIds: readonly number[]
}

/** Whose being overdue somebody is told of: a clerk of all, an office of what it leads, a deputy of what has his name. */
export const isPressedBy = (item: Suggestion, { isClerk, personId, officeIds }: Standing): boolean =>
  isClerk ||
  (personId !== null && isSigner(item, personId)) ||
  item.parties.some(({ officeId, role }) => role === 'lead' && officeIds.includes(officeId))

/** What is overdue, or due within so many days; what is to be pressed first, then by day. */
export function watched(items: readonly Suggestion[], today: Day, soonDays: number): Watched[] {
  const all = items.flatMap((item): Watched[] => {
    const until = openPromise(item)
    const one = (about: Watched['about'], day: Day | null, officeIds: readonly number[]): Watched[] =>
      day === null ? [] : [{ item, about, day, left: daysBetween(today, day), officeIds }]
    return [...one('answer', item.dueOn, answering(item)), ...one('promise', until, promising(item))]
  })
  return all
    .filter(({ left }) => left <= soonDays)
    .toSorted((a, b) => a.left - b.left || a.item.id - b.item.id)
}

export interface OfficeCounts {
  readonly officeId: number
  /** Items that it leads and that are with the offices. */
  readonly handling: number
  readonly overdue: number
  readonly soon: number
}

export interface Overview {
  /** Of what is not over, in the order of the way. */
  readonly states: readonly { readonly state: State; readonly count: number }[]
  readonly open: number
  readonly closed: number
  readonly offices: readonly OfficeCounts[]
  readonly watched: readonly Watched[]
  readonly keys: readonly Suggestion[]
}

/** Not over, in the order in which they are gone through. */
const openStates: readonly State[] = [
  'submitted',
  'admitted',
  'assigned',
  'returned',
  'handling',
  'consulted',
  'redo',
  'answered',
  'consulted_again',
  'rated',
]

/** @param items all that are not in the archive */
export function overviewOf(items: readonly Suggestion[], today: Day, soonDays: number): Overview {
  const open = items.filter(({ state }) => openStates.includes(state))
  const all = watched(items, today, soonDays)
  return {
    states: openStates
      .map(state => ({ state, count: open.filter(item => item.state === state).length }))
      .filter(({ count }) => count > 0),
    open: open.length,
    closed: items.filter(({ state }) => state === 'closed').length,
    offices: countsByOffice(open, all),
    watched: all,
    keys: open.filter(({ isKey }) => isKey),
  }
}

/** In the order of their ids; an item that several lead counts for each. What is answered lies with no office. */
export function countsByOffice(
  items: readonly Suggestion[],
  all: readonly Watched[],
): readonly OfficeCounts[] {
  const led = (item: Suggestion) =>
    item.parties.filter(({ role }) => role === 'lead').map(({ officeId }) => officeId)
  const inHand = items.filter(({ state }) => withOffices.includes(state))
  const ids = new Set([...inHand.flatMap(led), ...all.flatMap(({ officeIds }) => officeIds)])
  return [...ids]
    .toSorted((a, b) => a - b)
    .map(officeId => {
      const own = all.filter(({ officeIds }) => officeIds.includes(officeId))
      return {
        officeId,
        handling: inHand.filter(item => led(item).includes(officeId)).length,
        overdue: own.filter(({ left }) => left < 0).length,
        soon: own.filter(({ left }) => left >= 0).length,
      }
    })
}
