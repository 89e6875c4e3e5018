import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BadConfiguration } from '../errors.ts'
import type { Logger } from '../log.ts'
import { prepareCluster } from './embedded/cluster.ts'
import { stopLeftover } from './embedded/leftover.ts'
import { lockOwner, takeLock } from './embedded/lock.ts'
import { findPrograms } from './embedded/programs.ts'
import { serverUser } from './embedded/server-user.ts'
import { isAnswering, prepareSocketFolder, removeSocketFolder, socketUrl } from './embedded/socket.ts'
import { Server } from './embedded/supervise.ts'

export interface EmbeddedServer {
  readonly url: string
  /** Fast shutdown; releases the folder. */
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL 18 with its data in `dataDir`/postgres (made when missing) and its log in `dataDir`/postgres.log.
 * A server that a killed service left is stopped first. One service a folder.
 * @throws BadConfiguration in one sentence: the folder is in use, cannot be written, or is another version's.
 */
export async function startEmbedded(dataDir: string, log: Logger): Promise<EmbeddedServer> {
  const folder = openFolder(dataDir)
  const lock = lockIn(folder)
  if (typeof lock === 'number')
    throw new BadConfiguration(`DATA_DIR: ${folder} is in use by the service with process number ${lock}`)
  try {
    const user = serverUser()
    await stopLeftover(join(folder, 'postgres'), log)
    const cluster = await prepareCluster(folder, findPrograms(user), user, log)
    if (await isAnswering(cluster.folder))
      throw new BadConfiguration(
        `DATA_DIR: a database server outside this machine's sight is using ${folder}`,
      )
    prepareSocketFolder(cluster.folder, user)
    const server = new Server(cluster, join(folder, 'postgres.log'), log)
    await server.start()
    return {
      url: socketUrl(cluster.folder),
      async stop() {
        await server.stop()
        removeSocketFolder(cluster.folder)
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** For commands beside the running service. @returns the address of its server, or undefined when none runs. */
export async function findEmbedded(dataDir: string): Promise<string | undefined> {
  const folder = openFolder(dataDir)
  const cluster = join(folder, 'postgres')
  if (lockOwner(folder) === undefined || !(await isAnswering(cluster))) return undefined
  return socketUrl(cluster)
}

function lockIn(folder: string): ReturnType<typeof takeLock> {
  try {
    return takeLock(folder)
  } catch (error) {
    throw new BadConfiguration(`DATA_DIR: ${folder} cannot be written`, { cause: error })
  }
}

/** Not `recursive`: where nothing can be made, as in /proc, Node tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  }
}

function openFolder(dataDir: string): string {
  try {
    makeFolder(dataDir)
    return realpathSync(dataDir)
  } catch (error) {
    throw new BadConfiguration(`DATA_DIR: ${dataDir} cannot be made or entered`, { cause: error })
  }
}
