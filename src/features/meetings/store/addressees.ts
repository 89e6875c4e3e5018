import type { Tx } from '../../../db/tx.ts'
import type { Audience, Called } from '../../../language/notice.ts'
import { nameInFront } from '../../roster/rules/name-in-front.ts'
import { peopleCalled } from '../../roster/rules/names.ts'
import { addressed } from '../../roster/store/addressed.ts'
import { officePeople } from '../../roster/store/office-people.ts'
import { activePeople } from '../../roster/store/people.ts'
import type { Addressed, Person } from '../../roster/types.ts'

/** Whom words mean, and what in them has to be asked back. */
export interface Found extends Addressed {
  readonly unknownGroups: readonly string[]
  /** Parts that are there and have nobody in them. */
  readonly empty: readonly Called[]
}

/** The people whom a notice is for, each once. */
export async function addressees(tx: Tx, congressId: number, audience: Audience): Promise<Found> {
  if (audience.to !== 'several') return whoIsCalled(tx, congressId, [audience])
  const called = await whoIsCalled(tx, congressId, audience.parts)
  const without = await whoIsCalled(tx, congressId, audience.without)
  const left = new Set(without.people.map(person => person.id))
  return { ...called, people: called.people.filter(person => !left.has(person.id)) }
}

/** Those who are called by any of these. */
export async function whoIsCalled(tx: Tx, congressId: number, parts: readonly Called[]): Promise<Found> {
  const found = await Promise.all(parts.map(async part => ({ part, ...(await whoIs(tx, congressId, part)) })))
  const people = new Map(found.flatMap(one => one.people).map(person => [person.id, person]))
  const unknown = (isGroup: boolean) =>
    found.filter(({ part }) => (part.to === 'group') === isGroup).flatMap(one => one.unknown)
  return {
    people: [...people.values()],
    unknown: unknown(false),
    unknownGroups: unknown(true),
    ambiguous: found.flatMap(one => one.ambiguous),
    empty: found.flatMap(one =>
      one.people.length + one.unknown.length + one.ambiguous.length === 0 ? [one.part] : [],
    ),
  }
}

async function whoIs(tx: Tx, congressId: number, part: Called): Promise<Addressed> {
  switch (part.to) {
    case 'office':
      return officePeople(tx, congressId, part.name)
    case 'named':
      return byName(await activePeople(tx, congressId), part.names)
    default:
      return addressed(tx, congressId, part)
  }
}

function byName(everybody: readonly Person[], names: readonly string[]): Addressed {
  const found = new Set<Person>()
  const unknown: string[] = []
  const ambiguous: { name: string; candidates: readonly Person[] }[] = []
  for (const name of new Set(names)) {
    const candidates = candidatesFor(everybody, name)
    const [only] = candidates
    if (only === undefined) unknown.push(name)
    else if (candidates.length > 1) ambiguous.push({ name, candidates })
    else found.add(only)
  }
  return { people: everybody.filter(person => found.has(person)), unknown, ambiguous }
}

/** 陈建华（东岙村）: the place behind a name tells homonyms apart. */
function candidatesFor(everybody: readonly Person[], name: string): readonly Person[] {
  const called = peopleCalled(everybody, name)
  if (called.length > 0) return called
  const inFront = nameInFront(everybody, name)
  return inFront === null || inFront.rest !== '' ? [] : inFront.people
}
