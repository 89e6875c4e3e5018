import type { Tx } from '../../../db/tx.ts'
import type { Congress } from '../../congress/types.ts'

/** Contacts with voters outside of reception days: how many a year each deputy has. */

export interface Contacts {
  readonly personId: number
  readonly contacts: number
}

/** Every deputy in office, with the contacts of the year. */
export async function contactsOf(tx: Tx, congressId: number, year: number): Promise<Contacts[]> {
  return tx.sql<Contacts[]>`
    select p.id as "personId", count(v.id)::int as contacts
    from person p
    left join visit v on v.deputy_id = p.id and v.kind = 'contact' and v.status <> 'void'
      and v.received_on >= make_date(${year}::int, 1, 1) and v.received_on < make_date(${year}::int + 1, 1, 1)
    where p.congress_id = ${congressId} and p.active and cardinality(p.levels) > 0
    group by p.id order by p.id`
}

export interface Unplanned extends Pick<Congress, 'id' | 'zone' | 'province' | 'settings'> {
  readonly createdAt: Date
}

/** Congresses whose call about this year's contacts is not planned yet. */
export async function withoutContactsCall(tx: Tx, year: number, limit: number): Promise<Unplanned[]> {
  return tx.sql<Unplanned[]>`
    select c.id, c.zone, c.province, c.settings, c.created_at as "createdAt" from congress c
    where not exists (
      select from visit_call k where k.congress_id = c.id and k.kind = 'contacts' and k.slot = ${String(year)})
    order by c.id limit ${limit}`
}
