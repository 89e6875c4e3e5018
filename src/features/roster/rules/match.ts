/**
 * Who of the roster a line of the file is. By account; else by name, where homonyms are told apart by phone,
 * district and group. What cannot be told is an error and never a guess: a guess would write one person's
 * records into another's.
 */
import { fold } from '../../../language/normalise.ts'
import { groupKey } from './groups.ts'
import { nameKey } from './names.ts'

/** What identifies a person, whether in the file or on the roster. */
export interface Identity {
  readonly name: string
  readonly userid: string | null
  readonly phone: string | null
  readonly district: string | null
  readonly group: string | null
}

export type Match<K> =
  | { readonly kind: 'same'; readonly known: K }
  | { readonly kind: 'new' }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly K[] }

type Field = 'userid' | 'phone' | 'district' | 'group'
const fields: readonly Field[] = ['userid', 'phone', 'district', 'group']

/** How two persons of one name compare, in the fields that both have. */
function compare(a: Identity, b: Identity): { same: Set<Field>; differ: Set<Field> } {
  const same = new Set<Field>()
  const differ = new Set<Field>()
  for (const field of fields) {
    const [left, right] = [a[field], b[field]]
    if (left === null || right === null) continue
    if (key(field, left) === key(field, right)) same.add(field)
    else differ.add(field)
  }
  return { same, differ }
}

function key(field: Field, value: string): string {
  if (field === 'group') return groupKey(value)
  return field === 'userid' ? value.toLowerCase() : fold(value).replace(/\s/g, '')
}

/** Null: one of them has none. */
export const samePhone = (a: Pick<Identity, 'phone'>, b: Pick<Identity, 'phone'>): boolean | null =>
  a.phone === null || b.phone === null ? null : key('phone', a.phone) === key('phone', b.phone)

/** Two lines of one file are the same person when nothing that both have tells them apart, or the phone is one. */
export function isSamePerson(a: Identity, b: Identity): boolean {
  if (nameKey(a.name) !== nameKey(b.name)) return false
  const { same, differ } = compare(a, b)
  return differ.size === 0 || (same.has('phone') && !differ.has('userid'))
}

/** @returns for each entry who it is. No two entries are the same known person. */
export function matchEntries<E extends Identity, K extends Identity>(
  entries: readonly E[],
  known: readonly K[],
): Map<E, Match<K>> {
  const matches = new Map<E, Match<K>>()
  const byUserid = new Map(
    known.flatMap(person => (person.userid === null ? [] : [[person.userid.toLowerCase(), person]])),
  )
  const taken = new Set<K>()
  for (const entry of entries) {
    const person = entry.userid === null ? undefined : byUserid.get(entry.userid.toLowerCase())
    if (person === undefined || taken.has(person)) continue
    taken.add(person)
    matches.set(entry, { kind: 'same', known: person })
  }
  const left = byName(entries.filter(entry => !matches.has(entry)))
  const free = byName(known.filter(person => !taken.has(person)))
  for (const [name, namesakes] of left) {
    for (const [entry, match] of matchNamesakes(namesakes, free.get(name) ?? [])) matches.set(entry, match)
  }
  return matches
}

function byName<P extends Identity>(people: readonly P[]): Map<string, P[]> {
  const groups = new Map<string, P[]>()
  for (const person of people) {
    const key = nameKey(person.name)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [person])
    else group.push(person)
  }
  return groups
}

/** Entries and known people who all have one name. */
function matchNamesakes<E extends Identity, K extends Identity>(
  entries: readonly E[],
  known: readonly K[],
): Map<E, Match<K>> {
  const matches = new Map<E, Match<K>>()
  for (const entry of entries) {
    const alike = known.filter(person => canClaim(entry, person))
    const [only] = alike
    const rivals = entries.filter(other => only !== undefined && canClaim(other, only))
    if (only !== undefined && alike.length === 1 && rivals.length === 1 && isSurely(entry, only))
      matches.set(entry, { kind: 'same', known: only })
  }
  const taken = new Set([...matches.values()].flatMap(match => (match.kind === 'same' ? [match.known] : [])))
  const entriesLeft = entries.filter(entry => !matches.has(entry))
  const knownLeft = known.filter(person => !taken.has(person))
  for (const entry of entriesLeft) {
    const verdicts = knownLeft.map(person => alone(entry, person))
    const [person] = knownLeft
    if (verdicts.every(verdict => verdict === 'new')) matches.set(entry, { kind: 'new' })
    else if (
      person !== undefined &&
      entriesLeft.length === 1 &&
      verdicts.length === 1 &&
      verdicts[0] === 'same'
    ) {
      matches.set(entry, { kind: 'same', known: person })
    } else matches.set(entry, { kind: 'ambiguous', candidates: knownLeft })
  }
  return matches
}

/** Among homonyms: something agrees and nothing speaks against it. */
export function isSurely(entry: Identity, person: Identity): boolean {
  const { same, differ } = compare(entry, person)
  return same.size > 0 && differ.size === 0
}

/** Who has moved still has his phone: nobody else of his name is he, however well his place agrees. */
const canClaim = (entry: Identity, person: Identity): boolean =>
  isSurely(entry, person) || samePhone(entry, person) === true

/** When one entry and one known person are the only ones of their name. */
function alone(entry: Identity, person: Identity): 'same' | 'new' | 'unclear' {
  const { same, differ } = compare(entry, person)
  // A new account for somebody who is otherwise the same; a homonym who has nothing in common with him.
  if (differ.has('userid'))
    return same.size === 0 ? (differ.size > 1 ? 'new' : 'unclear') : differ.size === 1 ? 'same' : 'unclear'
  // People move house, change groups and numbers, but not all at once.
  return differ.size > 1 && same.size === 0 ? 'unclear' : 'same'
}
