/** A replica reduced to its migrations: waits for a line, migrates, prints how many it applied. */
import { migrate } from '../../src/db/migrate.ts'
import { createLog } from '../../src/log.ts'

const [url = '', folder = ''] = process.argv.slice(2)
console.log('ready')
await new Promise(resolve => process.stdin.once('data', resolve))
console.log((await migrate({ url, folder, log: createLog('silent') })).length)
process.exit()
