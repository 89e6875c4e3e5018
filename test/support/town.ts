/**
 * The sample town, played through the sandbox: everything that a test says goes as a signed and encrypted
 * callback over HTTP through the whole service, and every reply and push is checked against the platform's
 * rules. A violation fails the file.
 */
import { afterAll, expect } from 'vitest'
import type { App } from '../../src/app.ts'
import { MovableClock } from '../../src/clock.ts'
import type { PlayedName } from '../../src/config.ts'
import { serve } from '../../src/http/serve.ts'
import type { Logger } from '../../src/log.ts'
import { openSandbox } from '../../src/sandbox/open.ts'
import { quietLog, type TestDatabase, testDatabase } from './database.ts'
import { type Room, roomAt } from './room.ts'

/** A Wednesday. */
export const wednesdayMorning = new Date('2026-03-11T10:00:00+08:00')

export type { Heard } from './room.ts'

export interface TestTown extends Room {
  readonly url: string
  readonly database: TestDatabase
  readonly app: App
  readonly clock: MovableClock
}

/**
 * @param log what the service and the stand-in write their lines to
 * @param plays which of WeCom's ways the town has
 * @param groupCards whether cards are tried in groups over the long connection
 */
export async function startTown(
  start: Date = wednesdayMorning,
  log: Logger = quietLog,
  plays: PlayedName = 'callback',
  groupCards: 'try' | 'never' = 'try',
): Promise<TestTown> {
  const database = await testDatabase()
  const clock = new MovableClock(start)
  const config = { botName: '联络员', host: '127.0.0.1', groupCards }
  const sandbox = await openSandbox({ config, plays, db: database.db, clock, log })
  const serving = await serve(sandbox.app.http, config.host, 0)
  await sandbox.start(serving.port)
  sandbox.app.connection?.start()
  const url = `http://127.0.0.1:${serving.port}`

  afterAll(async () => {
    const violations = sandbox.violations()
    await sandbox.close()
    await serving.stop(1_000)
    const sent = sandbox.app.dispatcher.stop()
    await Promise.all([sent, sandbox.app.connection?.stop(1_000, sent)])
    expect(violations, 'the platform would have refused something').toEqual([])
  })

  return { ...roomAt(url, config.botName), url, database, app: sandbox.app, clock }
}
