import type { Tx } from '../db/tx.ts'
import { createCongress, findCongressByName } from '../features/congress/store.ts'
import type { Congress, CongressKind } from '../features/congress/types.ts'
import { countyOf, linkAdded } from '../features/county/store/links.ts'
import { withDatabase } from './database.ts'
import { plainWord } from './plain-word.ts'
import type { Session } from './session.ts'
import { WrongInput } from './wrong-input.ts'

export interface CongressAddOptions {
  readonly name: string
  readonly kind?: CongressKind
  readonly county?: string
  readonly province?: string
}

/** Adding the same congress again is no mistake; adding another one under its name is. */
export async function congressAdd(session: Session, options: CongressAddOptions): Promise<void> {
  const { kind } = options
  const name = plainWord('--name', options.name)
  const county = options.county === undefined ? null : plainWord('--county', options.county)
  const province = options.province === undefined ? null : plainWord('--province', options.province)
  await withDatabase(session, ({ db }) =>
    db.transaction(async tx => {
      const added = await createCongress(
        tx,
        { name, kind: kind ?? 'township', county, province },
        session.now(),
      )
      if (added !== null) {
        const { document, lines } = await linked(tx, added)
        session.answer({ id: added.id, name, ...document }, [`${name} added (id ${added.id})`, ...lines])
        return
      }
      const known = await findCongressByName(tx, name)
      if (known === null) throw new WrongInput(`${name} was removed while it was being added: try again`)
      const other = [
        ...(kind !== undefined && kind !== known.kind ? [`kind ${known.kind}`] : []),
        ...(county !== null && county !== known.county ? [`county ${known.county ?? 'none'}`] : []),
        ...(province !== null && province !== known.province ? [`province ${known.province ?? 'none'}`] : []),
      ]
      if (other.length > 0)
        throw new WrongInput(`a congress ${name} is there already, with ${other.join(', ')}`)
      // What was tied or untied by hand since stays as it is.
      session.answer({ id: known.id, name, existed: true }, [`${name} was there already (id ${known.id})`])
    }),
  )
}

/** What belongs together without a doubt is tied, and said; what stays alone is tied by `congress county`. */
async function linked(
  tx: Tx,
  congress: Congress,
): Promise<{ readonly document: object; readonly lines: readonly string[] }> {
  const towns = await linkAdded(tx, congress)
  if (congress.kind === 'county') {
    const names = towns.map(town => town.name)
    return names.length === 0
      ? {
          document: {},
          lines: [
            `no town was tied; by hand: liaison congress county --congress … --county ${congress.name}`,
          ],
        }
      : { document: { towns: names }, lines: [`towns of ${congress.name}: ${names.join(', ')}`] }
  }
  const county = await countyOf(tx, congress.id)
  if (county === null && congress.county !== null)
    return {
      document: {},
      lines: [`tied to no county; by hand: liaison congress county --congress ${congress.name} --county …`],
    }
  return county === null || towns.length === 0
    ? { document: {}, lines: [] }
    : { document: { county: county.name }, lines: [`${congress.name} belongs to ${county.name}`] }
}
