/**
 * Who is on duty on which day of the year. Pure and without chance: the same people and days make the same rota.
 *
 * Of those who may serve on every day, nobody serves twice more often than another (domain 2, S5); pairs serve
 * together; a day's people come from one circle as far as that allows, circles by turns; where levels decide, both
 * are there each day, and it is within a level that turns are even. What is kept is counted and not touched.
 */
import { chooseUnits, type Places, type Standing } from './rota-choice.ts'
import { mayServe, type RotaDay, type RotaInput, type RotaPerson } from './rota-input.ts'
import { evenDivisions } from './rota-pairs.ts'
import { type Unit, unitsOf } from './rota-units.ts'

interface RotaTurn {
  readonly dayId: number
  /** Kept and chosen, without who leads. */
  readonly personIds: readonly number[]
  readonly leaderId: number | null
}

/** A day that could not be filled. */
interface ShortDay {
  readonly dayId: number
  readonly wanted: number
  readonly found: number
  /** `pairs`: there would be people enough, but pairs do not fit into the places that are left. */
  readonly why: 'people' | 'pairs' | 'leader'
}

export interface Rota {
  readonly turns: readonly RotaTurn[]
  readonly short: readonly ShortDay[]
  /** Of those who may serve on every day: the least and the most turns in the year. */
  readonly least: number
  readonly most: number
}

/** Better never gets worse again, so it ends by itself; this only bounds the time. */
const maxRounds = 20
/** Of the even ways to divide the places the first ones are as good as any. */
const maxDivisions = 5

export function makeRota(input: RotaInput): Rota {
  const rota = makeWith(input, null)
  if (isEven(rota) || input.pairs.length === 0 || input.by === 'level') return rota
  // Taking those who have served least is nearly always even; where it is not, the places are divided beforehand.
  for (const pairsOn of divisionsOf(input).slice(0, maxDivisions)) {
    const divided = makeWith(input, pairsOn)
    if (isEven(divided)) return divided
  }
  return rota
}

const isEven = ({ short, least, most }: Rota): boolean => short.length === 0 && most - least <= 1

/** How pairs and others could share the places if everybody could come on every day. */
function divisionsOf(input: RotaInput): number[][] {
  const units = unitsOf(input)
  const pairs = units.filter(({ ids }) => ids.length === 2).length
  return evenDivisions({ places: input.days.map(day => day.places), singles: units.length - pairs, pairs })
}

/**
 * Whether pairs keep turns from being even, whoever is put where. Nothing is said where days are kept or somebody
 * cannot come on some: then turns are as even as they get.
 */
export function pairsAreInTheWay(input: RotaInput): boolean {
  const isPlain = input.exclusions.length === 0 && input.days.every(({ kept }) => kept.length === 0)
  return isPlain && input.pairs.length > 0 && input.by !== 'level' && divisionsOf(input).length === 0
}

function makeWith(input: RotaInput, pairsOn: readonly number[] | null): Rota {
  const { days } = input
  const units = unitsOf(input)
  const may = mayServe(input.exclusions)
  const chosen: Unit[][] = days.map(() => [])
  const choose = (index: number, day: RotaDay): Unit[] => {
    const standing = standingBeside(input, chosen, index)
    const available = units.filter(({ ids }) =>
      ids.every(id => may(id, day.day) && !day.kept.includes(id) && day.keptLeader !== id),
    )
    return chooseUnits(available, placesOf(day, input, pairsOn?.[index] ?? null), standing)
  }
  for (const [index, day] of days.entries()) chosen[index] = choose(index, day)
  for (let round = 0; round < maxRounds; round++) {
    let changed = false
    for (const [index, day] of days.entries()) {
      const before = chosen[index] ?? []
      const again = choose(index, day)
      if (!isBetter(again, before, standingBeside(input, chosen, index))) continue
      chosen[index] = again
      changed = true
    }
    if (!changed) break
  }
  const leaders = chooseLeaders(input, chosen)
  const turns = days.map((day, index) => ({
    dayId: day.id,
    personIds: [...day.kept, ...(chosen[index] ?? []).flatMap(unit => unit.ids)],
    leaderId: leaders[index] ?? null,
  }))
  return { turns, short: shortDays(input, chosen, leaders), ...evenness(input, turns) }
}

function placesOf(day: RotaDay, { by, people, leaders }: RotaInput, pairs: number | null): Places {
  if (by !== 'level') return { places: day.places, levels: null, pairs }
  const everybody = [...people, ...leaders]
  const kept = everybody.filter(({ id }) => day.kept.includes(id))
  return {
    places: day.places,
    pairs,
    levels: { upper: kept.some(({ upper }) => upper), lower: kept.some(({ upper }) => !upper) },
  }
}

