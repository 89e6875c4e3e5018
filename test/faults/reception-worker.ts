/**
 * One replica of the service's schedule and dispatcher in a process of its own, to be killed. Reads instants from its
 * input: at each it moves its clock there, does what is due, sends what can be sent, and prints «done»; and before it
 * «gave up» for each message whose sending it gave up because its time was over.
 */
import { createInterface } from 'node:readline'
import { createWebhookChannel } from '../../src/channels/webhook.ts'
import { MovableClock } from '../../src/clock.ts'
import { openDatabase } from '../../src/db/open.ts'
import { createLog } from '../../src/log.ts'
import { createDispatcher } from '../../src/outbox/dispatcher.ts'
import { jobs } from '../../src/schedule/jobs.ts'
import { runDue } from '../../src/schedule/run-due.ts'

const [databaseUrl = '', apiBase = '', start = '', leaseMs = '', sendTimeoutMs = ''] = process.argv.slice(2)

const log = createLog('fatal')
const db = await openDatabase({ url: databaseUrl, poolSize: 4 })
const clock = new MovableClock(new Date(start))
const dispatcher = createDispatcher({
  db,
  clock,
  log,
  channels: [createWebhookChannel({ sql: db.sql, apiBase: () => apiBase })],
  leaseMs: Number(leaseMs),
  sendTimeoutMs: Number(sendTimeoutMs),
  // On a machine that stands still for so long: the one other way in which a message may come twice.
  onAttempt({ result }) {
    if (result === 'retry') process.stdout.write('gave up\n')
  },
})
process.stdout.write('ready\n')
// Its end is the end of whoever started it: nobody else will end this process.
for await (const instant of createInterface({ input: process.stdin })) {
  clock.moveTo(new Date(instant))
  await runDue({ db, clock, jobs, botName: '联络员', log })
  await dispatcher.runOnce()
  process.stdout.write('done\n')
}
await dispatcher.stop()
await db.close()
