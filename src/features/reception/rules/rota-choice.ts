/**
 * Who comes up on one day: of all ways to fill its places, the one whose people have served least so far. So
 * nobody serves a second time while somebody who could have come has not served once. Among equals, people of one
 * circle, and the circle that has more left to serve or has waited longest.
 */
import { hasLower, hasUpper, sizeOf, type Unit, type UnitKind, unitKinds } from './rota-units.ts'

/** What the day's choice looks at besides the units themselves. */
export interface Standing {
  /** How often the person serves on the other days. */
  count(personId: number): number
  /** On which of the days before he served last, by its place in the year; -1: on none. */
  lastTurn(personId: number): number
  /** The same for a circle. */
  lastTurnOf(circle: string | null): number
}

export interface Places {
  readonly places: number
  /** Levels that those who are kept on the day bring already; null where levels do not decide. */
  readonly levels: { readonly upper: boolean; readonly lower: boolean } | null
  /** Exactly so many pairs, if they are there; null: as it comes. */
  readonly pairs: number | null
}

/** @returns the units for the day; fewer people than there are places only when no units fit into them */
export function chooseUnits(available: readonly Unit[], day: Places, standing: Standing): Unit[] {
  if (day.places <= 0 || available.length === 0) return []
  const measured = available.map(unit => measure(unit, standing))
  const circles = rankCircles(measured, standing)
  let best: { readonly units: Unit[]; readonly cost: readonly number[] } | null = null
  for (const [rank, first] of circles.entries()) {
    const found = bestWith(measured, day, [first, ...circles.filter(circle => circle !== first)])
    const cost = [...found.cost, rank]
    if (best === null || isLess(cost, best.cost)) best = { units: found.units, cost }
  }
  return best?.units ?? []
}

interface Measured {
  readonly unit: Unit
  /** Of all its people together. */
  readonly served: number
  readonly perPerson: number
  readonly waitsSince: number
}

function measure(unit: Unit, { count, lastTurn }: Standing): Measured {
  const served = unit.ids.reduce((sum, id) => sum + count(id), 0)
  return {
    unit,
    served,
    perPerson: served / unit.ids.length,
    waitsSince: Math.max(...unit.ids.map(lastTurn)),
  }
}

/** The circle that comes up first: the one with the greatest share of people who have served least. */
function rankCircles(measured: readonly Measured[], { lastTurnOf }: Standing): (string | null)[] {
  const least = Math.min(...measured.map(each => each.perPerson))
  const circles = new Map<string | null, { all: number; left: number; order: number }>()
  for (const { unit, perPerson } of measured) {
    const circle = circles.get(unit.circle) ?? { all: 0, left: 0, order: circles.size }
    circle.all += unit.ids.length
    if (perPerson === least) circle.left += unit.ids.length
    circles.set(unit.circle, circle)
  }
  const keyOf = (circle: string | null): number[] => {
    const { all, left, order } = circles.get(circle) ?? { all: 1, left: 0, order: 0 }
    return [-left / all, lastTurnOf(circle), order]
  }
  return [...circles.keys()].sort((a, b) => compare(keyOf(a), keyOf(b)))
}

function bestWith(
  measured: readonly Measured[],
  day: Places,
  circles: readonly (string | null)[],
): { units: Unit[]; cost: readonly number[] } {
  const rank = new Map(circles.map((circle, index) => [circle, index]))
  const rankOf = ({ unit }: Measured) => rank.get(unit.circle) ?? circles.length
  const keys = new Map(
    measured.map(each => [each, [each.perPerson, rankOf(each), each.waitsSince, each.unit.order]]),
  )
  const inLine = [...measured].sort((a, b) => compare(keys.get(a) ?? [], keys.get(b) ?? []))
  const lines = unitKinds
    .map(kind => lineOf(kind, inLine, circles[0] ?? null))
    .filter(line => line.units.length > 0)
  for (let places = day.places; places > 0; places--) {
    let best: { taken: number[]; cost: readonly number[] } | null = null
    for (const taken of compositions(lines, places)) {
      const cost = costOf(lines, taken, day)
      if (best === null || isLess(cost, best.cost)) best = { taken, cost }
    }
    if (best === null) continue
    const { taken, cost } = best
    const units = lines.flatMap((line, index) => line.units.slice(0, taken[index] ?? 0))
    return { units, cost: [day.places - places, ...cost] }
  }
  return { units: [], cost: [day.places] }
}

/** The units of one kind in the order in which they come up, with the sums over the first so many. */
interface Line {
  readonly kind: UnitKind
  readonly units: readonly Unit[]
  readonly served: readonly number[]
  /** People of the circle that is tried. */
  readonly together: readonly number[]
}

function lineOf(kind: UnitKind, inLine: readonly Measured[], circle: string | null): Line {
  const own = inLine.filter(({ unit }) => unit.kind === kind)
  const served = [0]
  const together = [0]
  for (const each of own) {
    served.push((served.at(-1) ?? 0) + each.served)
    together.push((together.at(-1) ?? 0) + (each.unit.circle === circle ? each.unit.ids.length : 0))
  }
  return { kind, units: own.map(({ unit }) => unit), served, together }
}

/** How many of each line fill the places exactly, in all ways. */
function* compositions(lines: readonly Line[], places: number, from = 0): Generator<number[]> {
  const line = lines[from]
  if (line === undefined) {
    if (places === 0) yield []
    return
  }
  const size = sizeOf(line.kind)
  const most = Math.min(line.units.length, Math.floor(places / size))
  const isLast = from === lines.length - 1
  for (let taken = isLast ? most : 0; taken <= most; taken++)
    for (const rest of compositions(lines, places - taken * size, from + 1)) yield [taken, ...rest]
}

/** Missing levels and pairs first, then how often its people have served, then how many are not of the circle. */
function costOf(lines: readonly Line[], taken: readonly number[], day: Places): number[] {
  const { places, levels } = day
  let pairs = 0
  let served = 0
  let together = 0
  let upper = levels?.upper ?? true
  let lower = levels?.lower ?? true
  for (const [index, line] of lines.entries()) {
    const count = taken[index] ?? 0
    served += line.served[count] ?? 0
    together += line.together[count] ?? 0
    if (sizeOf(line.kind) === 2) pairs += count
    if (count === 0) continue
    upper ||= hasUpper(line.kind)
    lower ||= hasLower(line.kind)
  }
  const missing = (upper ? 0 : 1) + (lower ? 0 : 1) + Math.abs(pairs - (day.pairs ?? pairs))
  return [missing, served, places - together]
}

const isLess = (a: readonly number[], b: readonly number[]): boolean => compare(a, b) < 0

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
