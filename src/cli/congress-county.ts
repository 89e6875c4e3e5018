import { countyOf, linkTown } from '../features/county/store/links.ts'
import { withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import type { Session } from './session.ts'
import { WrongInput } from './wrong-input.ts'

export interface CongressCountyOptions {
  readonly congress: string
  readonly county?: string
  readonly none?: boolean
}

/** Whose county sees a town's counts and sends it notices. */
export async function congressCounty(session: Session, options: CongressCountyOptions): Promise<void> {
  await withDatabase(session, ({ db }) =>
    db.transaction(async tx => {
      const town = await congressCalled(tx, options.congress)
      if (town.kind === 'county') throw new WrongInput(`${town.name} is a county: name a town`)
      if (options.county !== undefined) {
        const county = await congressCalled(tx, options.county)
        if (county.kind !== 'county') throw new WrongInput(`${county.name} is no county`)
        await linkTown(tx, town.id, county)
      } else if (options.none === true) await linkTown(tx, town.id, null)
      const county = await countyOf(tx, town.id)
      session.answer({ id: town.id, name: town.name, county: county?.name ?? null }, [
        county === null ? `${town.name} belongs to no county` : `${town.name} belongs to ${county.name}`,
      ])
    }),
  )
}
