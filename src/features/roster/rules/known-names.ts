import type { KnownNames } from '../../../language/called.ts'
import { fold } from '../../../language/normalise.ts'
import { groupCalled } from './groups.ts'
import { nameKey, peopleCalled } from './names.ts'

type Nameable = Parameters<typeof peopleCalled>[0][number]

/** 农业农村办 and 农业农村办公室 are one office. */
export const officeKey = (name: string): string =>
  fold(name)
    .replace(/\s+/g, '')
    .replace(/办公室$/, '办')

/** What a congress's roster tells of words in a sentence. Asked for every word, so the names are kept in a set. */
export function knownNames(
  people: readonly Nameable[],
  offices: readonly { readonly name: string }[],
  groups: readonly { readonly name: string }[],
): KnownNames {
  const names = new Set(people.flatMap(person => [person.name, ...person.aliases]).map(nameKey))
  const officeKeys = new Set(offices.map(office => officeKey(office.name)))
  return {
    isPerson: words =>
      names.has(nameKey(words)) || (titled.test(words) && peopleCalled(people, words).length > 0),
    isOffice: words => officeKeys.has(officeKey(words)),
    isGroup: words => groupCalled(groups, words) !== null,
  }
}

const titled = /(?:主席|组长|联络员|秘书|代表|同志)$/
