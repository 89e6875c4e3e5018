import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { UnusableBackup } from './unusable-backup.ts'

/** What is written: a stream, and what it goes through. */
export type Flow = readonly [NodeJS.ReadableStream, ...NodeJS.ReadWriteStream[]]

/**
 * A file that has its name only when it is whole and on the disk; until then it is `file.partial`. Readable for its
 * owner alone.
 * @param make writes the file, once, and tells what it made of it
 * @param options.over a file of the name is replaced, when the new one is whole
 * @throws UnusableBackup when the file is there already or cannot be written
 */
export async function wholeFile<T>(
  file: string,
  make: (write: (flow: Flow) => Promise<void>) => Promise<T>,
  { over = false }: { readonly over?: boolean } = {},
): Promise<{ readonly bytes: number; readonly made: T }> {
  if (!over && existsSync(file)) throw new UnusableBackup(`${file} is there already`)
  const partial = `${file}.partial`
  const made = await make(flow => write(partial, flow))
  const { size } = await stat(partial)
  await rename(partial, file)
  return { bytes: size, made }
}

/** Takes away what it has begun when it cannot end it; never what was there before. */
async function write(partial: string, flow: Flow): Promise<void> {
  // `flush`: the name that promises a whole file is given only to one that a power cut cannot take back.
  const target = createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true })
  let opened = false
  target.once('open', () => {
    opened = true
  })
  try {
    await pipeline([...flow, target])
  } catch (error) {
    if (opened) await rm(partial, { force: true })
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
