import type { Directory, Person } from '../directory.ts'

export interface Department {
  readonly id: number
  readonly name: string
  readonly parentid: number
  readonly order: number
}

const rootId = 1

/** The corp's address book: everybody's group of deputies is a department below the town's. */
export function departmentsOf({ people }: Directory): Department[] {
  const names = [...new Set(people.map(({ group }) => group).filter(Boolean))]
  return [
    { id: rootId, name: 'root', parentid: 0, order: 1 },
    ...names.map((name, nth) => ({ id: rootId + 1 + nth, name, parentid: rootId, order: nth + 1 })),
  ]
}

/** Those in the department itself. */
export function membersOf(directory: Directory, id: number): Person[] {
  const department = departmentsOf(directory).find(one => one.id === id)
  if (department === undefined) return []
  return directory.people.filter(({ group }) => (group === '' ? id === rootId : group === department.name))
}

export const departmentOf = (directory: Directory, person: Person): number =>
  departmentsOf(directory).find(({ name }) => name === person.group)?.id ?? rootId
