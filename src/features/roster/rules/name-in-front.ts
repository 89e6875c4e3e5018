import { fold } from '../../../language/normalise.ts'
import type { Person } from '../types.ts'
import { peopleCalled } from './names.ts'

export interface NamedInFront {
  /** As it was written. */
  readonly name: string
  /** Who may be meant; several when the name alone does not tell and no place behind it does. */
  readonly people: readonly Person[]
  readonly rest: string
}

const separators = /^[\s,,、;；:：()()]+/u
const longestName = 10

/**
 * The person whom words begin with: `张三 请假`, `张三请假`, `王建国(杨树湾村) 请假`. A district, group or unit
 * behind the name tells homonyms apart.
 * @returns null when the words begin with nobody's name
 */
export function nameInFront(people: readonly Person[], words: string): NamedInFront | null {
  const text = words.replace(separators, '')
  const characters = [...text].slice(0, longestName)
  for (let length = characters.length; length >= 2; length--) {
    const name = characters.slice(0, length).join('')
    if (separators.test(name.slice(-1))) continue
    const called = peopleCalled(people, name)
    if (called.length === 0) continue
    return narrowed(name, called, text.slice(name.length).replace(separators, ''))
  }
  return null
}

function narrowed(name: string, called: readonly Person[], rest: string): NamedInFront {
  if (called.length === 1) return { name, people: called, rest }
  const [place = ''] = rest.split(/[\s,,、;；:：()()]/u)
  const wanted = fold(place)
  const there = called.filter(person =>
    [person.district, person.groupName, person.unit].some(where => {
      const known = where === null ? '' : fold(where)
      return wanted.length >= 2 && (known.startsWith(wanted) || (known !== '' && wanted.startsWith(known)))
    }),
  )
  if (there.length !== 1) return { name, people: called, rest }
  return { name, people: there, rest: rest.slice(place.length).replace(separators, '') }
}

/** All the people that words begin with, one after the other, and what follows them. */
export function namesInFront(
  people: readonly Person[],
  words: string,
): { found: NamedInFront[]; rest: string } {
  const found: NamedInFront[] = []
  let rest = words
  for (;;) {
    const next = nameInFront(people, rest)
    if (next === null) return { found, rest: rest.replace(separators, '') }
    found.push(next)
    rest = next.rest
  }
}
