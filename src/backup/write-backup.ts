import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Database } from '../db/open.ts'
import { type OnTable, totalRows } from './format.ts'
import { freeze, linesOf, readHeader } from './snapshot.ts'
import { UnusableBackup } from './unusable-backup.ts'

export interface Written {
  readonly tables: number
  readonly rows: number
  readonly bytes: number
}

/**
 * Writes the database into `file`, readable for its owner alone: it holds phones, reasons for leave and keys. Until it
 * is whole and on the disk it is `file.partial`. Works while the service runs.
 * @param at the moment to write on it
 * @throws UnusableBackup when `file` is there already or cannot be written, or there is nothing to back up
 */
export async function writeBackup(
  db: Database,
  file: string,
  at: Date,
  onTable: OnTable = () => undefined,
): Promise<Written> {
  if (existsSync(file)) throw new UnusableBackup(`${file} is there already`)
  const partial = `${file}.partial`
  const header = await db.transaction(async tx => {
    await freeze(tx)
    const found = await readHeader(tx, at)
    await write(partial, linesOf(tx, found, onTable))
    return found
  })
  const { size } = await stat(partial)
  await rename(partial, file)
  return { tables: header.tables.length, rows: totalRows(header), bytes: size }
}

/** Takes away what it has begun when it cannot end it; never what was there before. */
async function write(partial: string, lines: AsyncIterable<string>): Promise<void> {
  // `flush`: the name that promises a whole file is given only to one that a power cut cannot take back.
  const target = createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true })
  let opened = false
  target.once('open', () => {
    opened = true
  })
  try {
    await pipeline(Readable.from(lines), createGzip(), target)
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
