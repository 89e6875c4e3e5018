import type { Tx } from '../../../db/tx.ts'

export interface Office {
  readonly id: number
  readonly name: string
}

/** Adds the offices that are not there yet. @returns the id of every office of the congress by its name. */
export async function ensureOffices(
  tx: Tx,
  congressId: number,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (names.length > 0) {
    await tx.sql`
      insert into office (congress_id, name)
      select ${congressId}::int, name
      from unnest(${[...new Set(names)]}::text[]) with ordinality as n(name, place)
      order by place on conflict do nothing`
  }
  return new Map((await listOffices(tx, congressId)).map(office => [office.name, office.id]))
}

/** In the order in which they were added. */
export async function listOffices(tx: Tx, congressId: number): Promise<readonly Office[]> {
  return tx.sql<Office[]>`select id, name from office where congress_id = ${congressId} order by id`
}

/** @returns the office, and whether it is new. */
export async function addOffice(
  tx: Tx,
  congressId: number,
  name: string,
): Promise<{ readonly id: number; readonly isNew: boolean }> {
  const [added] = await tx.sql<{ id: number }[]>`
    insert into office (congress_id, name) values (${congressId}, ${name}) on conflict do nothing returning id`
  if (added !== undefined) return { id: added.id, isNew: true }
  const [known] = await tx.sql<{ id: number }[]>`
    select id from office where congress_id = ${congressId} and name = ${name}`
  if (known === undefined) throw new Error('an office that is there was not found')
  return { id: known.id, isNew: false }
}
