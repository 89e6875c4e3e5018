import { strangeName } from '../../../language/seat-words.ts'
import { homonyms, unknownNames } from '../../meetings/texts/notice.ts'
import { namesInFront } from '../../roster/rules/name-in-front.ts'
import type { Person } from '../../roster/types.ts'
import { personAndPlace } from '../texts/people.ts'

export interface Named {
  /** Each once, as they were named. */
  readonly people: readonly Person[]
  readonly rest: string
}

/** The people whom words begin with; a sentence when one of them cannot be told, or is not there. */
export function readNames(people: readonly Person[], text: string): Named | string {
  const { found, rest } = namesInFront(people, text)
  const unclear = found.find(one => one.people.length > 1)
  if (unclear !== undefined) return homonyms(unclear.name, unclear.people.map(personAndPlace))
  const stranger = strangeName(rest)
  if (stranger !== null) return unknownNames([stranger])
  return { people: [...new Set(found.flatMap(one => one.people))], rest }
}
