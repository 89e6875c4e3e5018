/**
 * The service's database for one command. With the embedded server the command talks to the one that the running
 * service has started; while the service is stopped the command starts it for a moment.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { lockOwner } from '../db/embedded/lock.ts'
import { findEmbedded, startEmbedded } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'
import { type Database, openDatabase } from '../db/open.ts'
import { isConnectionTrouble } from '../db/trouble.ts'
import { BadConfiguration } from '../errors.ts'
import { createLog } from '../log.ts'
import { packageRoot } from '../package-root.ts'
import type { Session } from './session.ts'

export const migrationsFolder = join(packageRoot, 'drizzle')

/** How long a command waits for a service, or another command, that is just starting the server or stopping it. */
const patienceMs = 10_000
const pauseMs = 100

/** stdout belongs to the answer, so nothing is logged. */
const log = createLog('silent')

export interface Reached {
  readonly db: Database
  readonly url: string
  /** Migrations that were missing and are applied now. */
  readonly applied: readonly string[]
}

/** Runs `work` on the database, brought to this version's schema. */
export async function withDatabase<T>(session: Session, work: (reached: Reached) => Promise<T>): Promise<T> {
  return withServer(session, async url => {
    const applied = await migrate({ url, folder: migrationsFolder, log })
    const db = await openDatabase({ url, log, poolSize: 1, applicationName: 'liaison cli' })
    try {
      return await work({ db, url, applied })
    } finally {
      await db.close()
    }
  })
}

/** Runs `work` with the address of a server that is there, without touching the database. */
export async function withServer<T>(session: Session, work: (url: string) => Promise<T>): Promise<T> {
  const config = session.config()
  if (config.databaseUrl !== null) return work(config.databaseUrl.reveal())
  const found = await findRunning(config)
  if (found !== null) return work(found)
  session.progress(
    existsSync(join(config.dataDir, 'postgres'))
      ? 'starting the embedded database …'
      : 'making the embedded database …',
  )
  const server = await startEmbedded(config.dataDir, log)
  try {
    return await work(server.url)
  } finally {
    await waitForOthers(server.url)
    await server.stop()
  }
}

/** Null when no service has the data folder, so that it is free to be started. */
async function findRunning(config: Config): Promise<string | null> {
  for (let waitedMs = 0; ; waitedMs += pauseMs) {
    const url = await findEmbedded(config.dataDir)
    if (url !== undefined) return url
    const owner = lockOwner(config.dataDir)
    if (owner === undefined) return null
    if (waitedMs >= patienceMs) {
      throw new BadConfiguration(
        `DATA_DIR: the service with process number ${owner} has it, but its database does not answer`,
      )
    }
    await sleep(pauseMs)
  }
}

/** Another command may have found the server that this one started: it is not stopped under it. */
async function waitForOthers(url: string): Promise<void> {
  try {
    const db = await openDatabase({ url, log, poolSize: 1, applicationName: 'liaison cli' })
    try {
      for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pauseMs) {
        const [others] = await db.sql<{ n: number }[]>`
          select count(*) as n from pg_stat_activity
          where backend_type = 'client backend' and pid <> pg_backend_pid() and datname = current_database()`
        if (others === undefined || others.n === 0) return
        await sleep(pauseMs)
      }
    } finally {
      await db.close()
    }
  } catch (error) {
    if (!(error instanceof BadConfiguration) && !isConnectionTrouble(error)) throw error
  }
}
