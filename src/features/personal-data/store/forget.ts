/**
 * What is erased by rule, for all congresses of the same rule and zone at once, one batch at a time. Figures do not change by
 * it: who was on leave stays on leave, and persons are counted by numbers that stand for nobody.
 */
import { places } from '../../../db/sealed-columns.ts'
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { numbered, type Seen } from '../../visits/rules/persons.ts'
import { termYears } from '../rules/due.ts'
import { allowRewriting } from './sweep.ts'

/** Congresses that keep things equally long, by the same wall clock. */
export interface Keepers {
  readonly zone: string
  /** As it is stored; null: the default. */
  readonly retention: unknown
}

export async function keepersOf(tx: Tx): Promise<Keepers[]> {
  return tx.sql<Keepers[]>`
    select zone, settings -> 'retention' as retention from congress group by 1, 2`
}

/** A condition on the congress `c`. */
const keeping = (tx: Tx, { zone, retention }: Keepers): Part => tx.sql.part`
  c.zone = ${zone} and c.settings -> 'retention' is not distinct from
    ${retention === null ? null : tx.sql.json(retention)}::jsonb`

/**
 * Reasons for leave, for leaving early, and what was noted with the decision, of meetings before this year.
 * @param words what stands there from now on
 * @returns how many meetings
 */
export async function forgetMeetingReasons(
  tx: Tx,
  keepers: Keepers,
  beforeYear: number,
  words: string,
  now: Date,
  batch: number,
): Promise<number> {
  const meetings = await tx.sql<{ id: number }[]>`
    select m.id from meeting m join congress c on c.id = m.congress_id
    where ${keeping(tx, keepers)} and m.reasons_erased_at is null
      and m.starts_at < make_timestamptz(${beforeYear}::int, 1, 1, 0, 0, 0, ${keepers.zone})
    order by m.starts_at limit ${batch}::int for no key update of m skip locked`
  if (meetings.length === 0) return 0
  const ids = meetings.map(meeting => meeting.id)
  await allowRewriting(tx)
  await tx.sql`
    update invitee set reason = case when reason is not null then ${words} end,
                       decision_note = case when decision_note is not null then ${words} end
    where meeting_id = any(${ids}::int[]) and (reason is not null or decision_note is not null)`
  await tx.sql`
    update answer_entry set reason = ${words} where meeting_id = any(${ids}::int[]) and reason is not null`
  await tx.sql`
    update attendance set left_reason = ${words} where meeting_id = any(${ids}::int[]) and left_reason is not null`
  await tx.sql`
    update attendance_entry set left_reason = ${words}
    where meeting_id = any(${ids}::int[]) and left_reason is not null`
  await tx.sql`update meeting set reasons_erased_at = ${now} where id = any(${ids}::int[])`
  return ids.length
}

/** Reasons for not being on duty, of reception days before this year. @returns how many days */
export async function forgetDutyReasons(
  tx: Tx,
  keepers: Keepers,
  beforeYear: number,
  words: string,
  now: Date,
  batch: number,
): Promise<number> {
  const days = await tx.sql<{ id: number }[]>`
    select d.id from reception_day d join congress c on c.id = d.congress_id
    where ${keeping(tx, keepers)} and d.reasons_erased_at is null and d.day < make_date(${beforeYear}::int, 1, 1)
    order by d.id limit ${batch}::int for no key update of d skip locked`
  if (days.length === 0) return 0
  const ids = days.map(day => day.id)
  await allowRewriting(tx)
  await tx.sql`
    update reception_duty set reason = ${words} where day_id = any(${ids}::int[]) and reason is not null`
  // Whoever took his answer back or gave his turn away has his reason in the log alone.
  await tx.sql`update duty_entry set reason = ${words} where day_id = any(${ids}::int[]) and reason is not null`
  await tx.sql`update reception_day set reasons_erased_at = ${now} where id = any(${ids}::int[])`
  return ids.length
}

