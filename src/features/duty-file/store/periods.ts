import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Congress } from '../../congress/types.ts'
import { readTerms } from '../../terms/store/terms.ts'
import { readPeriod, termPeriods, yearPeriod } from '../rules/period.ts'
import type { Period } from '../types.ts'

type Of = Pick<Congress, 'id' | 'zone'>

/** How a period is asked for by a link or an address. */
export type Asked = { readonly year: number } | { readonly term: number }

export const askedOf = (period: Period): Asked =>
  period.kind === 'year' ? { year: period.year } : { term: period.term }

/** @returns null when the congress has no such term */
export async function periodOf(tx: Tx, { id, zone }: Of, asked: Asked, now: Date): Promise<Period | null> {
  if ('year' in asked) return yearPeriod(asked.year)
  const periods = await termsOf(tx, { id, zone }, now)
  return periods.find(one => one.kind === 'term' && one.term === asked.term) ?? null
}

/** The congress's terms as stretches of days. */
export const termsOf = async (tx: Tx, { id, zone }: Of, now: Date): Promise<Period[]> =>
  termPeriods(await readTerms(tx, id), dayOf(now, zone), zone)

export const periodSaid = async (
  tx: Tx,
  { id, zone }: Of,
  words: string,
  now: Date,
): Promise<ReturnType<typeof readPeriod>> =>
  readPeriod(words, await readTerms(tx, id), dayOf(now, zone), zone)
