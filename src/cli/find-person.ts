import type { Tx } from '../db/tx.ts'
import { nameInFront } from '../features/roster/rules/name-in-front.ts'
import { wholeRoster } from '../features/roster/store/people.ts'
import type { Person } from '../features/roster/types.ts'
import { WrongInput } from './wrong-input.ts'

/**
 * The one of that name, in the first of the circles in which there is anybody of it.
 * @throws WrongInput when nobody is called so, or several are
 */
export function theOneCalled(called: string, circles: readonly (readonly Person[])[]): Person {
  const found = circles.map(people => named(people, called)).find(people => people !== null) ?? null
  const [person] = found ?? []
  if (found === null || person === undefined) throw new WrongInput(`nobody on the roster is called ${called}`)
  if (found.length > 1)
    throw new WrongInput(
      `${found.length} people are called so; say where from: ${found.map(describe).join(', ')}`,
    )
  return person
}

/** By the number of the row, or by name; whoever has left, too. @throws WrongInput */
export async function personCalled(tx: Tx, congressId: number, called: string): Promise<Person> {
  const everybody = await wholeRoster(tx, congressId)
  if (!/^\d{1,9}$/.test(called)) return theOneCalled(called, [everybody])
  const person = everybody.find(({ id }) => id === Number(called))
  if (person === undefined) throw new WrongInput(`nobody on the roster has the number ${called}`)
  return person
}

function named(people: readonly Person[], called: string): readonly Person[] | null {
  const found = nameInFront(people, called)
  return found === null || found.rest !== '' ? null : found.people
}

const describe = (person: Person): string =>
  [person.name, person.district ?? person.groupName ?? person.unit, `(${person.id})`]
    .filter(part => part !== null)
    .join(' ')
