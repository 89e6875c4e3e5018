/** Which town belongs to which county that is served here. */
import type { Tx } from '../../../db/tx.ts'
import type { Congress } from '../../congress/types.ts'
import { provinceName } from '../../suggestions/rules/provinces.ts'

/** The towns of a county, in the order in which they were added. */
export function townsOf(tx: Tx, countyId: number): Promise<Congress[]> {
  return tx.sql<Congress[]>`
    select id, name, kind, county, province, zone, settings from congress
    where county_id = ${countyId} and kind <> 'county' order by id`
}

/** The county that a town belongs to; null: none is served here. */
export async function countyOf(tx: Tx, townId: number): Promise<Pick<Congress, 'id' | 'name'> | null> {
  const [row] = await tx.sql<{ id: number; name: string }[]>`
    select k.id, k.name from congress c join congress k on k.id = c.county_id where c.id = ${townId}`
  return row ?? null
}

/** Ties a town to a county, or to none. What the county is called stands at the town, too: untied, it names none. */
export async function linkTown(
  tx: Tx,
  townId: number,
  county: Pick<Congress, 'id' | 'name'> | null,
): Promise<void> {
  await tx.sql`
    update congress set county_id = ${county?.id ?? null}::int, county = ${county?.name ?? null}
    where id = ${townId}`
}

/** A town and a county that call themselves the same, of the same province: nothing else can be meant where both say which. */
const belongTogether = (town: Congress, county: Congress): boolean =>
  town.county === county.name &&
  town.province !== null &&
  county.province !== null &&
  provinceName(town.province) === provinceName(county.province)

/**
 * Ties what belongs together without a doubt and is not tied yet, when one of the two has just been made.
 * @returns the towns that were tied
 */
export async function linkAdded(tx: Tx, added: Congress): Promise<readonly Congress[]> {
  const [towns, counties] =
    added.kind === 'county' ? [await untied(tx), [added]] : [[added], await countiesIn(tx)]
  const tied: Congress[] = []
  for (const town of towns) {
    const county = counties.find(one => belongTogether(town, one))
    if (county === undefined || (await countyOf(tx, town.id)) !== null) continue
    await linkTown(tx, town.id, county)
    tied.push(town)
  }
  return tied
}

const untied = (tx: Tx): Promise<Congress[]> => tx.sql<Congress[]>`
  select id, name, kind, county, province, zone, settings from congress
  where county_id is null and kind <> 'county' order by id for no key update`

const countiesIn = (tx: Tx): Promise<Congress[]> => tx.sql<Congress[]>`
  select id, name, kind, county, province, zone, settings from congress where kind = 'county' order by id`
