/**
 * The server listens on a unix socket only. Whoever may enter the socket's folder (0700, the server's user and root)
 * may use the database, so that there is no password to keep and no port to be taken.
 */
import { createHash } from 'node:crypto'
import { chownSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { BadConfiguration } from '../../errors.ts'
import type { ServerUser } from './server-user.ts'

const FILE = '.s.PGSQL.5432'
/** unix(7): 108 bytes with the closing zero; macOS has 104. */
const MAX_PATH_BYTES = 103

/** The folder of the socket: the database's own, or a short one when the path would be too long. */
export function socketFolder(cluster: string): string {
  if (Buffer.byteLength(join(cluster, FILE)) <= MAX_PATH_BYTES) return cluster
  return `/tmp/liaison-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`
}

export function socketPath(cluster: string): string {
  return join(socketFolder(cluster), FILE)
}

export function socketUrl(cluster: string): string {
  return `postgres://liaison@${encodeURIComponent(socketFolder(cluster))}/postgres`
}

/** @throws BadConfiguration when somebody else has made the folder before us. */
export function prepareSocketFolder(cluster: string, user: ServerUser | undefined): void {
  const folder = socketFolder(cluster)
  if (folder === cluster) return
  const uid = user?.uid ?? process.getuid?.() ?? 0
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (user && lstatSync(folder).uid === 0) chownSync(folder, user.uid, user.gid)
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0)
    throw new BadConfiguration(
      `DATA_DIR: ${folder} belongs to somebody else: remove it, or choose a shorter DATA_DIR`,
    )
}

/** Removes the short folder, if there is one. */
export function removeSocketFolder(cluster: string): void {
  const folder = socketFolder(cluster)
  if (folder !== cluster) rmSync(folder, { recursive: true, force: true })
}

/** True when a server answers there, in this or another container. */
export function isAnswering(cluster: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ path: socketPath(cluster), timeout: 1000 })
    const end = (answering: boolean) => {
      socket.destroy()
      resolve(answering)
    }
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(true))
  })
}
