import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { fold } from '../../../language/normalise.ts'
import { behalfInFront, canBePerson } from '../../../language/suggestion-behalf.ts'
import { nameInFront } from '../../roster/rules/name-in-front.ts'
import type { Person } from '../../roster/types.ts'
import * as words from '../texts/hand-in.ts'
import type { SuggestionKind } from '../types.ts'
import { isDeputy, type Known } from './facts.ts'

/**
 * Whose suggestion it is: the sender's own, when he is a deputy; a clerk enters for a deputy whom he names, because
 * some telephone. Nobody else signs for another.
 */
export type Author =
  | { readonly signer: Person; readonly rest: string; readonly reply: null }
  | { readonly signer: null; readonly reply: Reply }

/** Somebody who is named, with the words behind him; or a name that is nobody's. */
type Named =
  | { readonly people: readonly Person[]; readonly name: string; readonly rest: string }
  | { readonly people: readonly []; readonly name: string; readonly rest: null }

/** @param echo the words as they go back to their writer where nothing is entered; null in a group */
export function authorOf(
  context: Context,
  known: Known,
  said: string,
  { kind, echo }: { readonly kind: SuggestionKind; readonly echo: string | null },
): Author {
  const refused = (text: string): Author => ({ signer: null, reply: say(text) })
  const self = known.people.find(person => person.id === context.actor.personId)
  const named = namedInFront(known, said)
  if (named === null) {
    if (self !== undefined && isDeputy(self)) return { signer: self, rest: said, reply: null }
    return refused(known.who.isClerk ? words.forWhom(kind, echo) : words.onlyDeputies(echo))
  }
  return signedBy(context, known, named, echo)
}

/** 提出人：张三, named in a form. */
export function authorNamed(
  context: Context,
  known: Known,
  name: string,
  rest: string,
  echo: string | null,
): Author {
  const found = nameInFront(known.people, name)
  const isWhole = found !== null && fold(found.rest) === ''
  return signedBy(context, known, { people: isWhole ? found.people : [], name, rest }, echo)
}

function signedBy(
  { actor }: Context,
  { who }: Known,
  {
    people,
    name,
    rest,
  }: { readonly people: readonly Person[]; readonly name: string; readonly rest: string | null },
  echo: string | null,
): Author {
  const refused = (text: string): Author => ({ signer: null, reply: say(text) })
  const self = people.find(person => person.id === actor.personId)
  const [only, ...others] = self === undefined || who.isClerk ? people : [self]
  if (only === undefined || rest === null) return refused(words.unknownSigner(name, echo))
  if (!who.isClerk && self === undefined) return refused(words.onlyClerksForOthers(name, echo))
  if (others.length > 0) return refused(words.severalSigners(name, people.map(placeOf), echo))
  return isDeputy(only) ? { signer: only, rest, reply: null } : refused(words.noDeputy(only.name, echo))
}

const placeOf = (person: Person): string => person.district ?? person.groupName ?? person.unit ?? ''

function namedInFront({ people }: Known, said: string): Named | null {
  const behalf = behalfInFront(said)
  if (behalf === null) return null
  if (behalf.marked !== null) {
    const { name, rest } = behalf.marked
    const found = nameInFront(people, name)
    if (found !== null && fold(found.rest) === '') return { people: found.people, name: found.name, rest }
    return canBePerson(name) ? { people: [], name, rest: null } : null
  }
  const found = nameInFront(people, behalf.from)
  return found === null ? null : { people: found.people, name: found.name, rest: found.rest }
}
