/**
 * The folder of a PostgreSQL server's data. It gets its name only when it is complete, so that an initialisation
 * that was cut off leaves nothing that looks like a database.
 */
import { execFile } from 'node:child_process'
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { BadConfiguration } from '../../errors.ts'
import type { Logger } from '../../log.ts'
import { canEnter, type ServerUser } from './server-user.ts'

const MAJOR = '18'
const DRAFT = 'postgres.draft-'

export interface Cluster {
  readonly folder: string
  /** The folder as the server is told: where its user cannot come by path, it is placed there and stays. */
  readonly argument: string
  readonly user: ServerUser | undefined
  readonly programs: string
}

/** @throws BadConfiguration when the folder is another version's or the server's user cannot use it. */
export async function prepareCluster(
  dataDir: string,
  programs: string,
  user: ServerUser | undefined,
  log: Logger,
): Promise<Cluster> {
  const folder = join(dataDir, 'postgres')
  for (const name of readdirSync(dataDir))
    if (name.startsWith(DRAFT)) rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 3 })
  const isLink = lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true
  if (isLink && !existsSync(folder))
    throw new BadConfiguration(
      `DATA_DIR: ${folder} leads to ${readlinkSync(folder)}, which is not there: is its disk mounted?`,
    )
  if (existsSync(folder) && !isComplete(folder)) setAside(dataDir, folder, log)
  if (!existsSync(folder)) await initialise(dataDir, folder, programs, user)
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (version !== MAJOR)
    throw new BadConfiguration(
      `DATA_DIR: ${folder} is of PostgreSQL ${version}, this is ${MAJOR}: see docs/deploy.md`,
    )
  return { folder, argument: argumentFor(folder, user), user, programs }
}

function isComplete(folder: string): boolean {
  return existsSync(join(folder, 'PG_VERSION')) && existsSync(join(folder, 'global', 'pg_control'))
}

function setAside(dataDir: string, folder: string, log: Logger): void {
  let n = 1
  while (lstatSync(join(dataDir, `postgres.incomplete-${n}`), { throwIfNoEntry: false })) n++
  const aside = join(dataDir, `postgres.incomplete-${n}`)
  renameSync(folder, aside)
  log.warn({ aside }, 'the database folder is incomplete: set aside, starting with an empty one')
}

async function initialise(
  dataDir: string,
  folder: string,
  programs: string,
  user: ServerUser | undefined,
): Promise<void> {
  const draft = mkdtempSync(join(dataDir, DRAFT))
  if (user) chownSync(draft, user.uid, user.gid)
  // C.UTF-8 knows Chinese letters and sorts by code; pg_trgm asks the ctype what a letter is.
  const options = [
    ['-D', argumentFor(draft, user)],
    ['--username=liaison', '--auth-local=trust', '--auth-host=reject', '--no-instructions'],
    ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ['--lc-collate=C', `--lc-ctype=${process.platform === 'darwin' ? 'UTF-8' : 'C.UTF-8'}`],
  ].flat()
  try {
    await promisify(execFile)(join(programs, 'initdb'), options, { ...user, cwd: draft, env: SERVER_ENV })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    throw new BadConfiguration(`DATA_DIR: the database could not be created in ${dataDir}: ${said}`, {
      cause: error,
    })
  }
  renameSync(draft, folder)
}

/** No setting of the operator's own PostgreSQL (PGDATA, PGPORT …) may reach ours. */
export const SERVER_ENV = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** Linux: a process whose working folder this is reaches it without passing the folders above. */
function argumentFor(folder: string, user: ServerUser | undefined): string {
  if (canEnter(user, folder)) return folder
  if (process.platform === 'linux') return '/proc/self/cwd'
  throw new BadConfiguration(`DATA_DIR: user postgres cannot reach ${folder}: choose a folder that it can`)
}
