/**
 * The sample town, played through the sandbox: everything that a test says goes as a signed and encrypted
 * callback over HTTP through the whole service, and every reply and push is checked against the platform's
 * rules. A violation fails the file.
 */
import { afterAll, expect } from 'vitest'
import type { App } from '../../src/app.ts'
import { MovableClock } from '../../src/clock.ts'
import { type PlayedName, playedNames } from '../../src/config.ts'
import type { Database } from '../../src/db/open.ts'
import type { Vault } from '../../src/db/vault.ts'
import { serve } from '../../src/http/serve.ts'
import type { Logger } from '../../src/log.ts'
import { openSandbox } from '../../src/sandbox/open.ts'
import { quietLog, suiteVault, type TestDatabase, testDatabase } from './database.ts'
import { type Room, roomAt } from './room.ts'

/** A Wednesday. */
export const wednesdayMorning = new Date('2026-03-11T10:00:00+08:00')

/** Over which of WeCom's ways a town is played that does not say: the suites of `test:ways` set it. */
export const townPlays: PlayedName = playedNames.find(name => name === process.env.TOWN_PLAYS) ?? 'callback'

export type { Heard } from './room.ts'

export interface TestTown extends Room {
  readonly url: string
  readonly database: TestDatabase
  readonly app: App
  readonly clock: MovableClock
}

/**
 * Over the connection and by the app an answer is a message like any other and counts towards so many a minute, and a
 * town's clock stands while a test says a hundred things. So where a suite does not choose its way, nobody keeps count
 * from one saying to the next; the pace has tests of its own, in towns that say which way they are played.
 *
 * @param log what the service and the stand-in write their lines to
 * @param plays which of WeCom's ways the town has; left out: the one that the suite is run over
 * @param groupCards whether cards are tried in groups over the long connection
 * @param vault with what it encrypts at rest
 */
export async function startTown(
  start: Date = wednesdayMorning,
  log: Logger = quietLog,
  plays?: PlayedName,
  groupCards: 'try' | 'never' = 'try',
  vault: Vault = suiteVault,
): Promise<TestTown> {
  const database = await testDatabase({ vault })
  const { close, ...town } = await townOn(database.db, start, log, plays, groupCards)
  afterAll(async () => {
    expect(await close(), 'the platform would have refused something').toEqual([])
  })
  return { ...town, database }
}

export interface TownOn extends Omit<TestTown, 'database'> {
  /** @returns what the platform would have refused */
  close(): Promise<readonly unknown[]>
}

/** A service on a database that is there already: that of another town, restored or upgraded. Whoever opens it closes it. */
export async function townOn(
  db: Database,
  start: Date,
  log: Logger = quietLog,
  plays?: PlayedName,
  groupCards: 'try' | 'never' = 'try',
): Promise<TownOn> {
  const clock = new MovableClock(start)
  const config = { botName: '联络员', host: '127.0.0.1', groupCards }
  const sandbox = await openSandbox({ config, plays: plays ?? townPlays, db, clock, log })
  const serving = await serve(sandbox.app.http, config.host, 0)
  await sandbox.start(serving.port)
  sandbox.app.connection?.start()
  const url = `http://127.0.0.1:${serving.port}`

  async function forgetPace(): Promise<void> {
    sandbox.forgetPace()
    await db.sql`update outbox_target set recent = '{}' where recent <> '{}' and lease_by is null`
  }
  const keepsPace = plays !== undefined || townPlays === 'callback'
  const room = roomAt(url, config.botName, keepsPace ? async () => {} : forgetPace)

  return {
    ...room,
    url,
    app: sandbox.app,
    clock,
    async close() {
      const violations = sandbox.violations()
      await sandbox.close()
      await serving.stop(1_000)
      const sent = sandbox.app.dispatcher.stop()
      await Promise.all([sent, sandbox.app.connection?.stop(1_000, sent)])
      return violations
    },
  }
}
