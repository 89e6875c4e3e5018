import type { Member, Role } from '../../../bot/actor.ts'
import type { Tx } from '../../../db/tx.ts'
import { type Standing, standingOf } from '../rules/standing.ts'
import type { Suggestion } from '../types.ts'
import { readOffices } from './posts.ts'

/** What a member is when it comes to suggestions: a deputy of some level, the contact of offices. */
export async function readSuggestionStanding(tx: Tx, member: Member): Promise<Standing> {
  const standings = await readStandings(tx, [member.personId])
  return standings.get(member.personId) ?? standingOf(member, { isDeputy: false, officeIds: [] })
}

interface Row extends Omit<Member, 'roles'> {
  readonly roles: readonly Role[]
  readonly isDeputy: boolean
  readonly officeIds: number[]
}

/** Those who signed an item and have left office since: nobody hears them any more. */
export async function signersGone(tx: Tx, { signers }: Pick<Suggestion, 'signers'>): Promise<number[]> {
  const ids = signers.map(({ personId }) => personId)
  const inOffice = await readStandings(tx, ids)
  return ids.filter(id => !inOffice.has(id))
}

/** Of the items that wait for their deputies those for whom nobody can speak any more. */
export async function waitingInVain(tx: Tx, items: readonly Suggestion[]): Promise<ReadonlySet<number>> {
  const waiting = items.filter(item => item.waiting !== null)
  const inOffice = await readStandings(
    tx,
    waiting.flatMap(({ signers }) => signers.map(({ personId }) => personId)),
  )
  const inVain = waiting.filter(({ signers }) => !signers.some(({ personId }) => inOffice.has(personId)))
  return new Set(inVain.map(({ id }) => id))
}

/** The offices of these items for which nobody in office speaks. */
export async function withoutContact(tx: Tx, items: readonly Suggestion[]): Promise<ReadonlySet<number>> {
  const ids = [...new Set(items.flatMap(({ parties }) => parties.map(({ officeId }) => officeId)))]
  const offices = await readOffices(tx, ids)
  return new Set(ids.filter(id => offices.get(id)?.contactIds.length === 0))
}

/** The same of many at once; nobody who has left. */
export async function readStandings(
  tx: Tx,
  personIds: readonly number[],
): Promise<ReadonlyMap<number, Standing>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx.sql<Row[]>`
    select p.id as "personId", p.name, coalesce(p.userid, '') as userid, p.congress_id as "congressId",
           array(select r.role from person_role r where r.person_id = p.id) as roles,
           p.levels <> '{}' as "isDeputy",
           array(select c.office_id from office_contact c where c.person_id = p.id order by 1) as "officeIds"
    from person p where p.id = any(${[...new Set(personIds)]}::int[]) and p.active`
  return new Map(rows.map(row => [row.personId, standingOf(row, row)]))
}
