import { numbered, type Seen } from '../../visits/rules/persons.ts'

/** Digits of a phone as people write it: with a country code, spaces, strokes. */
const digits = (phone: string): string => phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')

const phonesOf = ({ phone }: Pick<Seen, 'phone'>): string[] =>
  (phone ?? '').split('、').flatMap(one => digits(one) || [])

export const leftPhone = (seen: Pick<Seen, 'phone'>, phone: string): boolean =>
  digits(phone) !== '' && phonesOf(seen).includes(digits(phone))

/**
 * The matters that have persons in common with the chosen ones by the rule by which the books count persons, and those that have
 * persons in common with these. Whoever is erased in one of them has to be in all: else he would be counted twice.
 * @param seen all matters of one year with a name or a phone
 */
export function samePersons(
  seen: readonly (Seen & { readonly visitId: number })[],
  chosen: readonly number[],
): ReadonlySet<number> {
  const numbers = numbered(seen)
  const found = new Set<number>()
  const keys = new Set<string | number>()
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const [nth, { visitId }] of seen.entries()) {
      const own = (numbers[nth] ?? []).flat()
      if (!chosen.includes(visitId) && !own.some(key => keys.has(key))) continue
      found.add(visitId)
      for (const key of own) keys.add(key)
    }
  }
  return found
}
