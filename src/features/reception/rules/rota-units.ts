/** Those who serve together: a pair, or somebody alone. A unit is put on duty as a whole or not at all. */
import type { RotaInput, RotaPerson } from './rota-input.ts'

export interface Unit {
  readonly ids: readonly number[]
  readonly circle: string | null
  /** Units of one kind can stand in for each other. */
  readonly kind: UnitKind
  /** In the order of the people. */
  readonly order: number
}

/** `upper2`: a pair with somebody of the county's level or above. `lower…`: nobody is. */
export type UnitKind = 'upper1' | 'upper2' | 'mixed2' | 'lower1' | 'lower2'

export const unitKinds: readonly UnitKind[] = ['mixed2', 'upper2', 'lower2', 'upper1', 'lower1']

export const sizeOf = (kind: UnitKind): 1 | 2 => (kind.endsWith('2') ? 2 : 1)
export const hasUpper = (kind: UnitKind): boolean => !kind.startsWith('lower')
export const hasLower = (kind: UnitKind): boolean => !kind.startsWith('upper')

/** Levels make kinds only where they decide: else everybody can stand in for everybody of his size. */
export function unitsOf({ people, pairs, by }: Pick<RotaInput, 'people' | 'pairs' | 'by'>): Unit[] {
  const byId = new Map(people.map(person => [person.id, person]))
  const partners = new Map<number, number>()
  for (const [a, b] of pairs) {
    if (a === b || !byId.has(a) || !byId.has(b) || partners.has(a) || partners.has(b)) continue
    partners.set(a, b).set(b, a)
  }
  const done = new Set<number>()
  const units: Unit[] = []
  for (const person of people) {
    if (done.has(person.id)) continue
    const partner = byId.get(partners.get(person.id) ?? Number.NaN)
    const members = partner === undefined ? [person] : [person, partner]
    for (const { id } of members) done.add(id)
    const ids = members.map(member => member.id)
    units.push({ ids, circle: person.circle, kind: kindOf(members, by === 'level'), order: units.length })
  }
  return units
}

function kindOf(members: readonly RotaPerson[], levelsDecide: boolean): UnitKind {
  const uppers = levelsDecide ? members.filter(member => member.upper).length : 0
  if (members.length === 1) return uppers === 1 ? 'upper1' : 'lower1'
  return uppers === 2 ? 'upper2' : uppers === 1 ? 'mixed2' : 'lower2'
}
