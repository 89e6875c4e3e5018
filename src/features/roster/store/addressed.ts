import type { Tx } from '../../../db/tx.ts'
import { groupCalled } from '../rules/groups.ts'
import { peopleCalled } from '../rules/names.ts'
import type { Addressed, Audience, Person } from '../types.ts'
import { activePeople, listGroups, selectPeople } from './people.ts'

/**
 * The people whom an audience is, in the order of the roster. Only those who are still there.
 *
 * Deputies of a town are those elected to its own congress; a street has no congress of its own, so there it is
 * the deputies of any level who live in it.
 */
export async function addressed(tx: Tx, congressId: number, audience: Audience): Promise<Addressed> {
  switch (audience.to) {
    case 'presidium':
      return all(
        await selectPeople(
          tx,
          tx.sql.part`p.congress_id = ${congressId} and p.active and exists (
            select 1 from person_role r where r.person_id = p.id
              and r.role in ('presidium_member', 'chair', 'vice_chair'))`,
        ),
      )
    case 'deputies':
      return all(
        await selectPeople(
          tx,
          tx.sql
            .part`p.congress_id = ${congressId} and p.active and p.levels <> '{}' and ('town' = any(p.levels)
            or exists (select 1 from congress c where c.id = p.congress_id and c.kind = 'street'))`,
        ),
      )
    case 'group': {
      const group = groupCalled(await listGroups(tx, congressId), audience.name)
      if (group === null) return { people: [], unknown: [audience.name], ambiguous: [] }
      return all(
        await selectPeople(tx, tx.sql.part`p.group_id = ${group.id} and p.active and p.levels <> '{}'`),
      )
    }
    case 'named':
      return named(await activePeople(tx, congressId), audience.names)
  }
}

function all(people: readonly Person[]): Addressed {
  return { people, unknown: [], ambiguous: [] }
}

function named(everybody: readonly Person[], names: readonly string[]): Addressed {
  const found = new Set<Person>()
  const unknown: string[] = []
  const ambiguous: { name: string; candidates: readonly Person[] }[] = []
  for (const name of new Set(names)) {
    const candidates = peopleCalled(everybody, name)
    const [only] = candidates
    if (only === undefined) unknown.push(name)
    else if (candidates.length > 1) ambiguous.push({ name, candidates })
    else found.add(only)
  }
  return { people: everybody.filter(person => found.has(person)), unknown, ambiguous }
}
