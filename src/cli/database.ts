/**
 * The service's database for one command. With the embedded server the command talks to the one that the running
 * service has started; while the service is stopped the command starts it for a moment.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { lockOwner } from '../db/embedded/lock.ts'
import { findEmbedded, startEmbedded } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'
import { type Database, openDatabase } from '../db/open.ts'
import { isConnectionTrouble } from '../db/trouble.ts'
import { vaultWith } from '../db/vault.ts'
import { BadConfiguration } from '../errors.ts'
import { checkDataKeys } from '../features/personal-data/store/keys.ts'
import { createLog } from '../log.ts'
import { packageRoot } from '../package-root.ts'
import type { Session } from './session.ts'
import { WrongInput } from './wrong-input.ts'

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

/** How long one statement may take, where the whole database goes through it. */
export const wholeDatabaseMs = 30 * 60_000

/** Runs `work` on the database, brought to this version's schema. */
export async function withDatabase<T>(
  session: Session,
  work: (reached: Reached) => Promise<T>,
  limits: { readonly statementTimeoutMs?: number } = {},
): Promise<T> {
  return withServer(session, async url => {
    const applied = await migrate({ url, folder: migrationsFolder, log })
    return withConnection(session, url, limits, async db => {
      await checkDataKeys(db.sql, session.now())
      return work({ db, url, applied })
    })
  })
}

/** Runs `work` on the database as it is: nothing is migrated, and no embedded database is made. */
export async function withDatabaseAsItIs<T>(
  session: Session,
  work: (db: Database) => Promise<T>,
  limits: { readonly statementTimeoutMs?: number } = {},
): Promise<T> {
  const { databaseUrl, dataDir } = session.config()
  if (databaseUrl === null && !existsSync(join(dataDir, 'postgres')))
    throw new WrongInput(`there is no database in ${dataDir} yet`)
  return withServer(session, url => withConnection(session, url, limits, work))
}

async function withConnection<T>(
  session: Session,
  url: string,
  limits: { readonly statementTimeoutMs?: number },
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const vault = vaultWith(session.config().dataKeys.map(key => key.reveal()))
  const db = await openDatabase({ url, poolSize: 1, applicationName: 'liaison cli', vault, ...limits })
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}

/** Runs `work` with the address of a server that is there, without touching the database. */
export async function withServer<T>(session: Session, work: (url: string) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = session.config()
  if (databaseUrl !== null) return work(databaseUrl.reveal())
  const server = await reachServer(session, dataDir)
  try {
    return await work(server.url)
  } finally {
    await server.leave()
  }
}

interface Server {
  readonly url: string
  /** Says that this command is done with it; who started it stops it. */
  leave(): Promise<void>
}

/** Finds the server or starts it, and tries again while others are just starting or stopping it. */
async function reachServer(session: Session, dataDir: string): Promise<Server> {
  for (let waitedMs = 0; ; waitedMs += pauseMs) {
    const found = await findEmbedded(dataDir)
    const hold = found === undefined ? null : await tryOpen(found)
    if (found !== undefined && hold !== null) return { url: found, leave: () => hold.close() }
    if (lockOwner(dataDir) === undefined) {
      const started = await tryStarting(session, dataDir)
      if (started !== null) return started
    }
    if (waitedMs >= patienceMs) {
      throw new BadConfiguration(
        `DATA_DIR: the service with process number ${lockOwner(dataDir)} has it, but its database does not answer`,
      )
    }
    await sleep(pauseMs)
  }
}

/** A connection that tells another command that its server is in use; null when the server is gone. */
async function tryOpen(url: string): Promise<Database | null> {
  try {
    return await openDatabase({ url, poolSize: 1, acquireMs: 1_000, applicationName: 'liaison cli' })
  } catch (error) {
    if (error instanceof BadConfiguration) return null
    throw error
  }
}

/** Null when somebody else was faster. */
async function tryStarting(session: Session, dataDir: string): Promise<Server | null> {
  const isFirst = !existsSync(join(dataDir, 'postgres'))
  session.progress(isFirst ? 'making the embedded database …' : 'starting the embedded database …')
  try {
    const server = await startEmbedded(dataDir, log)
    return {
      url: server.url,
      async leave() {
        await waitForOthers(server.url)
        await server.stop()
      },
    }
  } catch (error) {
    if (error instanceof BadConfiguration && lockOwner(dataDir) !== undefined) return null
    throw error
  }
}

/** Other commands may have found the server that this one started: it is not stopped under them. */
async function waitForOthers(url: string): Promise<void> {
  const db = await tryOpen(url)
  if (db === null) return
  try {
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pauseMs) {
      const [others] = await db.sql<{ n: number }[]>`
        select count(*) as n from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid() and datname = current_database()`
      if (others === undefined || others.n === 0) return
      await sleep(pauseMs)
    }
  } catch (error) {
    // It is gone already, so nobody waits for it.
    if (!isConnectionTrouble(error)) throw error
  } finally {
    await db.close()
  }
}