/**
 * Names and phones of the visitors of one congress and year whose matters are all over; of an even earlier year, whatever is
 * still open. A whole year at once, so that whoever came twice is still one person.
 * @param words what stands in place of the name
 * @returns how many visitors
 */
export async function forgetVisitors(
  tx: Tx,
  keepers: Keepers,
  { beforeYear, anywayBeforeYear }: { readonly beforeYear: number; readonly anywayBeforeYear: number },
  words: string,
  now: Date,
): Promise<number> {
  const [due] = await tx.sql<{ congressId: number; year: number }[]>`
    select v.congress_id as "congressId", v.year from visitor r
    join visit v on v.id = r.visit_id join congress c on c.id = v.congress_id
    where ${keeping(tx, keepers)} and r.erased_at is null and v.year < ${beforeYear}::int
      and (v.year < ${anywayBeforeYear}::int or not exists (
        select from visit o where o.congress_id = v.congress_id and o.year = v.year and o.status = 'open'))
    order by v.year, v.congress_id limit 1 for no key update of r skip locked`
  if (due === undefined) return 0
  const rows = await tx.sql<(Seen & { visitId: number })[]>`
    select v.id as "visitId", v.people, v.village, r.name, r.phone, r.known_by as "knownBy"
    from visit v join visitor r on r.visit_id = v.id
    where v.congress_id = ${due.congressId} and v.year = ${due.year} order by v.id for no key update of r`
  const { vault } = tx.sql
  const known = numbered(
    rows.map(row => ({
      ...row,
      name: vault.open(places.visitorName(row.visitId), row.name),
      phone: vault.open(places.visitorPhone(row.visitId), row.phone),
    })),
  )
  const erased = rows.map(({ visitId }, nth) => ({ visitId, knownBy: known[nth] ?? [] }))
  await tx.sql`
    update visitor r set name = ${words}, phone = null, known_by = e."knownBy", erased_at = ${now}
    from jsonb_to_recordset(${tx.sql.json(erased)}) as e("visitId" int, "knownBy" jsonb)
    where r.visit_id = e."visitId"`
  return rows.length
}

/**
 * Phones and other names of those who had left when their term was over, and their ways into a calendar.
 * @returns how many people
 */
export async function forgetContacts(
  tx: Tx,
  keepers: Keepers,
  months: number,
  now: Date,
  batch: number,
): Promise<number> {
  const rows = await tx.sql<{ id: number }[]>`
    with due as (
      select p.id from person p join congress c on c.id = p.congress_id
      where ${keeping(tx, keepers)} and not p.active and p.contact_erased_at is null
        and coalesce(
          case when p.left_reason = 'term_ended' then p.left_at end,
          (select min(t.began_at) from term t where t.congress_id = p.congress_id and t.began_at > p.left_at),
          coalesce(p.left_at, p.updated_at) + make_interval(years => ${termYears}::int)
        ) + make_interval(months => ${months}::int) < ${now}
      order by p.id limit ${batch}::int for no key update of p skip locked
    ), gone as (
      delete from calendar_feed f using due where f.person_id = due.id
    ), closed as (
      delete from answer_url u using due where u.person_id = due.id
    )
    update person p set phone = null, aliases = '{}', contact_erased_at = ${now} from due where p.id = due.id
    returning p.id`
  return rows.length
}

/** Words that were read so long ago, or that nobody came for; questions and addresses that are over. @returns how many rows */
export async function forgetTalk(
  tx: Tx,
  notesBefore: Date,
  overBefore: Date,
  batch: number,
): Promise<number> {
  const notes = await tx.sql`
    delete from private_note where id in (
      select n.id from (select id, created_at from private_note order by id limit ${batch}::int) n
      where n.created_at < ${notesBefore})`
  const questions = await tx.sql`delete from conversation where expires_at < ${overBefore}`
  const addresses = await tx.sql`delete from answer_url where expires_at < ${overBefore}`
  return notes.count + questions.count + addresses.count
}
