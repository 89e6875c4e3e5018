import { createWriteStream, fstatSync } from 'node:fs'
import { link, lstat, rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { UnusableBackup } from './unusable-backup.ts'

/** What is written: a stream, and what it goes through. */
export type Flow = readonly [NodeJS.ReadableStream, ...NodeJS.ReadWriteStream[]]

/**
 * A file that has its name only when it is whole and on the disk; until then it is `file.partial`. Readable for its
 * owner alone.
 * @param make writes the file, once, and tells what it made of it
 * @param options.over a file of the name is replaced, when the new one is whole
 * @param options.leftBefore so is a `file.partial` that was last written to before: whoever wrote it was cut off
 * @throws UnusableBackup when the file is there already or cannot be written
 */
export async function wholeFile<T>(
  file: string,
  make: (write: (flow: Flow) => Promise<void>) => Promise<T>,
  { over = false, leftBefore }: { readonly over?: boolean; readonly leftBefore?: Date } = {},
): Promise<{ readonly bytes: number; readonly made: T }> {
  if (!over && (await isThere(file))) throw new UnusableBackup(`${file} is there already`)
  const partial = `${file}.partial`
  if (leftBefore !== undefined && (await isLeft(partial, leftBefore))) await rm(partial, { force: true })
  let own: number | null = null
  const made = await make(async flow => {
    own = await write(partial, flow)
  })
  const { size, ino } = await stat(partial)
  // Whoever stood still has lost it to another, who may be in the middle.
  if (ino !== own) throw new UnusableBackup(`${partial} was taken over by another that writes ${file}`)
  if (over) await rename(partial, file)
  else if (!(await giveNewName(partial, file))) {
    await rm(partial, { force: true })
    throw new UnusableBackup(`${file} is there already`)
  }
  return { bytes: size, made }
}

/** A link counts as itself, also one that leads nowhere: whoever takes its place has replaced it. */
export const isThere = (file: string) => lstat(file).catch(() => null)

/**
 * Renames, and replaces nothing, whatever has come since somebody looked.
 * @returns false: the name is taken, and everything is as it was
 */
export async function giveNewName(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'EEXIST') return false
    // Of these some disks (FAT, some of networks) have no second names.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)) throw error
    if (await isThere(to)) return false
    await rename(from, to)
    return true
  }
  await rm(from)
  return true
}

async function isLeft(partial: string, before: Date): Promise<boolean> {
  const there = await stat(partial).catch(() => null)
  return there?.isFile() === true && there.mtime < before
}

/**
 * Takes away what it has begun when it cannot end it; never what was there before.
 * @returns the number of the file it has written (inode)
 */
async function write(partial: string, flow: Flow): Promise<number> {
  // `flush`: the name that promises a whole file is given only to one that a power cut cannot take back.
  const target = createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true })
  let own = -1
  target.once('open', descriptor => {
    own = fstatSync(descriptor).ino
  })
  try {
    await pipeline([...flow, target])
    return own
  } catch (error) {
    if ((await stat(partial).catch(() => null))?.ino === own) await rm(partial, { force: true })
    throw causedBy(error, partial)
  }
}

function causedBy(error: unknown, partial: string): unknown {
  // An error of the file system names its call; the database's do not.
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return error
  return new UnusableBackup(
    error.code === 'EEXIST'
      ? `${partial} is there already: another backup is being written, or one was cut off and can be deleted`
      : `${partial} cannot be written (${error.code})`,
  )
}
