import { nameKey } from '../roster/rules/names.ts'
import type { Person } from '../roster/types.ts'
import type { Entry, Pair, Pairing } from './types.ts'

type OnRoster = Pick<Person, 'id' | 'name' | 'aliases' | 'userid' | 'active'>

/**
 * Whose account is probably whose, by name, and which of the known ones the address book contradicts. Two of one name are
 * told apart by nobody but people, and an account that is somebody's on the roster, be he in office or not, is
 * nobody else's.
 */
export function pairUp(roster: readonly OnRoster[], book: readonly Entry[]): Pairing {
  const byAccount = new Map(book.map(entry => [entry.userid.toLowerCase(), entry]))
  const inOffice = roster.filter(person => person.active)
  // One who has left and whose account was never known may still be in the address book.
  const peopleOf = grouped(
    roster.filter(person => person.active || person.userid === null),
    keysOf,
  )
  const taken = new Set(roster.map(person => person.userid?.toLowerCase()))
  const free = [...byAccount].flatMap(([account, entry]) => (taken.has(account) ? [] : [entry]))
  const entriesOf = grouped(free, entry => [nameKey(entry.name)])
  const pairs: Pair[] = []
  const unclear: { name: string; userids: readonly string[] }[] = []
  const missing: string[] = []
  for (const person of inOffice) {
    if (person.userid !== null) continue
    const found = new Set(keysOf(person).flatMap(key => [...(entriesOf.get(key) ?? [])]))
    const [only] = found
    if (only === undefined) missing.push(person.name)
    else if (found.size === 1 && peopleOf.get(nameKey(only.name))?.size === 1)
      pairs.push({ personId: person.id, name: person.name, userid: only.userid, department: only.department })
    else unclear.push({ name: person.name, userids: [...found].map(entry => entry.userid).toSorted() })
  }
  return { pairs, unclear, missing, ...known(inOffice, byAccount) }
}

/** Those whose account is known: is it there, and is it theirs? */
function known(
  people: readonly OnRoster[],
  byAccount: ReadonlyMap<string, Entry>,
): Pick<Pairing, 'unseen' | 'otherwise'> {
  const seen = people.flatMap(person => {
    if (person.userid === null) return []
    return [{ person, userid: person.userid, entry: byAccount.get(person.userid.toLowerCase()) }]
  })
  return {
    unseen: seen.flatMap(({ person, entry }) => (entry === undefined ? [person.name] : [])),
    otherwise: seen.flatMap(({ person, userid, entry }) =>
      entry === undefined || keysOf(person).includes(nameKey(entry.name))
        ? []
        : [{ name: person.name, userid, nameInBook: entry.name }],
    ),
  }
}

const keysOf = ({ name, aliases }: Pick<OnRoster, 'name' | 'aliases'>): string[] => [
  ...new Set([name, ...aliases].map(nameKey)),
]

function grouped<T>(
  all: readonly T[],
  keys: (one: T) => readonly string[],
): ReadonlyMap<string, ReadonlySet<T>> {
  const groups = new Map<string, Set<T>>()
  for (const one of all) for (const key of keys(one)) groups.set(key, (groups.get(key) ?? new Set()).add(one))
  return groups
}
