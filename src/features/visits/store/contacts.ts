import type { Tx } from '../../../db/tx.ts'
import type { Congress } from '../../congress/types.ts'
import type { VisitCall } from '../rules/calls.ts'
import type { Contacts } from '../rules/contacts.ts'

/** Contacts with voters outside of reception days: how many a year each deputy has. */

export interface ContactsOf extends Contacts {
  readonly personId: number
}

/**
 * Every deputy in office, with the contacts of the year and the voters met by them.
 * @param personId null: all of them
 */
export async function contactsOf(
  tx: Tx,
  congressId: number,
  year: number,
  personId: number | null = null,
): Promise<ContactsOf[]> {
  return tx.sql<ContactsOf[]>`
    select p.id as "personId", count(v.id)::int as contacts, coalesce(sum(v.people), 0)::int as voters
    from person p
    left join visit v on v.deputy_id = p.id and v.kind = 'contact' and v.status <> 'void'
      and v.received_on >= make_date(${year}::int, 1, 1) and v.received_on < make_date(${year}::int + 1, 1, 1)
    where p.congress_id = ${congressId} and p.active and cardinality(p.levels) > 0
      and (${personId}::int is null or p.id = ${personId}::int)
    group by p.id order by p.id`
}

/** What a call's time is reckoned from; congresses that have all of it in common are planned together. */
export type ContactHabits = Pick<Congress, 'zone' | 'province' | 'settings'>

/** The habits of the congresses whose call about this year's contacts is not planned yet. */
export async function unplannedHabits(tx: Tx, year: number, limit: number): Promise<ContactHabits[]> {
  return tx.sql<ContactHabits[]>`
    select distinct c.zone, c.province, c.settings from congress c
    where c.kind <> 'county' and not exists (
      select from visit_call k where k.congress_id = c.id and k.kind = 'contacts' and k.slot = ${String(year)})
    limit ${limit}`
}

/**
 * Plans the call for all congresses of these habits at once: one statement for 38,602 of them. Of what was before a
 * congress came nothing is written down: the call of a year in which it came too late is over as it is planned.
 * @returns how many
 */
export async function planContacts(tx: Tx, habits: ContactHabits, call: VisitCall): Promise<number> {
  const rows = await tx.sql`
    insert into visit_call (congress_id, kind, slot, due_at, not_after)
    select c.id, ${call.kind}, ${call.slot}, ${call.dueAt}::timestamptz,
           case when c.created_at > ${call.dueAt} then ${call.dueAt}::timestamptz else ${call.notAfter}::timestamptz end
    from congress c
    where c.zone = ${habits.zone} and c.province is not distinct from ${habits.province}
      and c.settings = ${tx.sql.json(habits.settings)} and c.kind <> 'county'
    on conflict do nothing`
  return rows.count
}
