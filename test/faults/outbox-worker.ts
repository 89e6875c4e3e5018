/**
 * One dispatcher in a process of its own, to be killed. Sends each message to the fake platform as
 * `{id, pid}`; the platform's answer is the delivery. Without a platform sending does nothing. Prints «ready», then
 * the id of each message whose sending it gave up because its time was over.
 */
import type { Channel } from '../../src/channels/channel.ts'
import { systemClock } from '../../src/clock.ts'
import { openDatabase } from '../../src/db/open.ts'
import { PlatformUnreachable } from '../../src/errors.ts'
import { createLog } from '../../src/log.ts'
import { createDispatcher } from '../../src/outbox/dispatcher.ts'

const [databaseUrl = '', platformUrl = '', settings = '{}'] = process.argv.slice(2)
const { leaseMs, sendTimeoutMs, concurrency, burst } = JSON.parse(settings) as Record<string, number>

const channel: Channel = {
  name: 'test',
  limits: { perMinute: null, perHour: null, burst: burst ?? 1 },
  async send({ id }, signal) {
    if (platformUrl === '') return
    try {
      await fetch(platformUrl, { method: 'POST', body: JSON.stringify({ id, pid: process.pid }), signal })
    } catch (error) {
      throw new PlatformUnreachable('lost', 'unknown', { cause: error })
    }
  },
}

const log = createLog('error')
const db = await openDatabase({ url: databaseUrl })
const dispatcher = createDispatcher({
  db,
  clock: systemClock,
  channels: [channel],
  log,
  concurrency: concurrency ?? 16,
  leaseMs: leaseMs ?? 30_000,
  sendTimeoutMs: sendTimeoutMs ?? 10_000,
  // On a machine that stands still for so long: the one other way in which a message may come twice.
  onAttempt({ id, result }) {
    if (result === 'retry') process.stdout.write(`${id}\n`)
  },
})
// Whoever started it is gone, and nobody else will end it.
process.stdin.resume().once('end', () => process.exit(1))
process.once('SIGTERM', async () => {
  await dispatcher.stop()
  await db.close()
  process.exit(0)
})
await dispatcher.start()
process.stdout.write('ready\n')
