import type { Party, Suggestion } from '../types.ts'
import type { Refusal } from './acts.ts'
import type { Standing } from './standing.ts'

/**
 * For which office somebody acts: the one that is named, else his own, else the only one there is. A clerk enters for
 * any of them, a contact for his own alone.
 */
export function officeMeant(
  { parties }: Suggestion,
  named: number | null,
  who: Standing,
  role: Party['role'],
): number | Refusal {
  const all = parties.filter(party => party.role === role).map(({ officeId }) => officeId)
  const own = all.filter(officeId => who.officeIds.includes(officeId))
  if (named !== null) {
    if (!all.includes(named)) return { why: 'no_office' }
    return who.isClerk || own.includes(named) ? named : { why: 'no_office' }
  }
  const candidates = own.length > 0 ? own : who.isClerk ? all : []
  const [only, ...others] = candidates
  if (only === undefined) return { why: 'no_office' }
  return others.length > 0 ? { why: 'which_office' } : only
}