/** How often everybody serves on the days other than this one. */
function standingBeside(
  { days, people }: RotaInput,
  chosen: readonly (readonly Unit[])[],
  without: number,
): Standing {
  const counts = new Map<number, number>()
  const last = new Map<number, number>()
  const lastOfCircle = new Map<string | null, number>()
  const circles = new Map(people.map(person => [person.id, person.circle]))
  for (const [index, day] of days.entries()) {
    if (index === without) continue
    for (const id of [...day.kept, ...(chosen[index] ?? []).flatMap(unit => unit.ids)]) {
      counts.set(id, (counts.get(id) ?? 0) + 1)
      if (index > without) continue
      last.set(id, index)
      lastOfCircle.set(circles.get(id) ?? null, index)
    }
  }
  return {
    count: id => counts.get(id) ?? 0,
    lastTurn: id => last.get(id) ?? -1,
    lastTurnOf: circle => lastOfCircle.get(circle) ?? -1,
  }
}

/** Strictly more people, or as many who serve less often elsewhere. */
function isBetter(again: readonly Unit[], before: readonly Unit[], { count }: Standing): boolean {
  const people = (units: readonly Unit[]) => units.flatMap(unit => unit.ids)
  const difference = people(again).length - people(before).length
  if (difference !== 0) return difference > 0
  const served = (units: readonly Unit[]) => people(units).reduce((sum, id) => sum + count(id), 0)
  return served(again) < served(before)
}

/** One a day, those first who have led least; among them one of the day's circle, then who has waited longest. */
function chooseLeaders(input: RotaInput, chosen: readonly (readonly Unit[])[]): (number | null)[] {
  const may = mayServe(input.exclusions)
  const led = new Map<number, { count: number; last: number }>()
  const lead = (id: number, index: number) =>
    led.set(id, { count: (led.get(id)?.count ?? 0) + 1, last: index })
  for (const [index, day] of input.days.entries())
    if (day.keptLeader !== null) lead(day.keptLeader, index - input.days.length)
  return input.days.map((day, index) => {
    if (day.keptLeader !== null || !day.needsLeader) return day.keptLeader
    const circle = mainCircle(input.people, day, chosen[index] ?? [])
    const keyOf = ({ id, circle: own }: RotaPerson): number[] => [
      led.get(id)?.count ?? 0,
      own === circle ? 0 : 1,
      led.get(id)?.last ?? -input.days.length - 1,
    ]
    let best: { readonly id: number; readonly key: number[] } | null = null
    for (const leader of input.leaders) {
      if (!may(leader.id, day.day) || day.kept.includes(leader.id)) continue
      const key = keyOf(leader)
      if (best === null || isBefore(key, best.key)) best = { id: leader.id, key }
    }
    if (best !== null) lead(best.id, index)
    return best?.id ?? null
  })
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0)
}

/** The circle that most of the day's people are of. */
function mainCircle(people: readonly RotaPerson[], day: RotaDay, units: readonly Unit[]): string | null {
  const counts = new Map<string | null, number>()
  for (const id of [...day.kept, ...units.flatMap(unit => unit.ids)]) {
    const circle = people.find(person => person.id === id)?.circle ?? null
    counts.set(circle, (counts.get(circle) ?? 0) + 1)
  }
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [null, 0] as const)[0]
}

function shortDays(
  { days, people, exclusions }: RotaInput,
  chosen: readonly (readonly Unit[])[],
  leaders: readonly (number | null)[],
): ShortDay[] {
  const may = mayServe(exclusions)
  return days.flatMap((day, index): ShortDay[] => {
    const found = (chosen[index] ?? []).flatMap(unit => unit.ids).length
    const free = people.filter(({ id }) => may(id, day.day) && !day.kept.includes(id)).length
    const { id: dayId, places: wanted } = day
    return [
      ...(found < wanted
        ? [{ dayId, wanted, found, why: free >= wanted ? ('pairs' as const) : ('people' as const) }]
        : []),
      ...(day.needsLeader && (leaders[index] ?? null) === null
        ? [{ dayId, wanted: 1, found: 0, why: 'leader' as const }]
        : []),
    ]
  })
}

/** Where levels decide, of the level whose turns differ most. */
function evenness(
  { by, days, people, exclusions }: RotaInput,
  turns: readonly RotaTurn[],
): Pick<Rota, 'least' | 'most'> {
  const may = mayServe(exclusions)
  const always = people.filter(({ id }) => days.every(({ day }) => may(id, day)))
  const parts =
    by === 'level' ? [true, false].map(upper => always.filter(each => each.upper === upper)) : [always]
  let worst: Pick<Rota, 'least' | 'most'> | null = null
  for (const part of parts.filter(each => each.length > 0)) {
    const counts = part.map(({ id }) => turns.filter(turn => turn.personIds.includes(id)).length)
    const span = { least: Math.min(...counts), most: Math.max(...counts) }
    if (worst === null || span.most - span.least > worst.most - worst.least) worst = span
  }
  return worst ?? { least: 0, most: 0 }
}
