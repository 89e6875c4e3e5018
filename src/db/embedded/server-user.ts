/** PostgreSQL refuses to run as root. A service that runs as root runs the server as user `postgres`. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { BadConfiguration } from '../../errors.ts'

export interface ServerUser {
  readonly uid: number
  readonly gid: number
}

const NAME = 'postgres'

/**
 * @returns undefined when the service's own user will do.
 * @throws BadConfiguration when the service is root and there is no user `postgres` and none can be made.
 */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const found = findUser()
  if (found) return found
  const made = spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    NAME,
  ])
  const user = findUser()
  if (made.status === 0 && user) return user
  throw new BadConfiguration(
    'PostgreSQL does not run as root and a user postgres could not be created: start the service as an ordinary user, or set DATABASE_URL',
  )
}

/** True when the user can enter the folder: every folder above it lets him through. */
export function canEnter(user: ServerUser | undefined, folder: string): boolean {
  if (!user) return true
  return spawnSync('/bin/sh', ['-c', 'cd -P -- "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0
}

function findUser(): ServerUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith(`${NAME}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}
