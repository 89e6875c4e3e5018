import type { Tx } from '../../../db/tx.ts'
import { lockCongress } from '../../congress/store.ts'
import { lockComingSheets } from '../../meetings/store/follow-roster.ts'
import { endHeldBefore } from '../../sessions/store/sessions.ts'
import { groupKey } from '../rules/groups.ts'
import { type Plan, planImport, type RosterRecord } from '../rules/plan.ts'
import type { RosterTable } from '../rules/table.ts'
import { settleOfficeChanges } from './office-changes.ts'
import { ensureOffices } from './offices.ts'
import { listGroups, wholeRoster } from './people.ts'

/**
 * Brings the roster to what the table says. All of it or, when one row is wrong, nothing; `dryRun` only tells what
 * would be done. The second import of a file changes nothing. A fixed number of statements, whatever the rows.
 */
export async function importRoster(
  tx: Tx,
  congressId: number,
  table: RosterTable,
  now: Date,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<Plan> {
  await lockCongress(tx, congressId)
  const plan = planImport(table, await rosterRecords(tx, congressId))
  if (dryRun || plan.problems.length > 0) return plan
  const written = [...plan.added, ...plan.updated]
  if (plan.left.length + plan.returned.length > 0) await lockComingSheets(tx, congressId, now)
  await release(
    tx,
    plan.released.flatMap(({ owner }) => owner.id ?? []),
    now,
  )
  if (written.length > 0) await write(tx, congressId, written, now)
  await settleOfficeChanges(tx, congressId, [...plan.left, ...plan.returned], now)
  return plan
}

/** Before anybody else gets them: two people of a congress never have one account. Their sessions end as it is given. */
const release = (tx: Tx, personIds: readonly number[], now: Date) => tx.sql`
  update person set userid = null, updated_at = ${now} where id = any(${[...personIds]}::int[])`

/** The whole roster in the form in which files state it, in the order in which people were added. */
export async function rosterRecords(tx: Tx, congressId: number): Promise<RosterRecord[]> {
  const people = await wholeRoster(tx, congressId)
  const contacts = await tx.sql<{ personId: number; offices: string[] }[]>`
    select c.person_id as "personId", array_agg(o.name order by o.id) as offices
    from office_contact c join office o on o.id = c.office_id
    where o.congress_id = ${congressId} group by c.person_id`
  const offices = new Map(contacts.map(contact => [contact.personId, contact.offices]))
  return people.map(person => ({
    id: person.id,
    name: person.name,
    aliases: person.aliases,
    userid: person.userid,
    phone: person.phone,
    levels: person.levels,
    district: person.district,
    group: person.groupName,
    unit: person.unit,
    active: person.active,
    leftReason: person.leftReason,
    roles: person.roles,
    offices: offices.get(person.id) ?? [],
  }))
}

async function write(tx: Tx, congressId: number, people: readonly RosterRecord[], now: Date): Promise<void> {
  const groupIds = await ensureGroups(tx, congressId, people)
  const officeIds = await ensureOffices(
    tx,
    congressId,
    people.flatMap(person => person.offices),
  )
  const fresh = await newPersonIds(tx, people.filter(person => person.id === null).length)
  const rows = people.map(person => ({
    ...person,
    id: person.id ?? fresh.shift(),
    group_id: person.group === null ? null : (groupIds.get(groupKey(person.group)) ?? null),
    office_ids: person.offices.map(office => officeIds.get(office)),
  }))
  const asJson = tx.sql.json(rows)
  await endHeldBefore(tx, await changedAccounts(tx, rows))
  const ids = rows.flatMap(row => (row.id === undefined ? [] : [row.id]))
  await tx.sql`
    insert into person
      (id, congress_id, name, aliases, userid, phone, levels, district, group_id, unit, active, left_reason, updated_at,
       deputy_since)
    select id, ${congressId}, name, aliases, userid, phone, levels, district, group_id, unit, active, "leftReason", ${now},
           case when levels <> '{}' then ${now}::timestamptz end
    from jsonb_to_recordset(${asJson}) as r(
      id int, name text, aliases text[], userid text, phone text, levels text[], district text, group_id int,
      unit text, active boolean, "leftReason" text)
    on conflict (id) do update set
      name = excluded.name, aliases = excluded.aliases, userid = excluded.userid, phone = excluded.phone,
      levels = excluded.levels,
      deputy_since = case when person.levels = '{}' then coalesce(excluded.deputy_since, person.deputy_since)
                          else person.deputy_since end, district = excluded.district, group_id = excluded.group_id, unit = excluded.unit,
      active = excluded.active, left_reason = excluded.left_reason,
      left_at = case when not excluded.active then coalesce(person.left_at, ${now}) end,
      contact_erased_at = case when not excluded.active and excluded.phone is null then person.contact_erased_at end,
      updated_at = excluded.updated_at`
  await tx.sql`delete from person_role where person_id = any(${ids}::int[])`
  await tx.sql`
    insert into person_role (person_id, role)
    select r.id, role from jsonb_to_recordset(${asJson}) as r(id int, roles text[]), unnest(r.roles) as role`
  await tx.sql`delete from office_contact where person_id = any(${ids}::int[])`
  await tx.sql`
    insert into office_contact (office_id, person_id)
    select office, r.id from jsonb_to_recordset(${asJson}) as r(id int, office_ids int[]), unnest(r.office_ids) as office`
}

/** Those that somebody loses, and those that somebody gets. */
async function changedAccounts(
  tx: Tx,
  rows: readonly { readonly id: number | undefined; readonly userid: string | null }[],
): Promise<string[]> {
  const ids = rows.flatMap(({ id }) => (id === undefined ? [] : [id]))
  const held = await tx.sql<{ id: number; userid: string | null }[]>`
    select id, lower(userid) as userid from person where id = any(${ids}::int[])`
  const before = new Map(held.map(({ id, userid }) => [id, userid]))
  return rows.flatMap(({ id, userid }) => {
    const [old, now] = [before.get(id ?? 0) ?? null, userid?.toLowerCase() ?? null]
    return old === now ? [] : [old, now].filter(account => account !== null)
  })
}

/** @returns the id of every group of the congress by its key. */
async function ensureGroups(
  tx: Tx,
  congressId: number,
  people: readonly RosterRecord[],
): Promise<ReadonlyMap<string, number>> {
  const known = new Map((await listGroups(tx, congressId)).map(group => [groupKey(group.name), group.id]))
  const wanted = new Map<string, string>()
  for (const { group } of people) {
    if (group === null) continue
    const key = groupKey(group)
    if (!known.has(key) && !wanted.has(key)) wanted.set(key, group)
  }
  if (wanted.size === 0) return known
  await tx.sql`
    insert into deputy_group (congress_id, name)
    select ${congressId}::int, name from unnest(${[...wanted.values()]}::text[]) with ordinality as n(name, place)
    order by place on conflict do nothing`
  return new Map((await listGroups(tx, congressId)).map(group => [groupKey(group.name), group.id]))
}

/** Taken beforehand, so that people, roles and offices of many new rows are written without asking back. */
async function newPersonIds(tx: Tx, count: number): Promise<number[]> {
  const rows = await tx.sql<{ id: number }[]>`
    select nextval(pg_get_serial_sequence('person', 'id')) as id from generate_series(1, ${count}::int)`
  return rows.map(row => row.id)
}
