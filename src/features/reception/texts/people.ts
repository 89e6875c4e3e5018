import type { Person } from '../../roster/types.ts'

/** Enough to tell two people of one name apart. */
export const personAndPlace = (person: Person): string =>
  [person.name, person.district ?? person.groupName ?? person.unit].filter(part => part !== null).join('，')
