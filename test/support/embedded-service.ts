/**
 * A service reduced to its database, to be killed: starts the embedded server in the folder it is given, then writes
 * rows and prints the number of each that was acknowledged. With `lock` it only takes the folder's lock.
 */

import { takeLock } from '../../src/db/embedded/lock.ts'
import { startEmbedded } from '../../src/db/embedded.ts'
import { openDatabase } from '../../src/db/open.ts'
import { createLog } from '../../src/log.ts'

const [folder = '', what] = process.argv.slice(2)
const log = createLog('silent')

if (what === 'lock') {
  console.log('ready')
  await new Promise(resolve => process.stdin.once('data', resolve))
  console.log(typeof takeLock(folder) === 'number' ? 'refused' : 'taken')
  await new Promise(resolve => process.stdin.once('data', resolve))
  process.exit()
}

try {
  const server = await startEmbedded(folder, log)
  const db = await openDatabase({ url: server.url, poolSize: 1 })
  await db.sql`create table if not exists written (n bigserial primary key)`
  for (;;) {
    const [row] = await db.sql<{ n: number }[]>`insert into written default values returning n`
    console.log(row?.n)
  }
} catch (error) {
  console.log(error instanceof Error ? `${error.name}: ${error.message}` : error)
  process.exit(1)
}
