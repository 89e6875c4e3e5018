/**
 * Whose the records are when a line of the file has an account that somebody on the roster has. With his name, or with his phone,
 * it is he. With another name he is renamed, which is said; but nothing else may then say that whoever stands there is somebody
 * else: an account goes from hand to hand, and the records would go with it.
 */
import { isSurely, type Match, samePhone } from './match.ts'
import { nameKey } from './names.ts'
import type { Entry } from './read-line.ts'

interface Holder {
  readonly name: string
  readonly aliases: readonly string[]
  readonly userid: string | null
  readonly phone: string | null
  readonly district: string | null
  readonly group: string | null
  readonly active: boolean
}

type Against =
  | { readonly kind: 'account_of_another'; readonly owner: string }
  | { readonly kind: 'account_passed_on'; readonly owner: string; readonly otherRow: number }
  | { readonly kind: 'account_alone'; readonly owner: string }

export const holdsAccount = (person: Pick<Holder, 'userid'>, { userid }: Pick<Entry, 'userid'>): boolean =>
  userid !== null && userid.toLowerCase() === person.userid?.toLowerCase()

const isCalled = (person: Pick<Holder, 'name'>, name: string): boolean =>
  nameKey(person.name) === nameKey(name)
const isCalledAlso = (person: Pick<Holder, 'aliases'>, name: string): boolean =>
  person.aliases.some(alias => nameKey(alias) === nameKey(name))

/**
 * Who has left, and whose account the file gives to somebody of another name: nobody takes his place on the roster, so the account
 * is taken from him and nothing else. Not where the file has him back, or his phone.
 * @returns by whom it is, who gets it
 */
export function withdrawn<P extends Holder>(
  entries: readonly Entry[],
  known: readonly P[],
): ReadonlyMap<P, string> {
  const released = new Map<P, string>()
  for (const person of known) {
    if (person.active) continue
    const entry = entries.find(one => holdsAccount(person, one))
    if (entry === undefined || isCalled(person, entry.name)) continue
    const isBack = entry.state?.inOffice === true && !known.some(one => isCalled(one, entry.name))
    if (!isBack && samePhone(entry, person) !== true) released.set(person, entry.name)
  }
  return released
}

/** @returns what tells that the one whose account stands in the line is not the one whom it means */
export function speaksAgainst<P extends Holder>(
  entry: Entry,
  owner: P,
  file: {
    readonly entries: readonly Entry[]
    readonly matches: ReadonlyMap<Entry, Match<P>>
    readonly known: readonly P[]
  },
): Against | null {
  if (!holdsAccount(owner, entry)) return null
  const isRenamed = !isCalled(owner, entry.name)
  const [isHisPhone, isOtherPhone] = [true, false].map(is => samePhone(entry, owner) === is)
  // As nearly every line: of a long file each is looked for among all others only where something differs.
  if (!isRenamed && (isHisPhone || (entry.phone === null && owner.phone === null))) return null
  const others = file.known.filter(person => person !== owner)

  const hasName = (person: P) => isCalled(person, entry.name)
  const isMeant = (person: P) => samePhone(entry, person) === true && hasName(person)
  const inOffice = (person: P) =>
    (person.active || entry.state?.inOffice === true) && (hasName(person) || isCalledAlso(person, entry.name))
  if (
    others.some(person => (isRenamed && inOffice(person)) || ((isRenamed || !isHisPhone) && isMeant(person)))
  )
    return { kind: 'account_of_another', owner: owner.name }

  const himself = file.entries.find(
    other =>
      other !== entry &&
      (isRenamed
        ? standsFor(other, owner, file.matches)
        : !isHisPhone && samePhone(other, owner) === true && isCalled(other, owner.name)),
  )
  if (himself !== undefined) return { kind: 'account_passed_on', owner: owner.name, otherRow: himself.row }

  const isAnothersPhone = !isHisPhone && others.some(person => samePhone(entry, person) === true)
  return isRenamed && (isOtherPhone || isAnothersPhone) ? { kind: 'account_alone', owner: owner.name } : null
}

/** Whether the line can be he by his old name; a namesake of the roster who surely stands there is not. */
function standsFor<P extends Holder>(other: Entry, owner: P, matches: ReadonlyMap<Entry, Match<P>>): boolean {
  const match = matches.get(other)
  const another = match?.kind === 'same' && match.known !== owner ? match.known : null
  if (!isCalled(other, owner.name)) return another === null && isCalledAlso(other, owner.name)
  if (another === null || !isCalled(another, other.name)) return true
  if (samePhone(other, owner) === true && samePhone(other, another) !== true) return true
  return !holdsAccount(another, other) && (!isSurely(other, another) || isSurely(other, owner))
}
