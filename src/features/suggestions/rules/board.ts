/** The board: which items somebody is shown, under which heading, in which order. Facts for a page. */
import type { Day } from '../../../calendar/day.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import type { SuggestionRules } from '../settings.ts'
import { type State, type Suggestion, states, type Turn } from '../types.ts'
import { classOf } from './outcome.ts'
import { isPressedBy, type Watched, watched } from './overview.ts'
import { answering, promising } from './reminders.ts'
import { maySee, partsOf, type Standing, turnOf } from './standing.ts'
import { type PromiseTerm, type Term, termsOf } from './term.ts'
import { type Chore, choreOf } from './todo.ts'

/** What the board is to show; what says nothing shows all. */
export interface BoardWish {
  readonly officeId: number | null
  readonly resultClass: string | null
  /** Null: whatever is not in the archive; else what was handed in in that year, the archive included. */
  readonly year: number | null
  readonly overdue: boolean
  /** What he has signed, and what his offices handle. */
  readonly mine: boolean
  /** One heading alone, with all that stands under it. */
  readonly column: ColumnKey | null
  readonly page: number
}

/** The states, in the order of the way; of what is closed that which is promised still stands apart. */
export const columns = [
  ...states.filter(state => !['closed', 'archived', 'rejected', 'withdrawn'].includes(state)),
  'promising',
  'closed',
  'archived',
  'rejected',
  'withdrawn',
] as const
export type ColumnKey = State | 'promising'

export interface BoardCard {
  readonly item: Suggestion
  readonly term: Term
  readonly promise: PromiseTerm | null
  readonly turn: Turn
  /** Whose turn it is, where that is an office's. */
  readonly officeIds: readonly number[]
  /** As `/逾期` counts: an answer, or what was promised. */
  readonly isOverdue: boolean
  /** It should have been assigned. */
  readonly isAssignedLate: boolean
  /** What waits for whoever looks. */
  readonly chore: Chore | null
}

export interface BoardColumn {
  readonly key: ColumnKey
  readonly cards: readonly BoardCard[]
}

export interface Board {
  readonly columns: readonly BoardColumn[]
  readonly total: number
  /** As `/逾期` and `/待办` count for him, of what is shown. */
  readonly overdue: number
  readonly soon: number
  /** They should have been assigned: no answer can be late yet. */
  readonly assignedLate: number
  readonly waiting: number
}

const number = /^[1-9]\d{0,8}$/

/** What an address asks for; what is none of these is not asked for. */
export function readWish(query: URLSearchParams): BoardWish {
  const numberIn = (name: string) => {
    const said = query.get(name) ?? ''
    return number.test(said) ? Number(said) : null
  }
  const column = query.get('state')
  return {
    officeId: numberIn('office'),
    resultClass: query.get('class') || null,
    year: numberIn('year'),
    overdue: query.get('overdue') === '1',
    mine: query.get('mine') === '1',
    column: columns.find(key => key === column) ?? null,
    page: numberIn('page') ?? 1,
  }
}

/** The address of a wish; what says nothing is left out. */
export function wishQuery(wish: BoardWish): string {
  const query = new URLSearchParams()
  if (wish.officeId !== null) query.set('office', String(wish.officeId))
  if (wish.resultClass !== null) query.set('class', wish.resultClass)
  if (wish.year !== null) query.set('year', String(wish.year))
  if (wish.overdue) query.set('overdue', '1')
  if (wish.mine) query.set('mine', '1')
  if (wish.column !== null) query.set('state', wish.column)
  if (wish.page > 1) query.set('page', String(wish.page))
  const said = query.toString()
  return said === '' ? '' : `?${said}`
}

export interface BoardBench {
  readonly who: Standing
  readonly rules: SuggestionRules
  readonly today: Day
  readonly table: HolidayTable
}

/** @param items all of the stretch; those that he may not see, or has not asked for, are left out */
export function boardOf(items: readonly Suggestion[], wish: BoardWish, bench: BoardBench): Board {
  const { who, rules, today } = bench
  const pressing = watched(items, today, rules.dueSoonDays)
  const late = new Set(pressing.filter(({ left }) => left < 0).map(({ item }) => item.id))
  const shown = items
    .filter(item => maySee(item, who) && isWanted(item, wish, bench))
    .filter(item => !wish.overdue || late.has(item.id))
  const cards = shown.map(item => cardOf(item, bench, late.has(item.id)))
  const ids = new Set(shown.map(({ id }) => id))
  const own = pressing.filter(({ item }) => ids.has(item.id) && isPressedBy(item, who))
  const isLate = ({ left }: Watched) => left < 0
  return {
    columns: columns.map(key => ({
      key,
      cards: cards.filter(({ item }) => columnOf(item) === key).toSorted(soonestFirst),
    })),
    total: shown.length,
    overdue: own.filter(isLate).length,
    soon: own.filter(one => !isLate(one)).length,
    assignedLate: cards.filter(card => card.isAssignedLate).length,
    waiting: cards.filter(({ chore }) => chore !== null).length,
  }
}

function isWanted(item: Suggestion, wish: BoardWish, { who, rules }: BoardBench): boolean {
  const { officeId, resultClass, mine } = wish
  if (officeId !== null && !item.parties.some(party => party.officeId === officeId)) return false
  if (resultClass !== null && classOf(item, rules.classes)?.code !== resultClass) return false
  const parts = partsOf(item, who)
  return !mine || parts.has('signer') || parts.has('office') || parts.has('assistant')
}

function cardOf(item: Suggestion, { who, rules, today, table }: BoardBench, isOverdue: boolean): BoardCard {
  const { term, promise } = termsOf(item, { rules, today, table })
  const turn = turnOf(item)
  return {
    item,
    term,
    promise,
    turn,
    officeIds: turn === 'office' ? officesOf(item) : [],
    isOverdue,
    isAssignedLate: term.kind === 'assign' && term.left < 0,
    chore: choreOf(item, who)?.chore ?? null,
  }
}

/** Those that still have to answer or to keep what they promised; else those that lead. */
function officesOf(item: Suggestion): readonly number[] {
  const pressed = item.state === 'closed' ? promising(item) : item.dueOn === null ? [] : answering(item)
  return pressed.length > 0
    ? pressed
    : item.parties.filter(({ role }) => role === 'lead').map(({ officeId }) => officeId)
}

const columnOf = ({ state, promise }: Pick<Suggestion, 'state' | 'promise'>): ColumnKey =>
  state === 'closed' && promise !== null && promise.keptOn === null ? 'promising' : state

/** What is due first stands first; what has no day last, the latest first. */
function soonestFirst(a: BoardCard, b: BoardCard): number {
  const [left, other] = [leftOf(a), leftOf(b)]
  if (left === null && other === null) return b.item.id - a.item.id
  if (left === null || other === null) return left === null ? 1 : -1
  return left - other || a.item.id - b.item.id
}

function leftOf({ term, promise }: BoardCard): number | null {
  const left = term.kind === 'none' ? null : term.left
  return left ?? promise?.left ?? null
}
