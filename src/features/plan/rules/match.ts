/**
 * What was held fulfils what was planned. Computed whenever it is asked for, never stored: a cancelled meeting takes its
 * fulfilment back by itself. Each event is for one item at most; what somebody said comes first; then as much is
 * fulfilled as can be, and which it is depends on the plan and the events alone, not on the order of rows.
 */
import { type Day, dayNumber } from '../../../calendar/day.ts'
import type { Plan, PlanEvent, PlanItem, PlanKind } from '../types.ts'

/** What a group's activity can be (S10). */
const activities: ReadonlySet<PlanKind> = new Set([
  'inspection',
  'survey',
  'law_check',
  'review',
  'visit',
  'other',
])

export const isActivity = (kind: PlanKind): boolean => activities.has(kind)

export interface Match {
  /** By item number; an item without any has an empty list. In the order of days. */
  readonly byItem: ReadonlyMap<number, readonly PlanEvent[]>
  /** What no item wanted. */
  readonly unplanned: readonly PlanEvent[]
}

/** Whether an event is of the kind, time and people of an item. */
export const fits = (item: PlanItem, event: PlanEvent): boolean =>
  fitsKind(item, event) && fitsWhose(item, event) && isWithin(event.on, item)

const fitsKind = ({ kind }: PlanItem, event: PlanEvent): boolean =>
  kind === 'activity' ? isActivity(event.kind) : kind === event.kind

function fitsWhose({ whose }: PlanItem, event: PlanEvent): boolean {
  if (whose === null) return true
  // What a group studies its deputies study.
  return whose === 'deputies' ? event.whose !== 'presidium' : whose === event.whose
}

const isWithin = (on: Day, { from, until }: Pick<PlanItem, 'from' | 'until'>): boolean =>
  dayNumber(from) <= dayNumber(on) && dayNumber(on) <= dayNumber(until)

/** @param plan dropped items want nothing */
export function matchEvents({ items }: Pick<Plan, 'items'>, events: readonly PlanEvent[]): Match {
  const wanted = items.filter(({ dropped }) => dropped === null).toSorted(byNeed)
  const held = [...new Map(events.map(event => [event.key, event])).values()].toSorted(
    (a, b) => dayNumber(a.on) - dayNumber(b.on) || (a.key < b.key ? -1 : 1),
  )
  const byHand = new Map(wanted.flatMap(item => item.meetingIds.map(id => [id, item.number])))
  const given = new Map<string, number>()
  for (const event of held) {
    const number = event.meetingId === null ? undefined : byHand.get(event.meetingId)
    if (number !== undefined) given.set(event.key, number)
  }
  const free = held.filter(({ key }) => !given.has(key))
  for (const [key, number] of matchFree(wanted, free, countBy(given))) given.set(key, number)
  return {
    byItem: new Map(items.map(({ number }) => [number, held.filter(({ key }) => given.get(key) === number)])),
    unplanned: held.filter(({ key }) => !given.has(key)),
  }
}

/** One group's before anybody's, one kind's before any; then what ends sooner. */
const byNeed = (a: PlanItem, b: PlanItem): number =>
  width(a) - width(b) ||
  dayNumber(a.until) - dayNumber(b.until) ||
  dayNumber(b.from) - dayNumber(a.from) ||
  a.number - b.number

const width = ({ kind, whose }: PlanItem): number => (whose === null ? 2 : 0) + (kind === 'activity' ? 1 : 0)

function countBy(given: ReadonlyMap<string, number>): Map<number, number> {
  const counts = new Map<number, number>()
  for (const number of given.values()) counts.set(number, (counts.get(number) ?? 0) + 1)
  return counts
}

/**
 * Augmenting paths: an item that finds its events taken asks those who took them for other ones. What an earlier item
 * has it keeps, if by another event.
 */
function matchFree(
  items: readonly PlanItem[],
  events: readonly PlanEvent[],
  taken: ReadonlyMap<number, number>,
): ReadonlyMap<string, number> {
  const byNumber = new Map(items.map(item => [item.number, item]))
  const fitting = new Map(items.map(item => [item.number, events.filter(event => fits(item, event))]))
  const given = new Map<string, number>()
  const claim = (number: number, asked: Set<string>): boolean => {
    const own = fitting.get(number) ?? []
    const unused = own.find(({ key }) => !given.has(key))
    if (unused !== undefined) {
      given.set(unused.key, number)
      return true
    }
    for (const { key } of own) {
      const holder = given.get(key)
      if (asked.has(key) || holder === undefined || holder === number) continue
      asked.add(key)
      if (claim(holder, asked)) {
        given.set(key, number)
        return true
      }
    }
    return false
  }
  for (const { number } of items) {
    const wants = (byNumber.get(number)?.count ?? 0) - (taken.get(number) ?? 0)
    for (let nth = 0; nth < wants; nth++) if (!claim(number, new Set())) break
  }
  return given
}
