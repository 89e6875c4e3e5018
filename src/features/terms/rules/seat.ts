/**
 * The seat-loss rule (代表法 第六十二条; domain 2, S4): who stays away from so many sessions of a term without leave loses
 * the seat. A session (次) is one however many sittings it has, a make-up sitting included: who was at one of them was at
 * the session, and leave for one of them is leave. What is decided late counts as decided. Pure.
 */
import type { Absence, SessionName, SessionSitting, Term } from '../types.ts'

/** The term in which an instant lies; null before the first that is known. */
export function termAt(terms: readonly Term[], at: Date): number | null {
  const begun = terms.filter(term => term.beganAt <= at)
  return (
    begun.reduce<Term | null>(
      (last, term) => (last === null || term.beganAt >= last.beganAt ? term : last),
      null,
    )?.number ?? null
  )
}

/** The term that a sitting is counted in: the one that is named, else the one of its day. */
export const termOfSitting = (
  terms: readonly Term[],
  sitting: Pick<SessionSitting, 'name' | 'startsAt'>,
): number | null => sitting.name?.term ?? termAt(terms, sitting.startsAt)

/** The term of today: the later of what the table says and of what the latest sitting names. */
export function currentTerm(
  terms: readonly Term[],
  sittings: readonly Pick<SessionSitting, 'name' | 'startsAt' | 'isHeld'>[],
  now: Date,
): number | null {
  const known = [
    termAt(terms, now),
    ...sittings.map(({ name, isHeld }) => (isHeld ? (name?.term ?? null) : null)),
  ]
  return known.reduce<number | null>(
    (last, one) => (last === null || (one !== null && one > last) ? one : last),
    null,
  )
}

export const isSameSession = (a: SessionName | null, b: SessionName | null): boolean =>
  a !== null && b !== null && a.term === b.term && a.session === b.session

/** Sittings of one session have one key; one that nobody has numbered is a session of its own. */
const keyOf = ({ name, meetingId }: SessionSitting): string =>
  name === null ? `meeting ${meetingId}` : `${name.term}-${name.session}`

/**
 * Who was absent without leave, from which sessions of the term.
 * @param term null: sittings of which nobody knows the term, where none is known
 */
export function absencesIn(
  term: number | null,
  terms: readonly Term[],
  sittings: readonly SessionSitting[],
): ReadonlyMap<number, readonly Absence[]> {
  const held = sittings
    .filter(sitting => sitting.isHeld && termOfSitting(terms, sitting) === term)
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.meetingId - b.meetingId)
  const absences = new Map<number, Absence[]>()
  for (const key of new Set(held.map(keyOf))) {
    const session = held.filter(sitting => keyOf(sitting) === key)
    const [first] = session
    if (first === undefined) continue
    const { name, meetingId, startsAt } = first
    for (const personId of absentFrom(session))
      absences.set(personId, [...(absences.get(personId) ?? []), { name, meetingId, startsAt }])
  }
  return absences
}

function absentFrom(session: readonly SessionSitting[]): Set<number> {
  const lines = session.flatMap(sitting => sitting.members)
  const excused = new Set(lines.filter(line => line.standing !== 'absent').map(line => line.personId))
  return new Set(lines.map(line => line.personId).filter(personId => !excused.has(personId)))
}

/** How it stands with somebody: warned before the last, lost with it. */
export function seatState(absences: number, limit: number): 'none' | 'warned' | 'lost' {
  if (absences === 0) return 'none'
  return absences >= limit ? 'lost' : 'warned'
}
