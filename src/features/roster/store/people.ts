import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { endHeldBefore } from '../../sessions/store/sessions.ts'
import { peopleCalled } from '../rules/names.ts'
import type { DeputyGroup, Person, Role } from '../types.ts'

/** People with roles and group, in the order of their ids. `which` is a condition on `person p`. */
export function selectPeople(tx: Tx, which: Part): Promise<readonly Person[]> {
  return tx.sql<Person[]>`
    select p.id, p.congress_id as "congressId", p.name, p.aliases, p.userid, p.phone, p.levels, p.district,
           p.group_id as "groupId", g.name as "groupName", p.unit, p.active, p.left_reason as "leftReason",
           array(select r.role from person_role r where r.person_id = p.id order by r.role) as roles
    from person p left join deputy_group g on g.id = p.group_id
    where ${which}
    order by p.id`
}

/** Everybody who is still there. */
export function activePeople(tx: Tx, congressId: number): Promise<readonly Person[]> {
  return selectPeople(tx, tx.sql.part`p.congress_id = ${congressId} and p.active`)
}

/** Whoever is there or was: what is of the past names them, and a name in words may be that of somebody who has left. */
export function wholeRoster(tx: Tx, congressId: number): Promise<readonly Person[]> {
  return selectPeople(tx, tx.sql.part`p.congress_id = ${congressId}`)
}

/** What people are called, whoever they are today: some of those in a history have left. */
export async function namesOf(tx: Tx, personIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx.sql<{ id: number; name: string }[]>`
    select id, name from person where id = any(${[...new Set(personIds)]}::int[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Since when the roster has had somebody as a deputy, and when it was told that he has left. */
export interface InOffice {
  readonly since: Date | null
  readonly leftAt: Date | null
}

/** Of everybody who is a deputy, or was one when he left. */
export async function deputiesTimes(tx: Tx, congressId: number): Promise<ReadonlyMap<number, InOffice>> {
  const rows = await tx.sql<(InOffice & { id: number })[]>`
    select id, deputy_since as since, left_at as "leftAt" from person
    where congress_id = ${congressId} and levels <> '{}'`
  return new Map(rows.map(({ id, ...times }) => [id, times]))
}

export async function personWithRoles(tx: Tx, personId: number): Promise<Person | null> {
  const [person] = await selectPeople(tx, tx.sql.part`p.id = ${personId}`)
  return person ?? null
}

/** By account, whatever its letters' case; only people who are still there. */
export async function findPersonByUserid(tx: Tx, congressId: number, userid: string): Promise<Person | null> {
  const [person] = await selectPeople(
    tx,
    tx.sql.part`lower(p.userid) = lower(${userid}) and p.congress_id = ${congressId} and p.active`,
  )
  return person ?? null
}

/** The same account may be in the rosters of several congresses. */
export function findPeopleByUserid(tx: Tx, userid: string): Promise<readonly Person[]> {
  return selectPeople(tx, tx.sql.part`lower(p.userid) = lower(${userid}) and p.active`)
}

/** Whether the account was somebody's who has left, and is nobody's who is in office. */
export async function hasLeft(tx: Tx, userid: string): Promise<boolean> {
  const [row] = await tx.sql<{ left: boolean | null }[]>`
    select bool_and(not active) as left from person where lower(userid) = lower(${userid})`
  return row?.left ?? false
}

/**
 * Who may be meant: by name, alias, name and title, or surname and title. Several: the caller asks.
 * Reads the whole roster (some dozens of rows) because names are compared across ways of writing.
 */
export async function findPeopleByName(tx: Tx, congressId: number, called: string): Promise<Person[]> {
  return peopleCalled(await activePeople(tx, congressId), called)
}

export async function listGroups(tx: Tx, congressId: number): Promise<readonly DeputyGroup[]> {
  return (await groupsOf(tx, [congressId])).map(({ id, name }) => ({ id, name }))
}

/** Those of many congresses at once. */
export async function groupsOf(
  tx: Tx,
  congressIds: readonly number[],
): Promise<readonly (DeputyGroup & { readonly congressId: number })[]> {
  return tx.sql<(DeputyGroup & { congressId: number })[]>`
    select id, name, congress_id as "congressId" from deputy_group
    where congress_id = any(${[...new Set(congressIds)]}::int[]) order by id`
}

/** Puts somebody on the roster of whom only name and account are known. @returns the new person's id. */
export async function addPerson(
  tx: Tx,
  congressId: number,
  { name, userid }: { readonly name: string; readonly userid: string | null },
  now: Date,
): Promise<number> {
  const [row] = await tx.sql<{ id: number }[]>`
    insert into person (congress_id, name, userid, updated_at) values (${congressId}, ${name}, ${userid}, ${now})
    returning id`
  if (row === undefined) throw new Error('an insert returned no row')
  await endHeldBefore(tx, [userid])
  return row.id
}

/** @returns false when the person had the role already. */
export async function grantRole(tx: Tx, personId: number, role: Role): Promise<boolean> {
  const rows = await tx.sql`
    insert into person_role (person_id, role) values (${personId}, ${role}) on conflict do nothing`
  return rows.count === 1
}

/** How many deputies each congress has: its own; of a street those who live in it (`deputiesOf` names them). */
export async function countDeputies(
  tx: Tx,
  congressIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await tx.sql<{ id: number; deputies: number }[]>`
    select c.id, count(*)::int as deputies
    from congress c join person p on p.congress_id = c.id and p.active
    where c.id = any(${[...congressIds]}::int[])
      and case when c.kind = 'street' then p.levels <> '{}' else 'town' = any(p.levels) end
    group by c.id`
  return new Map(rows.map(({ id, deputies }) => [id, deputies]))
}
