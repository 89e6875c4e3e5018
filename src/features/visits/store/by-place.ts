import type { Tx } from '../../../db/tx.ts'
import type { Period, Scope } from '../types.ts'
import { within } from './within.ts'

export interface PlaceCount {
  readonly village: string | null
  readonly category: string | null
  readonly matters: number
}

/** Visits and letters by where they are from and what they are about: together as many as `countVisits` has of both. */
export function countByPlace(tx: Tx, scope: Scope, period: Period): Promise<PlaceCount[]> {
  return tx.sql<PlaceCount[]>`
    select v.village, v.category, count(*)::int as matters from visit v
    where ${within(tx, scope, period)} and v.status <> 'void' and v.kind in ('visit', 'letter')
    group by 1, 2 order by 3 desc, 1 nulls last, 2 nulls last`
}
