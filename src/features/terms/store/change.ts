import type { Tx } from '../../../db/tx.ts'
import { takesLastClerk } from '../../roster/rules/plan.ts'
import { rosterRecords } from '../../roster/store/import.ts'
import { activePeople, wholeRoster } from '../../roster/store/people.ts'
import { type HandedOver, handedOver } from '../rules/change.ts'
import type { Situation } from '../texts/change.ts'

/** What there is when a term changes. */
export async function readSituation(tx: Tx, congressId: number, now: Date): Promise<Situation> {
  const roster = await wholeRoster(tx, congressId)
  const inOffice = roster.filter(({ active }) => active)
  const [row] = await tx.sql<{ coming: number }[]>`
    select count(*)::int as coming from meeting
    where congress_id = ${congressId} and status in ('open', 'closed') and starts_at > ${now}`
  const named = (role: HandedOver) =>
    inOffice.filter(({ roles }) => roles.includes(role)).map(({ name }) => name)
  const [chair, viceChair, liaison] = handedOver.map(named)
  return {
    deputies: inOffice.filter(({ levels }) => levels.length > 0).length,
    termEnded: roster.filter(({ active, leftReason }) => !active && leftReason === 'term_ended').length,
    holders: { chair: chair ?? [], vice_chair: viceChair ?? [], liaison: liaison ?? [] },
    comingMeetings: row?.coming ?? 0,
  }
}

/** Who has an office today, in the order of the roll. */
export const holdersOf = async (tx: Tx, congressId: number, role: HandedOver) =>
  (await activePeople(tx, congressId)).filter(({ roles }) => roles.includes(role))

/**
 * The office changes hands in one step; the congress is locked.
 * @returns false, and nothing is changed, when nobody would be left who can work with the bot
 */
export async function handOver(
  tx: Tx,
  congressId: number,
  { role, from, to }: { readonly role: HandedOver; readonly from: number | null; readonly to: number },
  now: Date,
): Promise<boolean> {
  const known = (await rosterRecords(tx, congressId)).map(person =>
    person.id === to ? { ...person, roles: [...person.roles, role] } : person,
  )
  const giver = known.find(({ id }) => id === from)
  const without = giver && { ...giver, roles: giver.roles.filter(one => one !== role) }
  if (without !== undefined && takesLastClerk(known, without)) return false
  await tx.sql`
    with gone as (delete from person_role where person_id = ${from}::int and role = ${role}),
    come as (insert into person_role (person_id, role) values (${to}::int, ${role}) on conflict do nothing)
    update person set updated_at = ${now} where id in (${to}::int, ${from}::int)`
  return true
}
