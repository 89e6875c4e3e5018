/** The sample town with its county, and a second town whose only clerk is 吴晓燕; the county's liaison is 何小川. */
import type { Database } from '../../../src/db/open.ts'
import { createCongress } from '../../../src/features/congress/store.ts'
import { linkAdded } from '../../../src/features/county/store/links.ts'
import type { TestTown } from '../../support/town.ts'

export const county = '何小川'
export const second = '吴晓燕'

export const addCounty = (town: TestTown) => addCountyTo(town.database.db, town.clock.now())

export async function addCountyTo(db: Database, now: Date) {
  const [known] = await db.sql<{ id: number; county: string; province: string }[]>`
    select id, county, province from congress order by id limit 1`
  if (known === undefined) throw new Error('no town')
  return db.transaction(async tx => {
    const own = { county: known.county, province: known.province }
    const stone = await createCongress(tx, { name: '石桥镇', kind: 'township', ...own }, now)
    const made = await createCongress(
      tx,
      { name: known.county, kind: 'county', county: null, province: known.province },
      now,
    )
    if (stone === null || made === null) throw new Error('not made')
    await linkAdded(tx, made)
    for (const [congressId, name, userid] of [
      [made.id, county, 'hexiaochuan'],
      [stone.id, second, 'wuxiaoyan'],
    ] as const)
      await tx.sql`
        with added as (
          insert into person (congress_id, name, userid, updated_at)
          values (${congressId}, ${name}, ${userid}, ${now}) returning id)
        insert into person_role (person_id, role) select id, 'liaison' from added`
    return { countyId: made.id, townId: known.id, stoneId: stone.id, name: known.county }
  })
}
