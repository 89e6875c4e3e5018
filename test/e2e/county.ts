import { findEmbedded } from '../../src/db/embedded.ts'
import { openDatabase } from '../../src/db/open.ts'
import { addCountyTo } from '../features/county/county-town.ts'
import type { RunningService } from './service.ts'

/** Gives the running service's town its county and a neighbour, as an operator does beside it. */
export async function settleCounty({ dataDir }: RunningService, now: Date) {
  const url = await findEmbedded(dataDir)
  if (url === undefined) throw new Error('the service has no database')
  const db = await openDatabase({ url, poolSize: 1 })
  try {
    return await addCountyTo(db, now)
  } finally {
    await db.close()
  }
}
