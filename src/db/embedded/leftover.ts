/** The server that a killed service left behind. Whoever holds the folder's lock stops it in an orderly way. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '../../log.ts'
import { isServerOf, processesOf, startOf } from './process-identity.ts'
import { isAnswering, socketPath } from './socket.ts'

const POLL_MS = 10

export async function stopLeftover(folder: string, log: Logger): Promise<void> {
  const pid = serverPid(folder)
  if (pid === undefined) return
  if (isServerOf(pid, folder)) {
    log.warn({ pid }, 'stopping the database server that an earlier process left')
    await stopServer(pid)
  }
  for (const worker of processesOf(folder)) await stopServer(worker)
  if (await isAnswering(folder)) return
  // Nobody is there. PostgreSQL would take these files for a running server's when the number in them now belongs
  // to another process, or to a dead one that nobody has buried, as in a container without an init.
  for (const file of [join(folder, 'postmaster.pid'), socketPath(folder), `${socketPath(folder)}.lock`])
    rmSync(file, { force: true })
}

/** Fast shutdown; immediate when it takes too long; at last by force. @returns when the process is gone. */
export async function stopServer(pid: number): Promise<void> {
  const started = startOf(pid)
  for (const [signal, waitMs] of [
    ['SIGINT', 8000],
    ['SIGQUIT', 3000],
    ['SIGKILL', 2000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (let waited = 0; waited < waitMs; waited += POLL_MS) {
      await new Promise(resolve => setTimeout(resolve, POLL_MS))
      if (startOf(pid) !== started) return
    }
  }
}

/** The process number in `postmaster.pid`. */
function serverPid(folder: string): number | undefined {
  const pid = Number(readPidFile(folder)[0])
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

/** True once the server of this process number says that it takes connections (the file's last line). */
export function isReady(folder: string, pid: number): boolean {
  const lines = readPidFile(folder)
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready'
}

function readPidFile(folder: string): string[] {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}
